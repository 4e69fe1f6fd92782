"""One event to 2,000 sockets: our hub beside ``group_send`` of channels_redis, in one run."""

import json
import resource
from statistics import median

from spaces.models import Space
from tests.bench import report
from tests.bench.announcing import event
from tests.bench.sides import TICK_EVERY, Side, group_send, our_hub
from tests.processes import Processes

SOCKETS, ROUNDS, EVENTS, AIM = 2000, 5, 10, 10.0


async def test_one_event_to_many_sockets(processes: Processes, live_space: Space) -> None:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))  # the servers that are started inherit it
    about = report.machine()
    async with our_hub(processes, live_space, SOCKETS) as ours, group_send(processes, SOCKETS) as theirs:
        for number in range(ROUNDS + 1):
            for side in (ours, theirs):
                await side.round(EVENTS)
            ours.sockets.say(b'{"t": "beat"}')
            if number == 0:  # to warm up
                ours.forget()
                theirs.forget()
    _write({"our hub": ours, "`group_send`": theirs}, about)


def _write(found: dict[str, Side], about: str) -> None:
    ours, theirs = (median(side.cpu) for side in found.values())
    rows = "\n".join(
        f"| {name} | {median(side.cpu):.1f} | {min(side.cpu):.1f}–{max(side.cpu):.1f}"
        f" | {report.percentile(side.waits, 0.5) * 1000:.0f} ms | {report.percentile(side.waits, 0.95) * 1000:.0f} ms"
        f" | {median(side.cpu) / ours:.1f} × |"
        for name, side in found.items()
    )
    size = len(json.dumps({"t": "event", **event(10)}))
    report.write(
        f"One event to {SOCKETS:,} sockets",
        f"""
{SOCKETS:,} sockets on each side, both under daphne with the same backlog and pings, on the same Redis; an event of {size} bytes to each. {ROUNDS} rounds of {EVENTS} events each after
one to warm up, taken in turn, each event sent when all had the one before. Ours is the web process as it runs, told by the keeper's own `announce`; the keeper is stopped, and in place of its two
ticks a second there is one every {TICK_EVERY:.0f} s, which counts as ours. The other is an `AsyncWebsocketConsumer` in one group of channels_redis' `RedisChannelLayer`, stock but for a capacity of 10,000, no time-out on reads,
and more connections to Redis. Both are sent to from the clients' process. Clients, servers and Redis share the machine. CPU is that of the server's process alone.

| | µs of CPU a delivery, median | range | last socket, p50 | last socket, p95 | ours is cheaper by |
|---|---|---|---|---|---|
{rows}

Aim ≥ {AIM:.0f} × cheaper: {"met" if theirs / ours >= AIM else "missed"}.
""",
        about,
    )
