"""Openness, the disclosure system of Xuancheng, Bozhou and others in Anhui: annual reports are a type of their own."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.family import MAX_PAGES, Fetch, Listing, Page
from crawler.families.link_evidence import shown_by_address
from crawler.families.linked_list import read_linked_list

_EVIDENCE = r"/(?:XxgkAnnualReport|OpennessContent)/|/OpennessAnnualReport\?"
_ITEM = re.compile(r"/(?:XxgkAnnualReport|OpennessContent)/show/\d+\.html$|/OpennessAnnualReport$", re.IGNORECASE)
_LIST = re.compile(r"(/showList/[^/.]+(?:/(?!page_\d)[^/.]+)?)(?:/page_(\d{1,9})\.html|\.html|/?)$", re.IGNORECASE)


class AhOpenness:
    """Lists of the Openness controllers; rows are the links to an annual report or a content, and those with a date."""

    name = "ah-openness"

    def recognises(self, page: Page) -> bool:
        """An address of one of the family's controllers, the page's own or one of its site."""
        return shown_by_address(page, _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """Every link, and the pager; where only a script can turn it, the pages by the number in the address."""
        listing = read_linked_list(page, is_item)
        if listing.end == "unproven" and not listing.next_pages:
            return _numbered_by_address(page.asked.url, listing)
        return listing


def is_item(url: str) -> bool:
    """Whether an address is that of an annual report or of another content."""
    return bool(_ITEM.search(urlsplit(url).path))


def _numbered_by_address(url: str, listing: Listing) -> Listing:
    """The list at `…/showList/<organ>/<category>[/page_<n>].html`: its next page, until one has no rows."""
    path = urlsplit(url).path
    match = _LIST.search(path)
    if match is None:
        return listing
    number = int(match[2] or 1)
    if number > 1 and not any(link.row for link in listing.links):
        return replace(listing, end="proven", number=number)
    if number >= MAX_PAGES:
        return listing
    following = f"{url.partition(path)[0]}{path[: match.start()]}{match[1]}/page_{number + 1}.html"
    return replace(listing, next_pages=(Fetch(following),), end="more", number=number)
