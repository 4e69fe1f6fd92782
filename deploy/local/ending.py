"""Ending whatever belongs to an instance, known by a mark in its environment, wherever it has got to."""

import os
from collections.abc import Callable
from contextlib import suppress

import psutil

PATIENCE = 4.0


def marked(name: str, value: str) -> list[psutil.Process]:
    """Every process but this one that was started with this mark."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.pid != os.getpid() and process.environ().get(name) == value:
                found.append(process)
        except psutil.Error:
            continue  # Gone, or somebody else's.
    return found


def end(processes: list[psutil.Process]) -> None:
    """Ask them and their children to end; after a while, make them."""
    # Children too: Postgres' write their titles over the environment that carries the mark.
    everyone = set(processes)
    for process in processes:
        try:
            everyone.update(process.children(recursive=True))
        except psutil.NoSuchProcess:
            continue
    for process in everyone:
        _quietly(process.terminate)
    _, stubborn = psutil.wait_procs(list(everyone), timeout=PATIENCE)
    for process in stubborn:
        _quietly(process.kill)
    psutil.wait_procs(stubborn, timeout=PATIENCE)


def _quietly(act: Callable[[], None]) -> None:
    with suppress(psutil.NoSuchProcess):
        act()
