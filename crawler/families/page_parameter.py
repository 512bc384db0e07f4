"""Lists whose pages are counted by a parameter of their address (`cur_page=2`), all else of it kept byte by byte."""

import re
from dataclasses import dataclass
from functools import cached_property

from crawler.families.family import MAX_PAGES, ChainEnd, Fetch


@dataclass(frozen=True)
class PageParameter:
    """The parameter of a family's lists that counts their pages, from 1."""

    name: str

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"([?&]{self.name}=)(\d{{0,9}})(?=[&#]|$)")

    def number(self, url: str) -> int:
        """The page that an address asks for; 1 where it names none."""
        match = self._pattern.search(url)
        return max(int(match[2] or 1), 1) if match else 1

    def url(self, url: str, number: int) -> str:
        """The address of another page of the same list."""
        if self._pattern.search(url):
            return self._pattern.sub(rf"\g<1>{number}", url, count=1)
        return f"{url}{'&' if '?' in url else '?'}{self.name}={number}"

    def following(self, url: str, *, last: bool) -> tuple[tuple[Fetch, ...], ChainEnd]:
        """The next page of a list, and the end of the page at `url`: proven if it is the last."""
        if last:
            return (), "proven"
        number = self.number(url)
        if number >= MAX_PAGES:
            return (), "unproven"
        return (Fetch(self.url(url, number + 1)),), "more"
