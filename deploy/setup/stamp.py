"""What was set up from which inputs, so that the next start skips it in milliseconds."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(*facts: str, files: Iterable[Path] = ()) -> str:
    """A fingerprint of facts and of the files' contents."""
    sum_ = hashlib.sha256()
    for fact in facts:
        sum_.update(fact.encode() + b"\0")
    for file in files:
        sum_.update(file.read_bytes() + b"\0")
    return sum_.hexdigest()


def matches(stamp: Path, fingerprint: str) -> bool:
    return stamp.exists() and stamp.read_text() == fingerprint


def write(stamp: Path, fingerprint: str) -> None:
    """Only after the work is done: a stamp is the proof of it."""
    stamp.write_text(fingerprint)
