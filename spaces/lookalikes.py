"""Names that could be taken for another's: the same to the eye, whatever the letters are.

Two names resemble each other when their skeletons are equal. A skeleton is made as in UTS 39, section 4, with
Unicode's table of confusable characters, and drops what the eye skips: case, accents, spaces and punctuation.
"""

import unicodedata
from functools import cache

from confusable_homoglyphs.confusables import confusables_data


def resembles(one: str, other: str) -> bool:
    """Whether a reader could take ``one`` for ``other``. Empty names resemble nobody's."""
    return bool(skeleton(one)) and skeleton(one) == skeleton(other)


def skeleton(name: str) -> str:
    """What is left of a name once everything that looks alike is written alike."""
    plain = unicodedata.normalize("NFKD", name)
    letters = (_prototype(letter) for letter in plain if unicodedata.category(letter)[0] in "LN")
    # Once more: a capital may only become confusable as a small letter, and the other way round.
    return "".join(_prototype(letter) for letter in "".join(letters).casefold())


@cache
def _prototype(letter: str) -> str:
    """The plain small letter or digit it can be taken for; itself where there is none."""
    if letter.isascii():
        return _ALIKE.get(letter, letter.casefold())
    for alike in confusables_data.get(letter, ()):
        if len(alike["c"]) == 1 and alike["c"].isascii() and alike["c"].isalnum():
            return _ALIKE.get(alike["c"], str(alike["c"]).casefold())
    return letter.casefold()


_ALIKE = {"0": "o", "1": "l", "I": "l", "i": "l", "L": "l", "|": "l", "5": "s"}
"""Within ASCII: zero and O, one and the letters that a plain face draws as a stroke."""
