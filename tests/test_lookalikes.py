"""Names that could be taken for another's are found, whatever letters they are written with."""
# ruff: noqa: RUF001, RUF003 (letters that look like others are the point)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spaces.lookalikes import resembles, skeleton


@pytest.mark.parametrize(
    "other",
    [
        "Alice Host",
        "alice host",
        "ALICE HOST",
        "Аlice Host",  # Cyrillic А
        "Αlice Ηost",  # Greek Α and Η
        "Aliсe Hоst",  # Cyrillic с and о
        "A1ice Host",
        "AIice Host",
        "Alice H0st",
        "AliceHost",
        "Alice  Host",
        "Alice_Host",
        "Alice.Host!",
        "Álïce Hôst",
        "Alice\u200bHost",
        "Alice\u2060 Host",
        "Ali\u0441e Host",
        "Ａｌｉｃｅ Ｈｏｓｔ",  # fullwidth
        "𝐀𝐥𝐢𝐜𝐞 𝐇𝐨𝐬𝐭",
        "𝒜𝓁𝒾𝒸ℯ ℋℴ𝓈𝓉",
        "Ⓐⓛⓘⓒⓔ Ⓗⓞⓢⓣ",
        "Al\u0131ce Host",  # dotless i
        "A\u217cice Host",  # small roman numeral fifty
        "✨ Alice Host ✨",
    ],
)
def test_these_could_be_taken_for_the_host(other: str) -> None:
    assert resembles(other, "Alice Host")


@pytest.mark.parametrize("other", ["Alicia Host", "Bob", "Alice", "Alice Host 2", "Malice Host", ""])
def test_these_could_not(other: str) -> None:
    assert not resembles(other, "Alice Host")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ольга", "Ольга"), ("李雷", "李雷"), ("علی", "علی"), ("O'Neil", "ONeil"), ("Zoë", "Zoe")],
)
def test_in_any_script(one: str, other: str) -> None:
    assert resembles(one, other)


def test_different_names_of_other_scripts_do_not() -> None:
    assert not resembles("李雷", "韩梅")
    assert not resembles("Ольга", "Инна")


def test_what_has_no_letters_resembles_nothing() -> None:
    assert not resembles("🎙", "🎙")
    assert not resembles("…", "")


@given(st.text(max_size=60), st.text(max_size=60))
def test_it_is_mutual(one: str, other: str) -> None:
    assert resembles(one, other) == resembles(other, one)


@given(st.text(max_size=60))
def test_case_spaces_and_marks_make_no_difference(name: str) -> None:
    spaced = " ".join(name) + "!"
    assert skeleton(spaced) == skeleton(name)
    assert skeleton(skeleton(name)) == skeleton(name)
