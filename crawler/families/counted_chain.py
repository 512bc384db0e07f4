"""Where a list ends whose server answers it page by page, with or without saying how many rows there are in all."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families.family import ChainEnd

MAX_PAGES = 2_000  # more than any column has: a larger number is a broken or hostile page


def end_of_chain(*, number: int, size: int, rows: int, total: int | None, size_is_kept: bool) -> ChainEnd:
    """The end that page `number` (from 1) shows by its `rows`.

    `size` is the page size asked for; `size_is_kept` says that the server states the same. Where it does not, it may
    have pages of its own size: then a short page may be a full one, and only an empty page is the last for certain.
    """
    before = (number - 1) * size
    if rows == 0:
        return "proven" if total is None or before >= total else "unproven"
    counts = size_is_kept or number == 1 or rows == size
    if counts and total is not None and before + rows == total:
        return "proven"
    return "more" if number < MAX_PAGES else "unproven"


def field_of(url: str, name: str) -> str | None:
    """The value of a query field; None where it is not there."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True)).get(name)


def page_number(text: str | None) -> int:
    """A page number as a request states it, from 1: what is none counts as the first page, and so does 0."""
    return max(1, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 7 else 1


def with_field(url: str, name: str, value: str) -> str:
    """The address with one query field set; the others stay as they are, in their order."""
    parts = urlsplit(url)
    fields = dict(parse_qsl(parts.query, keep_blank_values=True)) | {name: value}
    return parts._replace(query=urlencode(fields)).geturl()
