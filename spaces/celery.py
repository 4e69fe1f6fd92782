"""What can wait: a task is a nudge, the rows it works on are the memory."""

import os
from typing import Any

from celery import Celery
from celery.signals import before_task_publish

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "spaces.settings")

app = Celery("rostrum")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["spaces"])
app.conf.beat_schedule = {
    "heartbeat": {"task": "spaces.tasks.heartbeat", "schedule": 2, "options": {"expires": 10}},
    "sweep_rooms": {"task": "spaces.tasks.sweep_rooms", "schedule": 60, "options": {"expires": 60}},
    "forget_the_deleted": {"task": "spaces.tasks.forget_the_deleted", "schedule": 600, "options": {"expires": 600}},
    "forget_webhooks": {"task": "spaces.tasks.forget_webhooks", "schedule": 3600, "options": {"expires": 600}},
}


@before_task_publish.connect(sender="spaces.tasks.heartbeat")
def beat_is_alive(**_: Any) -> None:
    """Runs in beat, which is the one that publishes the heartbeat."""
    from spaces.live.heartbeats import beat_from_task

    beat_from_task("beat")
