"""The statutory forms from their data files, read once and checked."""

from functools import cache
from pathlib import Path

import msgspec
import yaml

from parsers.forms.model import Form, TableForm

_DATA = Path(__file__).parent / "data"


class FormError(ValueError):
    """A form file that contradicts itself or the model."""


@cache
def forms() -> tuple[Form, ...]:
    """Every form there is, the newest first. Raises FormError, naming file and place."""
    found = [load_form(path) for path in _DATA.glob("*.yml")]
    return tuple(sorted(found, key=lambda form: form.id, reverse=True))


@cache
def families() -> tuple[tuple[Form, ...], ...]:
    """The forms in groups that have tables in common, the newest first: only within a group do documents mix them."""
    groups: list[tuple[Form, ...]] = []
    for known in forms():
        related = [group for group in groups if any(_share_tables(known, other) for other in group)]
        groups = [group for group in groups if group not in related]
        groups.append((*(other for group in related for other in group), known))
    return tuple(groups)


def _share_tables(one: Form, other: Form) -> bool:
    return any(other.table(table.code) for table in one.tables)


def form(form_id: str) -> Form:
    """The form of this id. Raises KeyError."""
    for known in forms():
        if known.id == form_id:
            return known
    raise KeyError(form_id)


def load_form(path: Path) -> Form:
    """One form file. Raises FormError, naming file and place."""
    try:
        read = msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Form)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise FormError(f"{path.name}: {error}") from error
    for table in read.tables:
        _check(table, path.name)
    return read


def _check(table: TableForm, file: str) -> None:
    """Codes are unique, and every identity and group names lines that are there."""
    for lines in (table.columns, table.rows):
        codes = [line.code for line in lines]
        if len(set(codes)) < len(codes):
            raise FormError(f"{file}: {table.code}: a row or column code occurs twice")
        for line in lines:
            if line.under is not None and line.under not in codes:
                raise FormError(f"{file}: {table.code}: {line.code} stands under {line.under}, which is not there")
    for identity in table.identities:
        lines = table.columns if identity.over == "row" else table.rows
        known = {line.code for line in lines}
        for term in (*identity.terms, *identity.minus, *identity.equals):
            if term.partition("@")[0] not in known:
                raise FormError(f"{file}: {table.code}: {identity.code} names {term}, which is not there")
