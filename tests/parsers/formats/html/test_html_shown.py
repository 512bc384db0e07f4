"""What cells show in a browser beside plain text."""

import pytest
from lxml import html

from parsers.cells.values import read_value
from parsers.document.blocks import Table
from parsers.formats.html.reader import read_html
from parsers.formats.html.shown import mark_digits
from parsers.formats.html.tables import read_table
from parsers.report import State, Where


def test_rows_and_cells_that_a_browser_does_not_show_take_no_place() -> None:
    unseen = '<td style="display:none">9</td><td hidden>8</td>'
    rows = f"<tr>{unseen}<td>1</td><td>2</td></tr><tr style='display: none'><td>7</td></tr>"
    hidden = f"<table hidden><tr>{unseen}<td>3</td><td>4</td></tr><tr><td>5</td><td>6</td></tr></table>"
    page = (
        f"<table>{rows}<tbody hidden><tr><td>6</td></tr></tbody><tr><td>3</td>{unseen}<td>4</td></tr></table>{hidden}"
    )
    document = read_html(f"<html><body>{page}</body></html>")
    [table] = [block for block in document.blocks if isinstance(block, Table)]
    assert [[cell.text for cell in row] for row in table.rows] == [["1", "2"], ["3", "4"]]
    assert [finding.code for finding in document.findings] == ["hidden_text"]


def _text(cell: str) -> str:
    row = html.fromstring(f"<table><tr><td>{cell}</td></tr></table>")
    mark_digits(row)
    table, _ = read_table(row, Where())
    return table.rows[0][0].text


@pytest.mark.parametrize(
    ("cell", "text", "value", "state"),
    [
        ("5<sup>1</sup>", "5¹", 5, "doubtful"),
        ('5<a href="#n"><sup>①</sup></a>', "5①", 5, "doubtful"),
        ("5<sub>2</sub>", "5₂", 5, "doubtful"),
        ("<sup>5</sup>", "5", 5, "read"),
        ("<del>5</del>6", "5̶6", 6, "doubtful"),
        ("<p><s><b>1</b>2</s></p>", "1̶2̶", None, "unreadable"),
        ("<b>5</b><span><i><sup>1</sup></i></span>", "5¹", 5, "doubtful"),
        ("<sup>1</sup>5", "¹5", 5, "doubtful"),
        ('<span style="TEXT-DECORATION: line-through">5</span>6', "5̶6", 6, "doubtful"),
        ('5<span style="vertical-align:super">1</span>', "5¹", 5, "doubtful"),
        ('5<b style="VERTICAL-ALIGN: sub">1</b>', "5¹", 5, "doubtful"),
        ('5<span style="position:relative;mso-text-raise:5.0pt">1</span>', "5¹", 5, "doubtful"),
        ('<span style="vertical-align:super">5</span>', "5", 5, "read"),
        ('5<span style="vertical-align: subtle">1</span>', "51", 51, "read"),
        ('5<a href="a.htm#_ftn1" name="_ftnref1">1</a>', "5¹", 5, "doubtful"),
        ("<ruby>5<rt>1</rt></ruby>", "5¹", 5, "doubtful"),
        ("<ruby>5<rp>(</rp><rt>1</rt><rp>)</rp></ruby>", "5(1)", None, "unreadable"),
        ('<span style="opacity: 0">1</span>5', "5", 5, "read"),
        ('<span style="opacity: 0.9">1</span>5', "15", 15, "read"),
        ('5<span style="mso-hide:all">3</span>', "5", 5, "read"),
        ('5<span style="visibility: hidden">3</span>6', "56", 56, "read"),
        ('<span style="font-size:0"><b>5</b></span>', "5", 5, "read"),
        ('<input value="5">', "5", 5, "read"),
        ('<input type=hidden value="7"><input type="text" value="5"/>', "5", 5, "read"),
        ('<input value="5">6', "5 6", 56, "doubtful"),
        ("<textarea> 4 </textarea>", "4", 4, "read"),
        ("<select><option>1</option><option selected>2</option></select>", "2", 2, "read"),
        ("<select><option>1</option><option>2</option></select>", "1", 1, "read"),
        ("<select></select>", "", None, "blank"),
        ('<p><img src="5.png"></p>', "\ufffc", None, "unreadable"),
        ('<img src="5.png">5', "5", 5, "read"),
        ('<img src="blank.gif" width="1px">', "", None, "blank"),
    ],
)
def test_a_cell_says_what_a_browser_shows(cell: str, text: str, value: int | None, state: State) -> None:
    read = read_value(_text(cell), "count")
    assert (_text(cell), read.value, read.state) == (text, value, state)
