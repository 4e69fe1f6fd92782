"""A name is one line of text that shows what it says."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from accounts.names import clean_name


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("  Gus   van  Sant ", "Gus van Sant"),
        ("Gus\nHost", "GusHost"),
        ("Gus\u202e tsoH", "Gus tsoH"),
        ("Gus\u200b", "Gus"),
        ("علی\u200cرضا", "علی\u200cرضا"),  # noqa: RUF001
        ("Zoë 🎙", "Zoë 🎙"),
    ],
)
def test_what_is_kept(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@pytest.mark.parametrize("nothing", ["", "   ", "\u200b\u200b", "🎙", "…!", "\u202e", "x" * 61])
def test_what_is_refused(nothing: str) -> None:
    with pytest.raises(ValidationError):
        clean_name(nothing)


@given(st.text(max_size=80))
def test_whatever_is_kept_stays_and_is_one_line(name: str) -> None:
    try:
        kept = clean_name(name)
    except ValidationError:
        return
    assert clean_name(kept) == kept
    assert len(kept.splitlines()) == 1
