"""A guest is known by their pass and the name they gave."""

from accounts.guests import Guest
from accounts.passes import Pass


def test_a_pass_without_an_account_is_a_guests() -> None:
    held = Pass.for_nobody_in_particular()
    guest = Guest.holding(held)
    assert guest
    assert (guest.person.hex, guest.display_name) == (held.person, "")


def test_an_accounts_pass_or_none_is_no_guests() -> None:
    assert Guest.holding(Pass("0" * 32, account=7, name="Ada")) is None
    assert Guest.holding(None) is None


def test_naming_oneself_one_stays_the_same_person() -> None:
    held = Pass.for_nobody_in_particular()
    named = Pass.named(held, "Gus")
    assert (named.person, named.name, named.account) == (held.person, "Gus", None)


def test_naming_oneself_never_makes_one_whoever_an_account_is_for() -> None:
    account = Pass("0" * 32, account=7, name="Ada", epoch=3)
    for named in (Pass.named(account, "Gus"), Pass.named(None, "Gus")):
        assert named.person != account.person
        assert (named.account, named.epoch) == (None, 0)
