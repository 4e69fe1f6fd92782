"""A space that becomes private closes for everybody it has not let in, and for nobody else."""

from channels.db import database_sync_to_async as run

from accounts.models import User
from spaces.models import Actor, Invitation, Space
from tests.live.browser import Browser
from tests.processes import Processes


def make_private(space: Space, host: User) -> None:
    space.edit(by=Actor.of(host), scheduled_for=None, visibility="private")


def let_in(space: Space, host: User, user: User) -> None:
    invitation, _link = Invitation.make(space, by=Actor.of(host))
    invitation.redeem(user)


async def test_strangers_sockets_close_and_others_stay(
    processes: Processes, live_space: Space, alice: User, mona: User, dana: User
) -> None:
    await run(let_in)(live_space, alice, mona)
    async with (
        Browser(processes.url, live_space.slug, mona) as invited,
        Browser(processes.url, live_space.slug, dana) as account,
        Browser(processes.url, live_space.slug) as stranger,
    ):
        for one in (invited, account, stranger):
            await one.seated()
            await one.connect()
            await one.hear(t="snapshot")
        await run(make_private)(live_space, alice)
        assert (await invited.hear(kind="space.edited"))["visibility"] == "private"
        for one in (account, stranger):
            assert await one.closed() == 4404
            assert (await one.join())[1]["error"] == "space_not_found"
        await invited.hear(t="tick")
        await invited.seated()
