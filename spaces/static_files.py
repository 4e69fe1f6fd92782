"""Static files as they are sent: our scripts and styles without their comments, a third of their weight, which no
browser reads. A file is named by the hash of what we wrote. What others wrote stays as it is, with its licences."""

import re
from typing import Any

from django.core.files.base import ContentFile
from servestatic.storage import CompressedManifestStaticFilesStorage

OURS = ("js/", "css/")
BLOCK = re.compile(r"(?:^[ \t]*|(?<=\s))/\*\*?\s(?:(?!\*/).)*\*/(?:[ \t]*\n)?", re.DOTALL | re.MULTILINE)
"""Begins a line or follows a space, and a space follows: "*/*" in a string does neither."""
LINE = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def _save(self, name: str, content: Any) -> str:
        if name.startswith(OURS) and name.endswith((".js", ".css")):
            whole = b"".join(content.chunks())  # from its beginning, wherever it was read to
            content = ContentFile(without_comments(whole.decode()).encode())
        saved: str = super()._save(name, content)
        return saved


def without_comments(source: str) -> str:
    """``source`` without its block comments and the lines that are comments."""
    return LINE.sub("", BLOCK.sub("", source))
