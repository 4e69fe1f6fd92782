"""The policy as it is meant, written down by hand: every verb, who may use it, in which state, and what is told.

Deliberately not made from ``spaces.permissions``: a wrong policy there has to disagree with this.
"""

from datetime import timedelta

from django.utils.timezone import now

from spaces.models import Invitation
from spaces.models.ledger import erase
from tests.models.verb import Verb, by_host, by_keeper, of_ban, of_hand, of_place, of_space

MODERATORS = "host moderator administrator"
HOST = "host administrator"
KEEPER = "keeper"
NOBODY = ""

# scheduled, live, ended, cancelled
WHILE_LIVE = "space_not_live done space_ended space_cancelled"
UNTIL_OVER = "done done space_ended space_cancelled"
ALWAYS = "done done done done"
IF_LIVE = "nothing done nothing nothing"
OF_HANDS = "- done hand_not_up -"

HOUR = timedelta(hours=1)
TOMORROW = now() + timedelta(days=1)
MUTED = "stage.muted"
MUTES = {"": f"{MUTED}, {MUTED}", "administrator": f"{MUTED}, {MUTED}, {MUTED}"}  # the host too
FREEZES = (
    "stage.frozen, stage.held < stage.frozen, stage.held < stage.frozen, "
    "hands.closed < stage.frozen, space.locked < stage.frozen"
)
UNFREEZES = "stage.unfrozen, stage.released < stage.unfrozen, stage.released < stage.unfrozen"
ACCEPTS = "hand.accepted, stage.joined < hand.accepted"
HANDS_OVER = "host.changed, moderator.appointed < host.changed"
REMOVES_A_SPEAKER = "person.removed, stage.left < person.removed"
REMOVES_A_MODERATOR = "person.removed, moderator.dismissed < person.removed"
BANS_A_SPEAKER = {"live": "person.banned, stage.left < person.banned", "": "person.banned"}
BANS_A_MODERATOR = "person.banned, moderator.dismissed < person.banned"
UNBANNED = "person.unbanned < person.banned"

OF_THE_SPACE = [
    Verb("edit", of_space("edit", scheduled_for=None, title="New"), HOST, UNTIL_OVER, "space.edited"),
    Verb(
        "postpone",
        of_space("postpone", TOMORROW),
        HOST,
        "done space_started space_ended space_cancelled",
        "space.postponed",
    ),
    # Not administrators: it would put the host on stage unasked.
    Verb(
        "start",
        of_space("start"),
        "host keeper",
        "done nothing space_ended space_cancelled",
        "space.started, stage.joined",
    ),
    Verb("cancel", of_space("cancel"), HOST, "done space_started space_ended nothing", "space.cancelled"),
    Verb("end", of_space("end"), f"{HOST} keeper", "space_not_live done nothing space_cancelled", "space.ended"),
    Verb("lock", of_space("lock"), MODERATORS, UNTIL_OVER, "space.locked"),
    Verb("unlock", of_space("unlock"), MODERATORS, UNTIL_OVER, "space.unlocked", first=by_host(of_space("lock"))),
    Verb("pin", of_space("pin", "Slides: https://example.org"), MODERATORS, UNTIL_OVER, "space.pinned"),
    Verb("unpin", of_space("unpin"), MODERATORS, UNTIL_OVER, "space.unpinned", first=by_host(of_space("pin", "Hello"))),
    # The second time the host that was is a moderator.
    Verb(
        "hand over",
        lambda w, by: w.space.hand_over(w.place("deputy"), by=by),
        HOST,
        UNTIL_OVER,
        HANDS_OVER,
        twice={"host": "not_allowed"},
    ),
    Verb("close hands", of_space("close_hands"), MODERATORS, WHILE_LIVE, "hands.closed"),
    Verb(
        "open hands",
        of_space("open_hands"),
        MODERATORS,
        WHILE_LIVE,
        "hands.opened",
        first=by_host(of_space("close_hands")),
    ),
    Verb("mute all", of_space("mute_all"), MODERATORS, WHILE_LIVE, MUTES, twice=MUTES),
    Verb("panic", of_space("panic"), MODERATORS, WHILE_LIVE, FREEZES),
    Verb("release all", of_space("release"), MODERATORS, WHILE_LIVE, UNFREEZES, first=by_host(of_space("panic"))),
    Verb(
        "make an invitation",
        lambda w, by: Invitation.make(w.space, by=by, whom="Dana"),
        MODERATORS,
        UNTIL_OVER,
        "invitation.made",
        twice="invitation.made",
    ),
    Verb("revoke an invitation", lambda w, by: w.invitation.revoke(by=by), MODERATORS, ALWAYS, "invitation.revoked"),
    # Rostrum itself erases those of deleted accounts.
    Verb(
        "erase words",
        lambda w, by: erase(w.space.events.get(seq=1), by=by),
        f"{HOST} keeper",
        ALWAYS,
        "words.erased",
    ),
]

