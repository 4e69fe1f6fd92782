"""The group of channels_redis that fan-out is measured beside: whoever serves it and whoever sends to it set it up alike."""

from django.conf import settings

GROUP = "everybody"
BACKEND = "channels_redis.core.RedisChannelLayer"
# Stock but for what would break here: of a burst, the default capacity of 100 loses messages; redis-py 8 ends reads that
# are silent for 5 s, and has no more than 100 connections.
CONFIG = {
    "hosts": [{"address": settings.REDIS_URL, "socket_timeout": None, "max_connections": 4096}],
    "capacity": 10_000,
}
