"""Families that the addresses of a site show: its own, not those of the sites that it links to."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Page
from crawler.families.trs_list import names_pages


def shown_by_address(page: Page, pattern: str) -> bool:
    """Whether the address of a page, or an href within its host, has a part that matches (cases do not differ).

    Links alone do not make a page whose pager is TRS's one of another family: portals link to their older systems.
    """
    if re.search(pattern, page.url, re.IGNORECASE):
        return True
    if not re.search(pattern, page.text, re.IGNORECASE):
        return False
    host = re.escape(urlsplit(page.url).netloc)
    within = rf"""(?:(?:https?:)?//{host}(?=/))?(?!//)[^"'\s>:]{{0,200}}?(?:{pattern})"""
    href = re.compile(rf"""href\s*=\s*["']?\s*{within}""", re.IGNORECASE)
    return href.search(page.text) is not None and not names_pages(page.text)
