"""What a recording will be made of: init and fragments, one file a process, which a kill can't spoil.

Each fragment is handed to the kernel as soon as it is whole, and the file needs no end to be played.
"""

from pathlib import Path

from spaces.media.broadcast.assignment import Assignment
from spaces.media.broadcast.timeline import RATE


def folder(assignment: Assignment) -> Path:
    """Beside the broadcasts, not among them: those are served."""
    return assignment.directory.with_name(f"{assignment.directory.name}-archive") / str(assignment.space_id)


class Archive:
    """``<generation>-<milliseconds since 1970>.mp4``: the name tells when its first sample was heard."""

    def __init__(self, folder: Path, generation: int, begins: int) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = (folder / f"{generation}-{begins * 1000 // RATE}.mp4").open("ab", buffering=0)

    def append(self, data: bytes) -> None:
        self._file.write(data)

    def close(self) -> None:
        self._file.close()
