"""Whether the forms of a document's tables fit its year and the notice it cites; these check and never choose."""

import re
from collections.abc import Iterator, Sequence

from parsers.forms.load import forms
from parsers.forms.model import Form
from parsers.report import Finding

_NOTICE = re.compile(r"国办(?:公开办)?[发函]\W{0,2}(20\d\d)\W{0,2}(\d{1,3})号")


def form_for(year: int | None) -> Form | None:
    """The form that was made for a report year."""
    return next((form for form in forms() if year is not None and _is_for(form, year)), None)


def is_free(form: Form) -> bool:
    """Whether a form prescribes no table: those it has are samples."""
    return all(table.local for table in form.tables)


def disagreements(used: Sequence[str], year: int | None, text: str) -> Iterator[Finding]:
    """Findings on tables whose form was made for other years, and on a notice cited in `text` that is another's.

    `used` are the ids of the forms of the tables.
    """
    own = [form for form in forms() if form.id in used]
    for form in own:
        if year is not None and not _is_for(form, year):
            detail = f"tables are on the form of {form.id}, made for {_span(form)}; the report is on {year}"
            yield Finding("form_of_other_years", "info", detail)
    cited = set(_NOTICE.findall(text))
    others = [form for form in forms() if form not in own and cited & set(_NOTICE.findall(form.document or ""))]
    if own and others and not any(cited & set(_NOTICE.findall(form.document or "")) for form in own):
        named = ", ".join(str(form.document) for form in others)
        yield Finding("form_cited_otherwise", "info", f"{named} is cited; tables are on the form of {own[0].id}")


def _is_for(form: Form, year: int) -> bool:
    first, last = form.years
    return first <= year and (last is None or year <= last)


def _span(form: Form) -> str:
    first, last = form.years
    return f"{first} to {last}" if last else f"{first} on"
