"""The join endpoint beside the same join as a Django view, in one run."""

import os
import subprocess
import sys
from statistics import median

from spaces.models import Space
from tests.bench import report
from tests.bench.load import posts_a_second
from tests.live.browser import Browser, cookie_of
from tests.processes import ROOT, Processes, eventually
from tests.services import free_port

ROUNDS, SECONDS, CONNECTIONS = 5, 3.0, 16
AIM = 3.0


async def test_the_endpoint_beside_a_view(processes: Processes, live_space: Space) -> None:
    about = report.machine()
    async with Browser(processes.url, live_space.slug) as charlie:
        await charlie.seated()
    cookie, port = cookie_of(None), free_port()
    environment = {**os.environ, "DATABASE_URL": processes.database_url()}
    with subprocess.Popen(
        [sys.executable, "-m", "tests.bench.django_join", str(port)], cwd=ROOT, env=environment
    ) as beside:
        try:
            served = {
                "plain ASGI endpoint": f"{processes.url}/s/{live_space.slug}/join",
                "the same, asynchronous Django view": f"http://localhost:{port}/django-async/{live_space.slug}/join",
                "the same, Django view": f"http://localhost:{port}/django/{live_space.slug}/join",
            }
            await eventually(lambda: _answers(served["the same, Django view"], cookie))
            found: dict[str, list[float]] = {name: [] for name in served}
            for _ in range(ROUNDS):
                for name, url in served.items():
                    rate = await posts_a_second(url, cookie, connections=CONNECTIONS, seconds=SECONDS)
                    found[name].append(rate)
        finally:
            beside.kill()
    ours, theirs = median(found["plain ASGI endpoint"]), median(found["the same, Django view"])
    rows = "\n".join(
        f"| {name} | {median(rates):.0f} | {min(rates):.0f}–{max(rates):.0f} | {ours / median(rates):.1f} × |"
        for name, rates in found.items()
    )
    verdict = "met" if ours / theirs >= AIM else "missed"
    report.write(
        "Joining",
        f"""
Cookie check, admission in Redis and a LiveKit token, under the same server with the same settings. {ROUNDS} rounds of {SECONDS:.0f} s each, taken in turn, {CONNECTIONS}
connections; client, Redis and server share the machine. No SQL and one round trip to Redis a join is held by `tests/endpoints/test_what_a_join_costs.py`.

| | joins a second, median | range | the endpoint is faster by |
|---|---|---|---|
{rows}

Aim ≥ {AIM:.0f} × over the Django view: {verdict}.
""",
        about,
    )


async def _answers(url: str, cookie: str) -> bool:
    try:
        await posts_a_second(url, cookie, connections=1, seconds=0.01)
    except OSError:
        return False
    return True
