"""The generation of the form is told by labels, for each section."""

from parsers.forms.choose import Seen, choose_forms
from parsers.forms.load import families

REQUESTS, DISCLOSURE, REVIEW = "requests", "proactive_disclosure", "review_litigation"


def _chosen(*seen: Seen) -> dict[str, str]:
    return {section: form.id for section, form in choose_forms(seen, families()[0]).items()}


def test_without_evidence_it_is_the_newest() -> None:
    assert _chosen() == {DISCLOSURE: "2021", REQUESTS: "2021", REVIEW: "2021"}


def test_column_labels_tell_table_2_and_the_others_follow() -> None:
    assert set(_chosen(Seen("t2_art20_1", "disclosed_total", False)).values()) == {"2019"}
    assert set(_chosen(Seen("t2_art20_1", "in_force", False)).values()) == {"2021"}


def test_labels_that_both_have_tell_nothing() -> None:
    assert set(_chosen(Seen("t2_art20_1", "regulations", True), Seen("t3_requests", "granted", True)).values()) == {
        "2021"
    }


def test_a_document_may_mix_the_forms() -> None:
    """Table 2 of 2021 with the plain row （六）其他处理 of 2019."""
    chosen = _chosen(Seen("t2_art20_1", "in_force", False), Seen("t3_requests", "other_handling", True))
    assert chosen == {DISCLOSURE: "2021", REQUESTS: "2019", REVIEW: "2021"}


def test_sub_rows_outweigh_figures_on_their_group() -> None:
    seen = Seen("t3_requests", "other_handling", True), Seen("t3_requests", "other_fee_overdue", True)
    assert _chosen(*seen)[REQUESTS] == "2021"


def test_a_table_that_only_one_generation_has_tells() -> None:
    assert _chosen(Seen("t2_art20_9", "central_procurement", True))[DISCLOSURE] == "2019"
