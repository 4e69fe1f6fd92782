"""The media server's API: the rooms of live spaces."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from django.conf import settings
from livekit.api import CreateRoomRequest, DeleteRoomRequest, ListRoomsRequest, LiveKitAPI, ServerError

KEPT = 24 * 3600
"""Seconds an empty room stays: we delete rooms ourselves, a room whose listeners are elsewhere must not close."""


class MediaUnavailable(Exception):
    """LiveKit did not answer, or answered that it can't."""


class Rooms:
    """The rooms on the media server. Every call may raise MediaUnavailable."""

    def __init__(self, api: LiveKitAPI) -> None:
        self._api = api

    async def ensure(self, name: str) -> None:
        """Make the room if it is not there."""
        async with _available():
            await self._api.room.create_room(CreateRoomRequest(name=name, empty_timeout=KEPT, departure_timeout=KEPT))

    async def close(self, name: str) -> None:
        """Delete the room and send everybody in it away. A room that is gone already is as good."""
        async with _available():
            try:
                await self._api.room.delete_room(DeleteRoomRequest(room=name))
            except ServerError as error:
                if error.code != "not_found":
                    raise

    async def names(self) -> set[str]:
        """All rooms there are."""
        async with _available():
            return {room.name for room in (await self._api.room.list_rooms(ListRoomsRequest())).rooms}


@asynccontextmanager
async def rooms() -> AsyncIterator[Rooms]:
    """A connection to the API, for the running loop."""
    async with LiveKitAPI(settings.LIVEKIT_URL, settings.LIVEKIT_API_KEY, settings.LIVEKIT_API_SECRET) as api:
        yield Rooms(api)


@asynccontextmanager
async def _available() -> AsyncIterator[None]:
    try:
        yield
    except (ServerError, aiohttp.ClientError, TimeoutError, OSError) as error:
        raise MediaUnavailable(str(error)) from error
