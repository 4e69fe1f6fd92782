"""Further web processes beside the one that every test has, and what they log."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.processes import ROOT, Processes, in_production, until
from tests.processes import answers as answers
from tests.services import free_port


@dataclass(frozen=True, slots=True)
class Web:
    """``url`` is its own: pages and sockets of the other process are another site's."""

    url: str
    log: Path
    process: "subprocess.Popen[bytes]"

    def assert_no_traceback(self) -> None:
        logged = self.log.read_text()
        assert "Traceback" not in logged, logged


@contextmanager
def another_web(processes: Processes, folder: Path) -> Iterator[Web]:
    """On the same Postgres and Redis; it writes its log into ``folder``."""
    port = free_port()
    url, log = f"http://localhost:{port}", folder / f"web-{port}.log"
    environment = in_production(DATABASE_URL=processes.database_url(), PORT=str(port), PUBLIC_URL=url)
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "manage.py", "web"], cwd=ROOT, env=environment, stdout=out, stderr=out
        ) as process,
    ):
        try:
            until(lambda: answers(url))
            yield Web(url, log, process)
        finally:
            process.kill()
