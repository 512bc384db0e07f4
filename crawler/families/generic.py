"""Pages of no known family: every link by its text, and the pager, by word or by number."""

from crawler.families.family import Listing, Page
from crawler.families.linked_list import read_linked_list
from crawler.families.rows import base_of, read_anchors


class Generic:
    """Any HTML page. Recognises everything, so it is asked last."""

    name = "generic"

    def recognises(self, page: Page) -> bool:
        """Always."""
        return True

    def read(self, page: Page) -> Listing:
        """Every link of the page, and the next page by the text of its link, else by its number."""
        return read_linked_list(page)

    def links_of(self, page: Page) -> Listing:
        """Every link of a page that is no list."""
        root = page.tree
        if root is None:
            return Listing()
        anchors = read_anchors(root, base_of(root, page.url))
        return Listing(links=anchors.links, unlinked=anchors.unlinked)
