"""The engines alone, for tests: `with services.running(folder) as environment: …`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deploy.local import answering, run
from deploy.local.instance import Instance
from deploy.setup.places import ROOT
from deploy.setup.stop import Stop


@contextmanager
def running(data_dir: Path, *, webhook_port: int = 0) -> Iterator[dict[str, str]]:
    """Postgres, Valkey and LiveKit while the block lasts, and never longer than this process; how to reach them."""
    command = [sys.executable, "-m", "deploy.local.services", str(data_dir), str(webhook_port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout is not None
        try:
            first_line = supervisor.stdout.readline()
            if not first_line:
                raise Stop(f"The engines did not start; their logs: {data_dir}/logs")
            environment: dict[str, str] = json.loads(first_line)
            answering.wait(os.environ | environment, seconds=60)
            yield environment
        finally:
            supervisor.terminate()


def main() -> int:
    instance = Instance(Path(sys.argv[1]), port=0)
    try:
        instance.claim()
        environment = run.configure(instance, application=False, webhook_port=int(sys.argv[2]))
    except Stop as stop:
        print(f"Rostrum: {stop}", file=sys.stderr)
        return 1
    print(json.dumps(environment), flush=True)
    run.become_supervisor(instance, environment)


if __name__ == "__main__":
    sys.exit(main())
