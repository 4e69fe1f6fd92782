"""Tasks call one thing each, and the heartbeat goes through a worker."""

from datetime import timedelta

import pytest
import redis
from django.conf import settings
from django.utils.timezone import now

from spaces import tasks
from spaces.celery import app
from spaces.models import WebhookDelivery


def test_the_heartbeat_of_a_worker_is_seen() -> None:
    with redis.Redis.from_url(settings.REDIS_URL) as live:
        live.delete("alive:worker")
        tasks.heartbeat()
        assert 0 < int(live.ttl("alive:worker")) <= 15


@pytest.mark.django_db
def test_old_webhooks_are_forgotten_and_new_ones_kept() -> None:
    for name, age in (("new", timedelta(hours=1)), ("old", timedelta(days=2))):
        row = WebhookDelivery.objects.create(delivery=name, kind="room_finished", room="r")
        WebhookDelivery.objects.filter(pk=row.pk).update(received_at=now() - age)
    tasks.forget_webhooks()
    assert [row.delivery for row in WebhookDelivery.objects.all()] == ["new"]


def test_everything_beat_schedules_is_a_task() -> None:
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)
