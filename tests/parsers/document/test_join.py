"""Parts joined to one document, and a document as text."""

from parsers.document.blocks import Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.document.join import join
from parsers.document.render import as_text
from parsers.report import Finding, Where


def _document(part: int, *blocks: str | list[list[SpanCell]], title: str = "") -> Document:
    made = []
    for number, block in enumerate(blocks):
        where = Where(part=part, block=number)
        made.append(Paragraph(block, where) if isinstance(block, str) else Table(lay_out([block], where).rows, where))
    metas = {"title": title} if title else {}
    return Document(tuple(made), "text/html", metas, (Finding("seen", "info", f"part {part}"),))


def test_blocks_are_numbered_through_and_keep_their_part() -> None:
    joined = join(
        [_document(0, "a", "b", title="first"), _document(1, "c", [[SpanCell("1"), SpanCell("2")]], title="x")]
    )
    assert [block.where.block for block in joined.blocks] == [0, 1, 2, 3]
    assert [block.where.part for block in joined.blocks] == [0, 0, 1, 1]
    table = joined.blocks[3]
    assert isinstance(table, Table)
    assert table.rows[0][1].where == Where(part=1, block=3, line=1, cell=2)
    assert joined.metas == {"title": "first"}
    assert [finding.detail for finding in joined.findings] == ["part 0", "part 1"]


def test_a_single_document_is_itself() -> None:
    only = _document(0, "a")
    assert join([only]) is only


def test_text_has_tables_as_rows_of_tabs_with_merged_cells_once() -> None:
    table = [[SpanCell("总\n计", 2), SpanCell("甲", 1, 2)], [SpanCell("1"), SpanCell("")]]
    assert as_text(_document(0, "标题", table, "尾").blocks) == "标题\n总 计\t甲\n\t1\t\n尾"
