"""The engines this instance runs itself: those the user's environment does not name."""

from deploy.local import livekit, ports, postgres, valkey
from deploy.local.engine import Engine
from deploy.local.environment import given
from deploy.local.instance import Instance

PORTS = ("postgres", "valkey", "livekit", "livekit_tcp", "livekit_udp")


def of(instance: Instance, *, webhook_port: int, durable: bool = True) -> list[Engine]:
    kept = ports.kept(instance.data_dir / "ports.json", PORTS)
    engines = []
    if not given("DATABASE_URL"):
        engines.append(postgres.engine(instance, kept["postgres"], durable=durable))
    if not given("REDIS_URL"):
        engines.append(valkey.engine(instance, kept["valkey"]))
    if not given("LIVEKIT_URL"):
        engines.append(livekit.engine(instance, kept, webhook_port))
    return engines
