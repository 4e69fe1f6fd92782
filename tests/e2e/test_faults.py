"""What people hear when something breaks: it comes back by itself."""

import pytest

from tests.e2e.test_a_space_is_heard import Arrive
from tests.processes import Processes, kill_livekit

pytestmark = pytest.mark.e2e


async def test_after_livekit_was_killed_everyone_hears_again_by_themselves(arrive: Arrive) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    kill_livekit()
    await bob.sees("Reconnecting")
    await bob.hears(seconds=60)
    await alice.sees_button("Mute")


async def test_while_web_and_keeper_are_down_the_sound_goes_on_and_the_end_is_told(
    arrive: Arrive, processes: Processes
) -> None:
    alice, bob = await arrive("Alice"), await arrive("Bob")
    await alice.signs_up()
    path = await alice.goes_live("An evening")
    await bob.listens(path)
    await alice.press("Unmute")
    await bob.hears()
    processes.kill("web")
    processes.kill("keeper")
    assert await bob.loudest(2) > 0.01
    processes.heal()
    await alice.press("End space")
    await bob.sees("ended")
