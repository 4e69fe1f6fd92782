"""What a verb may answer instead of doing its work: a code for programs, words for people."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class SpaceError(Exception):
    """A refusal. ``code`` is part of the protocol, ``status`` an HTTP status, ``message`` for people.

    ``cause`` is the ``seq`` of the event because of which it is refused, where one is.
    """

    code = "space_error"
    status = 400
    message: str | Promise = _("That did not work.")
    retry_after: int | None = None

    def __init__(self, *, cause: int | None = None) -> None:
        super().__init__(self.code)
        self.cause = cause

    def __str__(self) -> str:
        return str(self.message)


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


class SpaceCancelled(SpaceError):
    code, status = "space_cancelled", 410
    message = _("This space was cancelled.")


class SpaceStarted(SpaceError):
    code, status = "space_started", 409
    message = _("This space has started already.")


class TimeUnclear(SpaceError):
    code, status = "time_unclear", 400
    message = _("That is no time, or one that the clocks skip or repeat. Choose another.")


class SpaceLocked(SpaceError):
    code, status, retry_after = "space_locked", 403, 30
    message = _("The host has locked the space: nobody new comes in for now. This page notices when it opens.")


class Banned(SpaceError):
    code, status = "banned", 403
    message = _("You were banned from this space and can't come in.")


class NameNeeded(SpaceError):
    code, status = "name_needed", 401
    message = _("Give a name first, so that the host knows who asks.")


class AccountNeeded(SpaceError):
    code, status = "account_needed", 403
    message = _("That takes an account: sign in, and try again.")


class InvitationNeeded(SpaceError):
    code, status = "invitation_needed", 403
    message = _("Only people who were invited can raise a hand here.")


class InvitationGone(SpaceError):
    code, status = "invitation_gone", 410
    message = _("This invitation no longer works: it was used, revoked, or is too old. Ask for another one.")


class NotInvited(SpaceError):
    code, status = "not_invited", 409
    message = _("That invitation to the stage has run out. Raise your hand to ask for another.")


class PersonNotFound(SpaceError):
    code, status = "person_not_found", 404
    message = _("Nobody by that name is known here.")


class CannotBeInvited(SpaceError):
    # It does not say why: who blocked whom is nobody's to know.
    code, status = "cannot_be_invited", 403
    message = _("This person can't be invited.")


class LastAdministrator(SpaceError):
    code, status = "last_administrator", 409
    message = _("You are the only administrator. Make somebody else one first; then you can go.")


class NoteMissing(SpaceError):
    code, status = "note_missing", 400
    message = _("The host asks for a note: say in a few words what it is about.")


class TooManyTries(SpaceError):
    code, status, retry_after = "too_many_tries", 429, 20
    message = _("That was too often. Wait a little and try again.")


class HandsClosed(SpaceError):
    code, status = "hands_closed", 409
    message = _("Hands are closed just now.")


class NoteTooLong(SpaceError):
    code, status = "note_too_long", 400
    message = _("A note with a hand has at most 140 characters. Shorten it and raise your hand again.")


class NothingToPin(SpaceError):
    code, status = "nothing_to_pin", 400
    message = _("Write what everybody is to see, or a link, and pin it then.")


class PinTooLong(SpaceError):
    code, status = "pin_too_long", 400
    message = _("What is pinned has at most 280 characters. Shorten it and pin it again.")


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


class WebhookRefused(SpaceError):
    code, status = "webhook_refused", 401
    message = _("That message was not signed by the media server.")


class LiveUnavailable(SpaceError):
    code, status, retry_after = "live_unavailable", 503, 3
    message = _("The live part of this site can't be reached right now. We'll try again by ourselves.")
