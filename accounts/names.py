"""What people say of themselves: text that shows what it says."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.guests import NAME_LENGTH

NOT_TEXT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Unicode categories of what is no letter on a line: controls, turns of direction, line breaks, nothing at all."""
JOINERS = {"\u200c", "\u200d"}
"""Format characters that scripts need within words."""


def clean_name(given: str) -> str:
    """``given`` on one line, without what can't be seen. ValidationError where nothing, or too much, is left."""
    name = _seen(given)
    if not any(unicodedata.category(one)[0] in "LN" for one in name):
        raise ValidationError(_("Give a name with at least one letter."), code="bad_name")
    if len(name) > NAME_LENGTH:
        raise ValidationError(_("A name has at most 60 characters."), code="bad_name")
    return name


def clean_lines(given: str) -> str:
    """``given`` without what can't be seen but its line breaks, of which no more than two stand together."""
    lines = "\n".join(_seen(line) for line in given.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _seen(given: str) -> str:
    text = "".join(one for one in given if unicodedata.category(one) not in NOT_TEXT or one in JOINERS)
    return " ".join(text.split())
