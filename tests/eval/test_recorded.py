"""The recorded reports as the evaluation sees them."""

from tests.eval.recorded import measure_recorded
from tests.eval.trial import ACTIVITIES, FORM_NAMES, trials


def test_no_recorded_report_is_misread_in_silence() -> None:
    assert [count.name for count in measure_recorded() if count.tally.silent] == []


def test_seeds_without_damage_call_for_no_finding() -> None:
    calm = {count.name for count in measure_recorded() if count.tally.calm}
    assert {"seed-000.txt", "seed-001.txt", "seed-004.txt", "real-033.html"} <= calm
    assert not calm & {"seed-002.txt", "seed-003.txt", "real-041.txt", "real-046.md", "real-009.txt"}


def test_nine_reports_go_through_every_form_with_every_activity() -> None:
    drawn = {(trial.form, trial.activity) for trial in trials("tab_rows", "none", 9)}
    assert drawn == {(form, activity) for form in FORM_NAMES for activity in ACTIVITIES}