ABOUT_ONESELF = [
    Verb(
        "raise a hand",
        lambda w, by: w.space.raise_hand(w.people["outsider"], by=by),
        "outsider",
        WHILE_LIVE,
        "hand.raised",
    ),
    Verb("lower a hand", of_hand("lower"), "listener", "- done nothing -", "hand.lowered"),
    Verb("join the stage", of_place("join_stage", "asked"), "asked", WHILE_LIVE, "stage.joined"),
    Verb("decline", of_place("decline_stage", "asked"), "asked", IF_LIVE, "stage.declined"),
    Verb("step down", of_place("step_down", "speaker"), "speaker", WHILE_LIVE, "stage.left"),
    Verb("withdraw", of_place("withdraw", "speaker"), "speaker administrator", IF_LIVE, "stage.left"),
    Verb("step down, a guest", of_place("step_down", "guest"), "guest", WHILE_LIVE, "stage.left"),
]

ABOUT_OTHERS = [
    Verb("accept a hand", of_hand("accept"), MODERATORS, OF_HANDS, ACCEPTS),
    Verb("dismiss a hand", of_hand("dismiss"), MODERATORS, OF_HANDS, "hand.dismissed"),
    Verb(
        "invite to the stage",
        lambda w, by: w.space.invite_to_stage(w.user("outsider"), by=by),
        MODERATORS,
        WHILE_LIVE,
        "stage.invited",
    ),
    Verb("invite a place", of_place("invite_to_stage", "listener"), MODERATORS, WHILE_LIVE, "stage.invited"),
    Verb(
        "release one",
        of_place("release", "speaker"),
        MODERATORS,
        WHILE_LIVE,
        "stage.released",
        first=by_host(of_place("hold", "speaker")),
    ),
    Verb("ban", of_place("ban", "asked"), MODERATORS, ALWAYS, "person.banned"),
    Verb("ban for an hour", of_place("ban", "asked", length=HOUR), MODERATORS, ALWAYS, "person.banned"),
    Verb("ban everywhere", of_place("ban", "asked", everywhere=True), HOST, ALWAYS, "person.banned"),
    Verb("lift a ban", of_ban("lift"), MODERATORS, ALWAYS, UNBANNED),
    Verb(
        "lift a ban everywhere",
        of_ban("lift"),
        HOST,
        ALWAYS,
        UNBANNED,
        first=by_host(of_place("ban", "banned", everywhere=True)),
    ),
    Verb("appoint", of_place("appoint", "listener"), HOST, UNTIL_OVER, "moderator.appointed"),
    Verb("appoint the host", of_place("appoint", "host"), NOBODY, UNTIL_OVER, "nothing"),
    Verb("dismiss", of_place("dismiss", "deputy"), HOST, UNTIL_OVER, "moderator.dismissed"),
]

