"""What an engine is to us: a program to keep running, and what the others must know to reach it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Engine:
    """A server of somebody else's that runs beside our programs."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]
    """What those who use it are told."""
    stop_signal: str = "TERM"
    patience: int = 5
    """Seconds it gets to end by itself."""
    quirks: dict[str, str] = field(default_factory=dict)
    """More of supervisor's options."""
