"""The data dictionary as a page: what may be added up, every column with its meaning and unit, every code."""

import sys
from collections.abc import Iterator

from corpus.tables.dictionary import codes, columns
from corpus.tables.schemas import ABOUT, SCHEMA_NUMBER, SCHEMAS


def as_markdown() -> str:
    """The page, in Markdown."""
    return "\n".join(_page())


def _page() -> Iterator[str]:
    yield _INTRODUCTION
    for table in SCHEMAS:
        yield f"## `{table}`\n\nA row is {ABOUT[table]}.\n"
        yield "| column | type | null | meaning | unit |\n|---|---|---|---|---|"
        for entry in columns():
            if entry.table == table:
                yield f"| `{entry.column}` | {entry.type} | {entry.nullable} | {entry.meaning} | {entry.unit} |"
        yield ""
    yield _CODES
    yield "| form | table | axis | code | no. | label | unit | kind | role | under | evidence |"
    yield "|---|---|---|---|---|---|---|---|---|---|---|"
    for code in codes():
        yield "| " + " | ".join(code) + " |"
    yield ""


_INTRODUCTION = f"""# Codebook

Every column of the corpus, schema {SCHEMA_NUMBER}. Generated from the schemas and the form files
(`python -m corpus.tables.codebook > docs/codebook.md`): change those, not this page.

All strings are UTF-8, all times UTC. Columns that nothing fills yet are there and null (or `unknown`). The current
view is the highest `version` of each `report_id`.

## Which cells may be added up

`role` says what part a row plays in its table's count: `inflow` (requests that came in), `outcome_leaf` (one way in
which a request was settled), `group` (a heading; where a document prints numbers beside it, they are sums of the rows
under it), `outcome_total` (the printed total of the outcomes), `outflow` (carried to the next year), `other`.

`additive` is true for a cell that is counted in itself: neither its row nor its column is a group or the total of
others. Within one report version, additive cells of one table and one role may be summed without counting anything
twice: in `t3_requests` and `t4_review_litigation` over rows and columns, in the other tables over the rows of one
column (their columns are different quantities: what was issued this year is also in force). The rows of the
statistics before 2019 are different quantities in different units: of them only requests received and the ways in
which they were answered are additive. So the additive
`outcome_leaf` cells of `t3_requests` sum to its `processed_total`, and its additive `inflow` cells to the additive
`outcome_leaf` and `outflow` cells together.

Two ways of counting twice that no column forbids: the same report in two versions (take the current view), and
`carried_over` over several years (what one year carries forward, the next takes over). A sum leaves out what has no
number: look at `state` first.
"""

_CODES = """## Codes of rows and columns

As the form prints them. A line of kind `group` has no cells on the form; one of kind `extra` is not on the form, but
known from documents that add it; one of kind `label` is a column of words. `evidence` tells lines read in a source
(`retrieved`) from those only `recalled` from general knowledge of the form: most of the table of 2014. A value read in
such a line is what the document prints beside that label, but confirm the line before comparing bodies or years by it.
"""

if __name__ == "__main__":
    sys.stdout.write(as_markdown())
