"""The media server's API: the rooms of live spaces."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager

import aiohttp
from django.conf import settings
from livekit.api import (
    CreateRoomRequest,
    DeleteRoomRequest,
    ListParticipantsRequest,
    ListRoomsRequest,
    LiveKitAPI,
    MuteRoomTrackRequest,
    RoomParticipantIdentity,
    ServerError,
    UpdateParticipantRequest,
)
from livekit.protocol.models import ParticipantPermission, TrackSource

KEPT = 24 * 3600
"""Seconds an empty room stays: we delete rooms ourselves, a room whose listeners are elsewhere must not close."""


class MediaUnavailable(Exception):
    """LiveKit did not answer, or answered that it can't."""


class Rooms:
    """The rooms on the media server. Every call may raise MediaUnavailable."""

    def __init__(self, api: LiveKitAPI) -> None:
        self._api = api

    async def ensure(self, name: str) -> str:
        """Make the room if it is not there. Its ``sid``: another one than before says that it had vanished."""
        async with _available():
            room = await self._api.room.create_room(
                CreateRoomRequest(name=name, empty_timeout=KEPT, departure_timeout=KEPT)
            )
        return str(room.sid)

    async def probe(self, name: str) -> None:
        """Make a room for one, which goes by itself when it is left or nobody came."""
        async with _available():
            await self._api.room.create_room(
                CreateRoomRequest(name=name, empty_timeout=60, departure_timeout=5, max_participants=1)
            )

    async def close(self, name: str) -> None:
        """Delete the room and send everybody in it away. A room that is gone already is as good."""
        await self._if_there(self._api.room.delete_room(DeleteRoomRequest(room=name)))

    async def set_place(self, room: str, person: str, *, may_speak: bool) -> bool:
        """Let somebody publish, or not any more. False if they are not connected."""
        permission = ParticipantPermission(
            # LiveKit replaces all of it. Somebody who was on stage stays visible: hidden again, they would be a ghost.
            can_subscribe=True,
            can_publish=may_speak,
            can_publish_sources=[TrackSource.MICROPHONE] if may_speak else [],
            can_publish_data=False,
            hidden=False,
        )
        return await self._if_there(
            self._api.room.update_participant(
                UpdateParticipantRequest(room=room, identity=person, permission=permission)
            )
        )

    async def mute(self, room: str, person: str) -> bool:
        """Mute what somebody publishes; they can unmute it themselves. False if they are not connected."""
        async with _available():
            try:
                there = await self._api.room.get_participant(RoomParticipantIdentity(room=room, identity=person))
            except ServerError as error:
                if error.code == "not_found":
                    return False
                raise
        for track in there.tracks:
            await self._if_there(
                self._api.room.mute_published_track(
                    MuteRoomTrackRequest(room=room, identity=person, track_sid=track.sid, muted=True)
                )
            )
        return True

    async def remove(self, room: str, person: str) -> bool:
        """Disconnect somebody. LiveKit does not revoke their token: whoever must stay out is removed each time."""
        return await self._if_there(
            self._api.room.remove_participant(RoomParticipantIdentity(room=room, identity=person))
        )

    async def publishers(self, room: str) -> dict[str, bool]:
        """Everyone connected, by person: whether they may publish."""
        async with _available():
            try:
                listed = await self._api.room.list_participants(ListParticipantsRequest(room=room))
            except ServerError as error:
                if error.code == "not_found":
                    return {}
                raise
        return {one.identity: one.permission.can_publish for one in listed.participants}

    async def names(self) -> set[str]:
        """All rooms there are."""
        async with _available():
            return {room.name for room in (await self._api.room.list_rooms(ListRoomsRequest())).rooms}

    async def _if_there(self, call: Awaitable[object]) -> bool:
        async with _available():
            try:
                await call
            except ServerError as error:
                if error.code == "not_found":
                    return False
                raise
        return True


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
