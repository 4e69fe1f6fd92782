"""Says that Rostrum is ready, when it is; and what it still waits for, when that takes long."""

import http.client
import json
import os
import time
from contextlib import closing

EVERY = 0.1
LONG = 30.0


def main() -> None:
    port, url = int(os.environ["PORT"]), os.environ["PUBLIC_URL"]
    patience = time.monotonic() + LONG
    while True:
        status, missing = ask(port)
        if status == http.client.OK:
            break
        if time.monotonic() > patience:
            print(f"Not ready yet: {missing}. The logs: {os.environ['DATA_DIR']}/logs", flush=True)
            patience = time.monotonic() + LONG
        time.sleep(EVERY)
    print(f"Rostrum is ready: {url.rstrip('/')}/", flush=True)


def ask(port: int) -> tuple[int, str]:
    """What /readyz says: its status, and who is missing."""
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
            connection.request("GET", "/readyz", headers={"Host": f"localhost:{port}"})
            response = connection.getresponse()
            return response.status, _missing(response.read())
    except OSError as error:
        return 0, f"web ({error.strerror or error})"
    except http.client.HTTPException:
        return 0, "web (does not speak HTTP)"


def _missing(body: bytes) -> str:
    try:
        answer = json.loads(body)
    except ValueError:
        return "web (its answer is no JSON)"
    return ", ".join(name for name, state in answer.items() if state not in (True, "ok")) or "nothing"


if __name__ == "__main__":
    main()
