"""From the moderator's tap on Accept to the new speaker's first energy in a listener's browser."""

import asyncio

from tests.bench import report
from tests.e2e.conftest import *
from tests.e2e.person import HEARD
from tests.e2e.test_a_space_is_heard import Arrive

TIMES = 15
AIM = 0.5

UNMUTE_AT_ONCE = """
() => {
  const press = () => {
    const button = [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === "Unmute");
    if (button && button.checkVisibility()) button.click();
    else requestAnimationFrame(press);
  };
  press();
}
"""
HEARD_AT = """
async (threshold) => {
  for (;;) {
    if ([...document.querySelectorAll("audio")].some((one) => ear(one).energy > threshold)) return Date.now();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
"""
ACCEPT = """
() => {
  [...document.querySelectorAll("button")].find((one) => one.innerText.trim() === "Accept").click();
  return Date.now();
}
"""


async def test_accept_to_first_energy(arrive: Arrive) -> None:
    about = report.machine()
    alice, bob, charlie = await arrive("Alice"), await arrive("Bob"), await arrive("Charlie")
    await alice.signs_up()
    await bob.signs_up()
    path = await alice.goes_live("An evening")
    await asyncio.gather(bob.listens(path), charlie.listens(path))
    seconds = []
    for _ in range(TIMES):
        await bob.raises_hand()
        await alice.sees_button("Accept")
        await charlie.hears_nothing()
        listening = asyncio.create_task(charlie.page.evaluate(HEARD_AT, HEARD))
        await bob.page.evaluate(UNMUTE_AT_ONCE)
        accepted = await alice.page.evaluate(ACCEPT)
        seconds.append((await asyncio.wait_for(listening, 15) - accepted) / 1000)
        await bob.sees_button("Mute")
        await alice.decides_about("Bob", "Move to audience")
        await bob.sees_button("Raise hand")
    p50, p95 = report.percentile(seconds, 0.5), report.percentile(seconds, 0.95)
    verdict = "met" if p95 <= AIM else "missed"
    report.write(
        "Accept to first sound",
        f"""
{TIMES} times, three headless Chromiums on the machine of the server, media over loopback. From the host's tap on **Accept** to the first 21 ms with energy in a listener's browser, the
speaker's browser pressing **Unmute** as soon as it is there. The voice's pauses of up to 0.14 s are in the figures.

| p50 | p95 | slowest | aim for p95 |
|---|---|---|---|
| {p50:.2f} s | {p95:.2f} s | {max(seconds):.2f} s | ≤ {AIM:.1f} s: {verdict} |
""",
        about,
    )
