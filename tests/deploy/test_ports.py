"""Ports are kept from start to start, unless somebody else has taken one."""

import socket
from pathlib import Path

import pytest

from deploy.local import ports

NAMES = ("postgres", "livekit", "livekit_udp")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "ports.json"


def test_each_gets_its_own_and_keeps_it(file: Path) -> None:
    first = ports.kept(file, NAMES)
    assert len(set(first.values())) == len(NAMES)
    assert ports.kept(file, NAMES) == first


def test_one_that_was_taken_is_chosen_anew(file: Path) -> None:
    first = ports.kept(file, NAMES)
    with socket.socket() as other:
        other.bind(("127.0.0.1", first["postgres"]))
        other.listen()
        second = ports.kept(file, NAMES)
    assert second["postgres"] != first["postgres"]
    assert second["livekit"] == first["livekit"]


def test_udp_is_looked_at_as_udp(file: Path) -> None:
    first = ports.kept(file, NAMES)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as other:
        other.bind(("127.0.0.1", first["livekit_udp"]))
        assert ports.kept(file, NAMES)["livekit_udp"] != first["livekit_udp"]


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0", "::1"])
def test_a_server_on_any_address_of_localhost_counts(address: str) -> None:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as other:
        try:
            other.bind((address, 0))
        except OSError:
            pytest.skip("this machine has no IPv6")
        other.listen()
        assert not ports.is_free(other.getsockname()[1])


def test_a_server_that_has_just_ended_does_not_count() -> None:
    """Its connections may still wait in TIME_WAIT."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            server.accept()[0].close()
    assert ports.is_free(port)
