"""A Chromium for the tests: the system's, else Playwright's own, else Debian's package where we may install it."""

import os
import shutil

from deploy.setup import command
from deploy.setup.places import PYTHON
from deploy.setup.progress import step
from deploy.setup.stop import Stop

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHELL = "chromium-headless-shell"
"""The same without a browser's windows, so that each profile costs a fifth. It can't be made to ask for permission."""
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
ADVICE = "The tests need a Chromium: install one (sudo apt install chromium) or say where it is with CHROMIUM=/path"
WHERE = "from playwright.sync_api import sync_playwright as p\nwith p() as b: print(b.chromium.executable_path)"


def ensure() -> str:
    """The path of one, installed if need be."""
    return systems() or _playwrights() or _debians()


def systems() -> str | None:
    """What is on PATH, or where CHROMIUM says."""
    wanted = os.environ.get("CHROMIUM")
    if wanted:
        if found := shutil.which(wanted):
            return found
        raise Stop(f"CHROMIUM is {wanted!r}, which is no program.")
    return next(filter(None, map(shutil.which, (*NAMES, MAC))), None)


def shell() -> str | None:
    """The one without windows, else what there is."""
    return shutil.which(SHELL) or systems()


def _playwrights() -> str | None:
    """Playwright's own, which may be there already; and may not start where its libraries are missing."""
    browser = _where()
    if not browser:
        try:
            with step("Chromium (this machine has none)"):
                command.run([PYTHON, "-m", "playwright", "install", "chromium"], why=ADVICE)
        except Stop:
            return None
        browser = _where()
    return browser


def _where() -> str | None:
    browser = command.answer(PYTHON, "-c", WHERE)
    return browser if browser and command.answer(browser, "--version") else None


def _debians() -> str:
    if os.geteuid() or not shutil.which("apt-get"):
        raise Stop(ADVICE)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    with step("Chromium, from Debian"):
        command.run(["apt-get", "update"], why=ADVICE)
        both = [one for one in ("chromium", SHELL) if command.answer("apt-cache", "show", one)]
        command.run(["apt-get", "install", "-y", "--no-install-recommends", *both], why=ADVICE, environment=quiet)
    if found := systems():
        return found
    raise Stop(ADVICE)
