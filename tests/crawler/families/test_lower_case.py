"""ASCII letters become lower case, and every character keeps its place."""

from hypothesis import given
from hypothesis import strategies as st

from crawler.families.lower_case import lower_case


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("AZaz<İſK公")))
def test_ascii_letters_alone_become_lower_case(markup: str) -> None:
    assert lower_case(markup) == "".join(letter.lower() if letter.isascii() else letter for letter in markup)
