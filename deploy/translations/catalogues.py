"""The catalogues in ``locale/``: one a language and domain, kept as text, compiled where Rostrum runs."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from deploy.setup.places import ROOT
from deploy.translations.sources import template

LOCALE = ROOT / "locale"


def paths() -> list[Path]:
    return sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))


def read(path: Path) -> Catalog:
    """Its language is the folder's, its domain the file's name."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parent.parent.name, domain=path.stem)


def update_all() -> None:
    for path in paths():
        update(path, template(path.stem))


def update(path: Path, said: Catalog) -> None:
    """Add what is new, drop what is gone, keep what is translated: sorted, and without lines that move."""
    catalogue = read(path)
    said.creation_date = catalogue.creation_date
    catalogue.update(said, no_fuzzy_matching=True)
    with _in_its_place(path) as file:
        write_po(file, catalogue, width=110, no_location=True, sort_output=True, ignore_obsolete=True)


def compile_all() -> None:
    """Write the ``.mo`` files that are missing or older than their text."""
    for path in paths():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            with _in_its_place(compiled) as file:
                write_mo(file, read(path))


@contextmanager
def _in_its_place(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears whole: others may be reading, or writing the same."""
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        yield file
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)
