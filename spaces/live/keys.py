"""The names of everything the live part keeps in Redis. All of it can be rebuilt or lost."""

EPOCHS = "epochs"
"""Hash: account → lowest epoch of a pass that still holds, and ``ready``."""


def door(slug: str) -> str:
    """Hash: state, room, seq, title; keeper (generation), announced (seq), media (joinable room), hands, now, peak."""
    return f"door:{{{slug}}}"


def standings(slug: str) -> str:
    """Hash: person → ``role|on stage|name``, of those who are more than listeners."""
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


def presence(slug: str) -> str:
    """Hash: web process → ``sockets:unix time``."""
    return f"presence:{{{slug}}}"


def joins(slug: str) -> str:
    """Hash: outcome of a join → how often."""
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
