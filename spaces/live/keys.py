"""The names of everything the live part keeps in Redis. All of it can be rebuilt or lost."""

EPOCHS = "epochs"
"""Hash: account → lowest epoch of a pass that still holds, and ``ready``."""

REVOCATIONS = "revocations"
"""Pub/sub: an empty message each time EPOCHS has changed."""


def door(slug: str) -> str:
    """Hash: what ``models.door`` says; keeper (generation), announced (seq), media (joinable room), now, peak."""
    return f"door:{{{slug}}}"


def standings(slug: str) -> str:
    """Hash: person → standing, of those who are more than listeners, or out (``models.door.standing``)."""
    return f"standings:{{{slug}}}"


def snapshot(slug: str) -> str:
    """String: the state everyone may see, as JSON."""
    return f"snapshot:{{{slug}}}"


def hands(slug: str) -> str:
    """Hash: person → their hand that is up, as JSON."""
    return f"hands:{{{slug}}}"


def frames(slug: str) -> str:
    """Sorted set: the last 1,000 announced messages by ``seq``."""
    return f"frames:{{{slug}}}"


def attending(slug: str) -> str:
    """Hash: ``process:person`` → unix time, of the host and moderators whose socket is open."""
    return f"attending:{{{slug}}}"


def hands_raised(whose: str) -> str:
    """Integer: how often a person, or an address, has raised a hand in the last minute, anywhere."""
    return f"raised:{whose}"


def probes(address: str) -> str:
    """Integer: how often an address has checked its connection in the last minute."""
    return f"probes:{address}"


def presence(slug: str) -> str:
    """Hash: web process → ``sockets:unix time``."""
    return f"presence:{{{slug}}}"


def listening(slug: str) -> str:
    """Hash: web process → ``listeners:unix time``, those on stage not among them."""
    return f"listening:{{{slug}}}"


def listed(slug: str, process: str) -> str:
    """Sorted set: whom of a web process the audience's list shows (``live.listed``), by the time they came."""
    return f"listed:{{{slug}}}:{process}"


def room(name: str) -> str:
    """String: the slug of the space whose media room has this name."""
    return f"room:{name}"


def inside(slug: str) -> str:
    """Set: the people who have come in, and may come back when the space is locked."""
    return f"inside:{{{slug}}}"


def sounds(slug: str) -> str:
    """Hash: person → ``device|platform|unix time``, where their sound is."""
    return f"sounds:{{{slug}}}"


def reactions(slug: str) -> str:
    """Hash: kind → how many since the last tick, which takes them."""
    return f"reactions:{{{slug}}}"


def seats(slug: str) -> str:
    """Sorted set: who has an interactive seat, by when they took it or were last seen in it."""
    return f"seats:{{{slug}}}"


def joins(slug: str) -> str:
    """Hash: outcome of a join, and after a colon the ``seq`` that caused it, or why it is the broadcast → how often."""
    return f"joins:{{{slug}}}"


def channel(slug: str) -> str:
    """Pub/sub: announced messages and ticks."""
    return f"live:{slug}"


def told(slug: str) -> list[str]:
    """What lasts as long as the door."""
    return [standings(slug), snapshot(slug), frames(slug), hands(slug)]


def rebuilding(slug: str) -> str:
    """String: who is rebuilding the door just now."""
    return f"rebuilding:{{{slug}}}"
