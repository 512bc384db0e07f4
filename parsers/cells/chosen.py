"""The forms chosen for a document: its tables, and their rows of numbers in the sequence of the outline."""

from collections.abc import Mapping

from parsers.cells.outline import Entry, Outline
from parsers.forms.model import Form, Line, TableForm


class ChosenTables:
    """One version of each statutory table.

    `words` is the outline that the forms are part of. `tables` and `form_ids` are by table code, `sections` gives the
    codes of each section's tables, `rows` are the entries of all rows of numbers in order.
    """

    def __init__(self, forms: Mapping[str, Form], words: Outline) -> None:
        """`forms` gives the form by section (as `parsers.forms.choose.choose_forms` does)."""
        self.words = words
        self.form_ids: dict[str, str] = {}
        self.sections: dict[str, list[str]] = {section: [] for section in forms}
        self.tables: dict[str, TableForm] = {}
        for section, form in forms.items():
            for table in form.tables:
                if table.section == section:
                    self.tables[table.code] = table
                    self.form_ids[table.code] = form.id
                    self.sections[section].append(table.code)
        self.rows = [entry for entry in words.entries if entry.is_row and self._holds_numbers(entry)]

    def width(self, entry: Entry) -> int:
        """How many columns of numbers the table of a row has; 0 where the forms chosen have no such table."""
        table = self.tables.get(entry.table)
        return len(table.data_columns) if table else 0

    def line(self, entry: Entry) -> Line | None:
        """The row as its form has it."""
        table = self.tables.get(entry.table)
        return table.rows_by_code.get(entry.code) if table else None

    def children(self, entry: Entry) -> list[Entry]:
        """The rows of numbers under a group row, in order."""
        under = [(row, self.line(row)) for row in self.rows if row.table == entry.table]
        return [row for row, line in under if line is not None and line.under == entry.code]

    def _holds_numbers(self, entry: Entry) -> bool:
        line = self.line(entry)
        return line is not None and line.holds_numbers