# "A moderator can't remove the host" nor decide about another; nobody but an administrator decides about the host.
# A mute and a removal are decisions each time: they may have unmuted, or come again, since.
REACH = [
    Verb("mute a speaker", of_place("mute", "speaker"), MODERATORS, WHILE_LIVE, MUTED, twice=MUTED),
    Verb("mute a moderator", of_place("mute", "deputy"), HOST, WHILE_LIVE, "nothing"),
    Verb("mute the host", of_place("mute", "host"), "administrator", WHILE_LIVE, MUTED, twice=MUTED),
    Verb("hold a speaker", of_place("hold", "speaker"), MODERATORS, WHILE_LIVE, "stage.held"),
    Verb("hold a guest", of_place("hold", "guest"), MODERATORS, WHILE_LIVE, "stage.held"),
    Verb("hold a moderator", of_place("hold", "deputy"), HOST, WHILE_LIVE, "nothing"),
    Verb("hold the host", of_place("hold", "host"), "administrator", WHILE_LIVE, "stage.held"),
    Verb("move a speaker", of_place("move_to_audience", "speaker"), MODERATORS, WHILE_LIVE, "stage.left"),
    Verb("move a moderator", of_place("move_to_audience", "deputy"), HOST, WHILE_LIVE, "nothing"),
    Verb("move the host", of_place("move_to_audience", "host"), "administrator", WHILE_LIVE, "stage.left"),
    Verb(
        "remove a speaker",
        of_place("remove", "speaker"),
        f"{MODERATORS} keeper",
        WHILE_LIVE,
        REMOVES_A_SPEAKER,
        twice="person.removed",
    ),
    Verb(
        "remove a moderator",
        of_place("remove", "deputy"),
        f"{HOST} keeper",
        WHILE_LIVE,
        REMOVES_A_MODERATOR,
        twice="person.removed",
    ),
    Verb(
        "remove the host",
        of_place("remove", "host"),
        "administrator keeper",
        WHILE_LIVE,
        REMOVES_A_SPEAKER,
        twice="person.removed",
    ),
    Verb("ban a speaker", of_place("ban", "speaker"), MODERATORS, ALWAYS, BANS_A_SPEAKER),
    Verb("ban a moderator", of_place("ban", "deputy"), HOST, ALWAYS, BANS_A_MODERATOR),
    Verb("ban the host", of_place("ban", "host"), "administrator", ALWAYS, BANS_A_SPEAKER),
]

# What no person decides, whoever they are.
OF_THE_KEEPER = [
    Verb("miss the host", of_space("miss_host"), KEEPER, IF_LIVE, "host.left"),
    Verb(
        "welcome the host",
        of_space("welcome_host", host=True),
        KEEPER,
        IF_LIVE,
        "host.returned",
        first=by_keeper(of_space("miss_host")),
    ),
    Verb(
        "succeed",
        lambda w, by: w.space.succeed({w.people["deputy"].person.hex}, by=by),
        KEEPER,
        IF_LIVE,
        "host.succeeded < host.left",
        first=lambda w: w.grace_is_over(),
    ),
    Verb("interrupt", of_space("interrupt"), KEEPER, IF_LIVE, "space.interrupted"),
    Verb("resume", of_space("resume"), KEEPER, IF_LIVE, "space.resumed", first=by_keeper(of_space("interrupt"))),
    Verb(
        "move the room",
        lambda w, by: w.space.move_room(w.room, by=by),
        KEEPER,
        IF_LIVE,
        "space.interrupted, space.resumed",
    ),
    Verb("note dead air", of_space("note_dead_air", "all_muted"), KEEPER, IF_LIVE, "broadcast.dead_air"),
    Verb(
        "note sound again",
        of_space("note_sound_again"),
        KEEPER,
        IF_LIVE,
        "broadcast.sound_again < broadcast.dead_air",
        first=by_keeper(of_space("note_dead_air", "no_energy")),
    ),
    Verb(
        "let an invitation lapse",
        of_place("lapse", "asked"),
        KEEPER,
        IF_LIVE,
        "stage.lapsed",
        first=lambda w: w.space.participants.exclude(invited_until=None).update(invited_until=now()),
    ),
    Verb(
        "end a ban",
        of_ban("end"),
        KEEPER,
        ALWAYS,
        UNBANNED,
        first=lambda w: w.space.bans.update(until=now()),
    ),
]

VERBS = [*OF_THE_SPACE, *ABOUT_ONESELF, *ABOUT_OTHERS, *REACH, *OF_THE_KEEPER]
