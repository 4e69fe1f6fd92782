"""Programs that we did not write, asked what they find wrong with a stream."""

import json
import subprocess
from collections.abc import Iterable
from pathlib import Path

from tests.processes import ROOT

VALIDATE = ("node", ROOT / "tests" / "js" / "validate_playlist.js")
PROBE = ("-v", "error", "-of", "csv=p=0", "-show_entries", "packet=pts_time,duration_time", "-live_start_index", "0")


def validator_finds(playlists: Iterable[str]) -> str:
    """What hls-parser objects to in them."""
    asked = json.dumps(list(playlists))
    return subprocess.run(VALIDATE, input=asked, capture_output=True, text=True, check=False).stderr


def probed(playlist: Path) -> tuple[list[float], str]:
    """The times of all packets, in seconds, and what ffprobe complains about.

    Not its warnings: it has one for each header after the first, which a successor's has to be.
    """
    said = subprocess.run(["ffprobe", *PROBE, playlist], capture_output=True, text=True, check=True)
    return [float(line.split(",")[0]) for line in said.stdout.split()], said.stderr
