"""What the sources say: every string that they mark for translation, by Django's two domains."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

from deploy.setup.places import ROOT

PLACES = {"django": ("accounts/**/*.py", "spaces/**/*.py", "templates/**/*"), "djangojs": ("static/js/**/*.js",)}
"""Where each domain's strings are."""

KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
COMMENTS = ("Translators:",)


def template(domain: str) -> Catalog:
    """A catalogue of what the domain's sources say, with nothing translated."""
    found = Catalog(domain=domain, charset="utf-8")
    for pattern in PLACES[domain]:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                for message, comments, context in strings(path.name, path.read_text()):
                    found.add(message, auto_comments=comments, context=context)
    return found


def strings(name: str, text: str) -> Iterator[tuple[str | tuple[str, ...], Iterable[str], str | None]]:
    """Each string of a file, or each pair of singular and plural, with comments for translators and its context."""
    method = {".py": "python", ".js": "javascript"}.get(Path(name).suffix)
    if method is None:
        # As code, indented for nobody: templates may indent as Python may not.
        lines = templatize(text, origin=name).splitlines()
        method, text = "python", "\n".join(line.lstrip() for line in lines)
    source = BytesIO(text.encode())
    for _line, message, comments, context in extract(method, source, KEYWORDS, COMMENTS):
        yield message, comments, context
