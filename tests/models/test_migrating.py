"""An installation of the version before comes along: whoever moderated still does."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from accounts.models import User

BEFORE, NOW = ("spaces", "0004_enacted_seq"), ("spaces", "0005_the_stage_under_control")


@pytest.mark.django_db(transaction=True)
def test_moderators_stay_moderators(alice: User, mona: User, dana: User) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate([BEFORE])
    try:
        then = executor.loader.project_state([BEFORE]).apps
        space = then.get_model("spaces", "Space").objects.create(slug="evening", title="An evening", host_id=alice.pk)
        for user, moderator in ((mona, True), (dana, False)):
            then.get_model("spaces", "Participant").objects.create(
                space=space, person=user.person, user_id=user.pk, moderator=moderator
            )
    finally:
        call_command("migrate", verbosity=0)
    now = MigrationExecutor(connection).loader.project_state([NOW]).apps
    since = now.get_model("spaces", "Participant").objects.values_list("user_id", "moderator_since")
    assert {user: at is not None for user, at in since} == {mona.pk: True, dana.pk: False}
