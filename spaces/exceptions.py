"""What a verb may answer instead of doing its work: a code for programs, words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SpaceError(Exception):
    """A refusal. ``code`` is part of the protocol, ``status`` an HTTP status, ``message`` for people."""

    code = "space_error"
    status = 400
    message: str | Promise = _("That did not work.")
    retry_after: int | None = None


class NotAllowed(SpaceError):
    code, status = "not_allowed", 403
    message = _("You are not allowed to do that in this space.")


class HostingNotAllowed(SpaceError):
    code, status = "hosting_not_allowed", 403
    message = _("Only people named by an administrator can host here. Ask one of them to name you.")


class SpaceNotFound(SpaceError):
    code, status = "space_not_found", 404
    message = _("There is no such space.")


class SpaceNotLive(SpaceError):
    # The page may know of the start a moment before the door does.
    code, status, retry_after = "space_not_live", 409, 1
    message = _("This space is not live yet. It can be heard as soon as the host goes live.")


class SpaceEnded(SpaceError):
    code, status = "space_ended", 410
    message = _("This space has ended.")


class HandsClosed(SpaceError):
    code, status = "hands_closed", 409
    message = _("Hands are closed just now.")


class NoteTooLong(SpaceError):
    code, status = "note_too_long", 400
    message = _("A note with a hand has at most 140 characters. Shorten it and raise your hand again.")


class HandNotUp(SpaceError):
    code, status = "hand_not_up", 409
    message = _("That hand is no longer up.")


class TooManyHands(SpaceError):
    code, status, retry_after = "too_many_hands", 409, 30
    message = _("So many hands are up that no more fit. Try again in a while.")


class StageFull(SpaceError):
    code, status = "stage_full", 409
    message = _("The stage is full. Move somebody to the audience first.")


class AlreadyOnStage(SpaceError):
    code, status = "already_on_stage", 409
    message = _("You are on stage already: just unmute.")


class SpaceBusy(SpaceError):
    code, status, retry_after = "space_busy", 503, 2
    message = _("Too much is happening in this space at once. Try again in a moment.")


class DatabaseUnavailable(SpaceError):
    code, status, retry_after = "database_unavailable", 503, 5
    message = _("This site can't reach its database right now. Nothing was lost; try again in a moment.")


class PassRevoked(SpaceError):
    code, status = "pass_revoked", 401
    message = _("You were signed out. Sign in again, or go on as a listener.")


class OriginRefused(SpaceError):
    code, status = "origin_refused", 403
    message = _("That request came from another site.")


class LiveUnavailable(SpaceError):
    code, status, retry_after = "live_unavailable", 503, 3
    message = _("The live part of this site can't be reached right now. We'll try again by ourselves.")
