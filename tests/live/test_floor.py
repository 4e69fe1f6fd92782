"""What a floor and its sockets do with messages, without a server: lagging, being sent away, moving."""

import time
from typing import Any

import pytest

from accounts.passes import Pass
from spaces.live import wire
from spaces.live.bucket import Bucket
from spaces.live.floor import SENT_AWAY, Floor
from spaces.live.socket import TOO_SLOW, Socket
from spaces.live.standing import Standing
from spaces.permissions import Role
from tests.live.test_wire import Protocol, pair


class Closable(Protocol):
    """Remembers how it was closed."""

    code: int | None = None

    def sendClose(self, code: int) -> None:
        self.code, self.state = code, Protocol.state - 1


def at(seq: int, person: str = "dana") -> tuple[Socket, Closable]:
    """Somebody who has been brought to ``seq``."""
    protocol = Closable(pair()[0].transport)
    socket = Socket(protocol, Pass(person), Standing())
    socket.begin([], seq)
    return socket, protocol


def message(seq: int, **more: object) -> dict[str, Any]:
    return {"seq": seq, "audience": "everyone", "event": {"seq": seq}, **more}


async def test_a_removal_closes_whoever_has_not_been_told_of_it_yet() -> None:
    """A process that catches up may come upon a removal from before its newest socket was let in again."""
    floor, (before, closed), (since, still_open) = Floor("evening"), at(3), at(9)
    for socket in (before, since):
        floor.came(socket)
    await floor.hear(message(4, person="dana", closes=True))
    assert (closed.code, still_open.code) == (SENT_AWAY, None)


@pytest.mark.parametrize(("brought_to", "code", "is_told"), [(3, SENT_AWAY, True), (4, None, False)])
async def test_who_is_sent_away_while_they_arrive_hears_why_before_they_are_closed(
    brought_to: int, code: int | None, is_told: bool
) -> None:
    """Told already by what they were brought up to date with, they have come back since."""
    near, far = pair()
    protocol = Closable(near.transport)
    floor, socket = Floor("evening"), Socket(protocol, Pass("dana"), Standing())
    floor.came(socket)
    await floor.hear(message(4, person="dana", closes=True))
    assert protocol.code is None
    socket.begin([b"welcome"], brought_to)
    assert protocol.code == code
    heard = far.recv(1000)
    assert heard.startswith(b"welcome")
    assert (b'"seq": 4' in heard) is is_told


async def test_who_leaves_while_a_message_is_passed_on_does_not_decide_for_ever() -> None:
    floor, (socket, _protocol) = Floor("evening"), at(3)
    floor.came(socket)
    floor.went(socket)
    floor.stand(socket, Standing(Role.HOST))
    assert floor._deciding == set()


def test_a_lagging_socket_is_spared_ticks_and_a_lost_one_is_closed_by_the_next() -> None:
    socket, protocol = at(3)
    protocol.transport.dataBuffer = b"x" * (wire.LAGGING + 1)
    socket.tick(b"tick")
    assert (protocol.transport.written, protocol.code) == ([], None)
    protocol.transport.dataBuffer = b"x" * (wire.LOST + 1)
    socket.tick(b"tick")
    assert (protocol.transport.written, protocol.code) == ([], TOO_SLOW)


def test_a_bucket_gives_its_burst_at_once_then_its_rate_and_never_saves_more(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    taps = Bucket(rate=5, burst=10)
    assert [taps.take() for _ in range(12)] == [True] * 10 + [False] * 2
    clock[0] += 0.4
    assert [taps.take() for _ in range(3)] == [True, True, False]
    clock[0] += 3600
    assert [taps.take() for _ in range(11)] == [True] * 10 + [False]
