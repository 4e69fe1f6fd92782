"""Celery's tasks: each calls one thing."""

from asgiref.sync import async_to_sync
from celery import shared_task

from spaces.live.heartbeats import beat_from_task
from spaces.media.sweep import sweep
from spaces.models import WebhookDelivery, ledger


@shared_task
def heartbeat() -> None:
    """A worker that does this is a worker that works."""
    beat_from_task("worker")


@shared_task
def sweep_rooms() -> None:
    async_to_sync(sweep)()


@shared_task
def forget_the_deleted() -> None:
    ledger.forget_the_deleted()


@shared_task
def forget_webhooks() -> None:
    WebhookDelivery.objects.old().delete()
