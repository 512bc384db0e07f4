"""Block pages are recognised, and no page is taken for one. A case is named KIND-what.STATUS.html; `none` is a page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.blocks import recognise
from crawler.blocks.kinds import BLOCKS, block_of
from crawler.blocks.recognise import LARGEST, in_page, in_refusal, is_drawn
from crawler.blocks.skim import Skim
from crawler.blocks.wordings import MISSING_MARKS, MISSING_TEXT, MISSING_TITLE
from crawler.portals.portal import Portal
from tests.portals.world import sample_world

CASES = Path(__file__).parent / "cases"
PAGES = Path(__file__).parents[2] / "cases"
FAMILY_PAGES = Path(__file__).parents[1] / "families" / "cases"
URL = "http://www.smx.gov.cn/zfxxgk/nb/a.html"
SMX = Portal(id="smx", name="三门峡市", region="411200", level="city", home="http://www.smx.gov.cn/")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.html")), ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    name, status = case.stem.split(".")
    text = case.read_text(encoding="utf-8")
    kind = name.partition("-")[0]
    refused = recognise.by_status(int(status))
    found = in_refusal(int(status), text, URL) if refused else in_page(text, URL, SMX.owns)
    assert found == (None if kind == "none" else kind)


def test_a_refusal_that_says_nothing_is_what_its_status_stands_for() -> None:
    assert in_refusal(403, "", URL) == "forbidden"
    assert in_refusal(412, "", URL) == "challenge"


def test_no_page_of_the_sample_portals_is_taken_for_a_block() -> None:
    """Those that their truth says are blocked are served by scripts, not pages."""
    checked = 0
    for portal in sample_world():
        for site in portal.sites:
            for url, page in site.pages():
                if "html" not in page.content_type or len(page.body) > LARGEST:
                    continue
                text = page.body.decode("utf-8", "replace")
                assert in_page(text, url, lambda _: True) is None, url
                checked += 1
    assert checked > 180


@pytest.mark.parametrize("page", [*PAGES.glob("*.html"), *FAMILY_PAGES.glob("*.html")], ids=lambda page: page.name)
def test_no_recorded_page_is_taken_for_a_block(page: Path) -> None:
    assert in_page(page.read_text(encoding="utf-8", errors="replace"), URL, SMX.owns) is None


@given(
    st.lists(
        st.sampled_from(("页面", "a b", " ", "&nbsp;", "\u3000", "<p>", "</p>", "<", ">", "<script>", "</script>"))
    ),
    st.integers(0, 12),
)
def test_what_there_is_to_read_is_counted_up_to_a_number(pieces: list[str], most: int) -> None:
    page = Skim("".join(pieces), URL)
    assert page.amount(most) == min(len(page.visible), most + 1)


@given(st.from_regex(MISSING_TEXT) | st.from_regex(MISSING_TITLE))
def test_what_says_that_a_page_is_missing_bears_one_of_the_marks(text: str) -> None:
    assert any(mark in text.lower() for mark in MISSING_MARKS)


def test_scripts_that_draw_a_list_are_told_from_lists_with_nothing_in_them() -> None:
    assert is_drawn('<ul id="list"></ul><script>$.ajax({url:"/api/list"})</script>')
    assert is_drawn('<ul id="list"></ul><script src="/js/wPaginate.js"></script>')
    assert is_drawn('<div id="app"></div><script src=/static/js/chunk-vendors.3f2a.js></script>')
    assert not is_drawn('<ul><li>暂无相关信息</li></ul><script>$.ajax({url:"/count"})</script>')
    assert not is_drawn("<ul></ul>")


def test_reasons_about_robots_txt_are_one_kind() -> None:
    assert {block_of(reason) for reason in ("robots_denied", "robots_unavailable", "crawl_delay")} == {"robots"}
    assert all(block_of(kind) == kind for kind in BLOCKS)


_PIECES = [
    "<",
    ">",
    "<a ",
    "<script",
    "</script>",
    "<script src=",
    "<title>",
    "</title",
    "访问被",
    "404",
    "页面",
    "x" * 90,
]


@given(st.lists(st.sampled_from(_PIECES), max_size=400), st.integers(200, 599))
def test_any_markup_has_an_answer(pieces: list[str], status: int) -> None:
    text = "".join(pieces)
    assert in_page(text, URL, SMX.owns) in (None, *BLOCKS)
    assert in_refusal(status, text, URL) in (None, *BLOCKS)
    is_drawn(text)


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<script src=", "<script ", "<title>", "访问被", "<meta ", "404 ", "error "]
)
def test_hostile_pages_take_linear_time(piece: str) -> None:
    text = piece * (LARGEST // len(piece.encode()))
    assert in_page(f"<body>{text}", URL, SMX.owns) in (None, "soft_404")
    assert in_refusal(403, text, URL) == "forbidden"
    assert not is_drawn(text)
