"""The recorder: from a capture of a store to a case of a family."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from crawler.archive.exchange import Exchange, Request, Response
from crawler.archive.writer import ArchiveWriter
from crawler.ledger.ledger import Ledger
from tests.crawler.families.case import listing_of, read_case
from tests.crawler.families.record import main

LIST = "http://www.example.gov.cn/nb/list.asp"
PAGE = '<a href="/info/9.asp?id=4">某局2023年政府信息公开年报</a> 2024-01-09 <a href="list.asp?page=2">下一页</a>'
FORM = "pageNo=2&name=%E6%95%99"


@pytest.fixture
def captures(tmp_path: Path) -> dict[str, str]:
    """The ids of captures of a store: a page in GBK, an answer to a POST, a picture."""
    pages = {
        "page": (LIST, b"text/html; charset=gb2312", PAGE.encode("gbk")),
        "answer": (f"{LIST}#{FORM}", b"text/html", PAGE.encode()),
        "picture": ("http://www.example.gov.cn/a.png", b"image/png", b"\x89PNG\r\n"),
    }
    with Ledger(tmp_path / "ledger.sqlite") as ledger, ArchiveWriter(tmp_path / "archive", software="test") as archive:
        ids = {}
        for name, (url, media_type, body) in pages.items():
            received = Response(200, ((b"Content-Type", media_type),), body)
            when = datetime(2026, 1, 15, tzinfo=UTC)
            entry = archive.write(
                Exchange(url, url.partition("#")[0], when, "run-1", "new", "list", Request(), received)
            )
            assert ledger.record(entry)
            ids[name] = entry.capture.capture_id
    return ids


@pytest.mark.parametrize(("name", "form"), [("page", ()), ("answer", (("pageNo", "2"), ("name", "教")))])
def test_a_capture_becomes_a_case_that_holds(
    tmp_path: Path, captures: dict[str, str], name: str, form: tuple[tuple[str, str], ...]
) -> None:
    assert main([str(tmp_path), captures[name], "generic-old-list"], tmp_path) == 0
    page, family, expected = read_case(tmp_path / "generic-old-list.html")
    assert (page.url, page.asked.url, page.asked.form, family) == (LIST, LIST, form, "auto")
    assert listing_of(page, family) == expected
    assert expected["next_pages"] == [[f"{LIST}?page=2"]]
    row = ["http://www.example.gov.cn/info/9.asp?id=4", "某局2023年政府信息公开年报", "2024-01-09", True]
    assert row in expected["links"]  # type: ignore[operator]  # a list, as it stands in the file
    lines = (tmp_path / "generic-old-list.json").read_text(encoding="utf-8").splitlines()
    assert sum("年报" in line for line in lines) == 1  # a link a line, for a person to read


def test_an_address_is_as_good_as_an_id(tmp_path: Path, captures: dict[str, str]) -> None:
    for name, capture in (("by-id", captures["page"]), ("by-address", LIST)):
        assert main([str(tmp_path), capture, name], tmp_path) == 0
    assert read_case(tmp_path / "by-id.html") == read_case(tmp_path / "by-address.html")


def test_a_case_is_never_written_over(tmp_path: Path, captures: dict[str, str]) -> None:
    assert main([str(tmp_path), captures["page"], "a"], tmp_path) == 0
    before = (tmp_path / "a.json").read_bytes()
    assert main([str(tmp_path), captures["answer"], "a"], tmp_path) == 2
    assert (tmp_path / "a.json").read_bytes() == before


def test_what_is_no_page_is_said(tmp_path: Path, captures: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    for store, capture, said in (
        (tmp_path / "none", captures["page"], "no store"),
        (tmp_path, "00000000-0000-0000-0000-000000000000", "no capture"),
        (tmp_path, "http://www.example.gov.cn/none", "no capture"),
        (tmp_path, captures["picture"], "brought no text"),
    ):
        assert main([str(store), capture, "a"], tmp_path) == 2
        assert said in capsys.readouterr().err
    assert not (tmp_path / "a.json").exists()
