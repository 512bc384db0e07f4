"""Where each body and year of a portal stands."""

import pytest

from crawler.ledger.listed import Entrance, ListedReport
from pipelines.flows.standing import PortalFacts, Reported, Slot, Standing, changed, standings

HOME = Entrance(captured=True, state="done", reason=None)
BUREAU = "三门峡市教育局"


def link(title: str, *, year: int = 2023, state: str = "pending", reason: str | None = None, captured: bool = False,
         url: str = "http://a/1", columns: tuple[str, ...] = ()) -> ListedReport:  # fmt: skip
    return ListedReport(url, title, columns, year, state, reason, captured)


def stand(*, entrance: Entrance | None = HOME, complete: bool = True, **facts: object) -> dict[Slot, Standing]:
    return standings(PortalFacts("三门峡市人民政府", entrance, complete, 2025, **facts))  # type: ignore[arg-type]


def test_years_between_those_reported_are_not_listed() -> None:
    reported = (Reported("http://a/1", BUREAU, 2021, "parsed"), Reported("http://a/2", BUREAU, 2023, "unreadable"))
    assert stand(reported=reported) == {
        Slot(BUREAU, 2021): Standing("captured"),
        Slot(BUREAU, 2022): Standing("not_listed_chain_proven"),
        Slot(BUREAU, 2023): Standing("captured", "unreadable"),
    }


def test_where_a_list_was_not_read_to_its_end_nothing_is_proven() -> None:
    reported = (Reported("http://a/1", BUREAU, 2023, "parsed"),)
    found = stand(complete=False, obstacle="challenge", reported=reported, years=(2022, 2023))
    assert found[Slot(BUREAU, 2022)] == Standing("not_listed_chain_unproven", "challenge")


@pytest.mark.parametrize(
    ("state", "reason", "standing"),
    [
        ("blocked", "challenge", Standing("blocked", "challenge")),
        ("blocked", "robots_denied", Standing("robots_denied", "robots_denied")),
        ("blocked", "robots_unavailable", Standing("robots_denied", "robots_unavailable")),
        ("failed", "timeout", Standing("listed_not_fetched", "timeout")),
        ("pending", None, Standing("listed_not_fetched", "pending")),
        ("skipped", "year", Standing("listed_not_fetched", "year")),
        ("skipped", "outside", Standing("listed_not_fetched", "outside")),
    ],
)
def test_listed_and_not_got(state: str, reason: str | None, standing: Standing) -> None:
    listed = (link(f"{BUREAU}2023年政府信息公开工作年度报告", state=state, reason=reason),)
    assert stand(listed=listed) == {Slot(BUREAU, 2023): standing}


def test_a_body_named_by_its_column_or_without_its_place() -> None:
    reported = (Reported("http://a/9", BUREAU, 2022, "parsed"),)
    listed = (
        link("2023年政府信息公开工作年度报告", columns=("年报", "市教育局"), state="failed", reason="dns"),
        link("市财政局2022年政府信息公开工作年度报告", year=2022, url="http://a/2", state="failed", reason="dns"),
    )
    found = stand(reported=reported, listed=listed)
    assert found[Slot(BUREAU, 2023)] == Standing("listed_not_fetched", "dns")
    assert found[Slot("市财政局", 2022)] == Standing("listed_not_fetched", "dns")


def test_got_and_not_read_yet_has_no_standing_and_is_no_gap() -> None:
    listed = (link(f"{BUREAU}2023年政府信息公开工作年度报告", captured=True, state="done"),)
    assert Slot(BUREAU, 2023) not in stand(listed=listed)


def test_what_names_no_body_owes_no_other_year() -> None:
    listed = (link("2023年", captured=True, state="done"), link("2022年", year=2022, state="failed", reason="dns"))
    reported = (Reported("http://a/9", BUREAU, 2021, "parsed"),)
    found = stand(listed=listed, reported=reported)
    assert {slot for slot in found if slot.body != BUREAU} == {Slot("2022年", 2022)}
    again = stand(reported=reported, before=found)
    assert again[Slot("2022年", 2022)].status == "not_listed_chain_proven"


def test_a_listed_document_that_is_no_report_is_not_published_only_if_its_title_names_none() -> None:
    """A list that names the report is no sign that it was not published, whatever stands there now."""
    titles = (f"{BUREAU}2023年政府信息公开工作年度报告", f"{BUREAU}发布2022年政府信息公开工作年度报告")
    listed = tuple(
        link(title, year=2023 - index, captured=True, url=f"http://a/t20240115_100000{index}.html")
        for index, title in enumerate(titles)
    )
    found = stand(listed=listed, not_reports=frozenset(one.url for one in listed))
    assert found == {Slot(BUREAU, 2023): Standing("listed_not_fetched", "not_a_report")}


def test_a_link_that_names_its_body_otherwise_ends_under_the_name_of_the_report() -> None:
    listed = (link("教育体育局2023年政府信息公开工作年度报告", captured=True, state="done"),)
    before = {Slot("教育体育局", 2023): Standing("listed_not_fetched", "timeout")}
    found = stand(listed=listed, before=before, reported=(Reported("http://a/1", BUREAU, 2023, "parsed"),))
    assert found == {
        Slot(BUREAU, 2023): Standing("captured"),
        Slot("教育体育局", 2023): Standing("captured", f"as {BUREAU}, 2023"),
    }


@pytest.mark.parametrize(
    ("entrance", "standing"),
    [
        (Entrance(captured=False, state="blocked", reason="challenge"), Standing("blocked", "challenge")),
        (Entrance(captured=False, state="blocked", reason="robots_denied"), Standing("robots_denied", "robots_denied")),
        (Entrance(captured=False, state="failed", reason="timeout"), Standing("not_searched", "timeout")),
        (Entrance(captured=False, state="pending", reason=None), Standing("not_searched", "pending")),
        (None, Standing("not_searched")),
    ],
)
def test_a_portal_that_was_never_entered_stands_for_itself(entrance: Entrance | None, standing: Standing) -> None:
    assert stand(entrance=entrance, complete=False) == {Slot("三门峡市人民政府", 2025): standing}


def test_only_what_changed_is_written() -> None:
    now = {Slot(BUREAU, 2022): Standing("captured"), Slot(BUREAU, 2023): Standing("blocked", "waf")}
    assert changed(now, {Slot(BUREAU, 2022): Standing("captured")}) == {Slot(BUREAU, 2023): Standing("blocked", "waf")}
