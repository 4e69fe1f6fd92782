"""The catalogues in the form that Django reads, made anew where their text is newer."""

from deploy.setup import command
from deploy.setup.places import PYTHON, ROOT


def ensure() -> None:
    if any(_stale()):
        why = "Could not compile the translations in locale/."
        command.run([PYTHON, "-m", "deploy.translations", "compile"], why=why, cwd=ROOT)


def _stale() -> list[bool]:
    """Decided without what reads catalogues, so that a start that finds them ready loses no time."""
    texts = [(path, path.with_suffix(".mo")) for path in ROOT.glob("locale/*/LC_MESSAGES/*.po")]
    return [not made.exists() or made.stat().st_mtime < text.stat().st_mtime for text, made in texts]
