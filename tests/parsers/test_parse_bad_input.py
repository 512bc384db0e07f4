"""Bad documents through the one door: always a report that says what is wrong, never an exception."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.formats.read import MAX_BYTES
from parsers.parse import parse
from parsers.report import Report, as_json
from parsers.source import Bundle, RawPart
from tests.render.html_grid import html_body
from tests.render.sample_report import random_report

CASES = Path(__file__).parents[1] / "cases"
PAGE = (CASES / "real-033.html").read_bytes()
SEED = (CASES / "seed-003.txt").read_bytes()


def _parse(content: bytes, media_type: str | None = None, charset: str | None = None) -> Report:
    report = parse(Bundle((RawPart(content, media_type=media_type, charset=charset),)))
    json.loads(as_json(report))
    return report


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_document"),
        (b"\n\t \r\n", "empty_document"),
        (b"<html><body></body></html>", "empty_document"),
        (b"<html><body><img src=scan.jpg></body></html>", "empty_document"),
        (bytes(range(256)) * 40, "unrecognised_bytes"),
        (b"\x00" * 1000 + b"\x01", "unrecognised_bytes"),
        (b"%PDF-1.7 rubbish", "format_not_supported"),
        (b"PK\x03\x04" + b"\x00" * 30, "format_not_supported"),
        (b"<div>" * 10_000 + "一、总体情况".encode(), "nesting_too_deep"),
        ("政府信息公开\n".encode() * (20 * 2**20 // 19), "too_large"),
    ],
)
def test_unreadable_documents(content: bytes, code: str) -> None:
    report = _parse(content)
    assert report.status == "unreadable"
    (finding,) = report.findings
    assert (finding.code, finding.severity) == (code, "error")
    assert report.sections == ()
    assert report.cells == ()


def test_an_empty_page_says_that_it_holds_pictures() -> None:
    assert "1 pictures" in _parse(b"<html><body><img src=scan.jpg></body></html>").findings[0].detail


def test_a_document_at_the_limit_is_read() -> None:
    assert _parse(("政府信息公开" * 500 + "\n").encode() * (MAX_BYTES // 9001)).status == "not_a_report"


def test_ten_megabytes_on_one_line_end() -> None:
    assert _parse("一、总体情况 ".encode() * 500_000).status in {"not_a_report", "partial"}


def test_a_hostile_table_ends() -> None:
    rows = "<tr><td colspan=100000 rowspan=100000>规章<td>0</tr>" * 2000
    assert _parse(f"<table>{rows}</table>".encode()).status in {"not_a_report", "partial"}


def test_names_that_are_no_text_are_escaped() -> None:
    part = RawPart(SEED, media_type="text/\udcff", member="\udcfe.txt")
    report = parse(Bundle((part,), path="\udcff/seed.txt", url="http://\udc80/"))
    assert report.source.path == "\\udcff/seed.txt"
    json.loads(as_json(report))


def test_escapes_and_controls_in_a_title_do_not_reach_the_facts() -> None:
    title = "某局\x1b[31m2024年\u202e政府信息\x07公开工作年度报告"
    report = _parse(SEED.replace(" 2024年政府信息公开工作年度报告".encode(), title.encode(), 1))
    assert report.title == "某局2024年政府信息公开工作年度报告"


def test_a_bundle_without_parts_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        parse(Bundle(()))


@given(st.binary(max_size=3000), st.sampled_from([None, "text/html", "text/plain; charset=utf-16", "application/pdf"]))
def test_any_bytes(content: bytes, media_type: str | None) -> None:
    assert _parse(content, media_type).status in {"unreadable", "not_a_report", "partial"}


@settings(max_examples=40)
@given(st.sampled_from([PAGE, SEED]), st.data())
def test_any_cut_and_damage_of_a_report(whole: bytes, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    stop = data.draw(st.integers(start, len(whole)))
    junk = data.draw(st.binary(max_size=20))
    at = data.draw(st.integers(start, stop))
    _parse(whole[start:at] + junk + whole[at:stop])


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _parse(text.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize("twentieths", [1, 4, 7, 10, 13, 16, 19])
def test_a_report_that_ends_too_early_is_not_told_as_whole(twentieths: int) -> None:
    """As where a server announces fewer bytes than it sends: what follows is not read."""
    sample = random_report("cut", agency="某市水利局", year=2023)
    page = f"<html><body><h1>{sample.title}</h1>{html_body(sample)}</body></html>".encode()
    assert _parse(page).status == "parsed"
    assert _parse(page[: len(page) * twentieths // 20]).status != "parsed"
