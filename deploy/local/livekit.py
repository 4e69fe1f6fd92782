"""LiveKit on this machine only: our own keys, rooms that only Django makes, audio and nothing else."""

import json
from pathlib import Path

from deploy.local.engine import Engine
from deploy.local.instance import Instance
from deploy.setup import livekit
from deploy.setup.stop import Stop

KEY = "rostrum"


def engine(instance: Instance, ports: dict[str, int], webhook_port: int) -> Engine:
    config = instance.data_dir / "livekit.yaml"
    # JSON is YAML.
    instance.write_private(config, json.dumps(_config(instance, ports, webhook_port), indent=1))
    server = livekit.installed()
    return Engine(
        name="livekit",
        command=(server, "--config", str(config)) if server else _in_docker(config),
        environment={
            "LIVEKIT_URL": f"http://127.0.0.1:{ports['livekit']}",
            "LIVEKIT_PUBLIC_URL": f"ws://localhost:{ports['livekit']}",
            "LIVEKIT_API_KEY": KEY,
            "LIVEKIT_API_SECRET_FILE": str(instance.secret_file("livekit_secret")),
        },
        # Asked to end, it waits for its rooms to empty, however long that takes.
        patience=2,
    )


def _config(instance: Instance, ports: dict[str, int], webhook_port: int) -> dict[str, object]:
    webhook = {"api_key": KEY, "urls": [f"http://127.0.0.1:{webhook_port}/livekit/webhook"]}
    return {
        "port": ports["livekit"],
        "bind_addresses": ["127.0.0.1"],
        "keys": {KEY: instance.secret("livekit_secret")},
        "rtc": {
            "tcp_port": ports["livekit_tcp"],
            "udp_port": ports["livekit_udp"],
            "use_external_ip": False,
            "node_ip": "127.0.0.1",
            "enable_loopback_candidate": True,
            "interfaces": {"includes": ["lo", "lo0"]},
            # With none named, LiveKit sends browsers to a third party's.
            "stun_servers": [f"127.0.0.1:{ports['livekit_udp']}"],
        },
        "room": {"auto_create": False, "enabled_codecs": [{"mime": "audio/opus"}, {"mime": "audio/red"}]},
        **({"webhook": webhook} if webhook_port else {}),
        "logging": {"level": "info", "pion_level": "error"},
    }


def _in_docker(config: Path) -> tuple[str, ...]:
    """A container ends when our end of its standard input closes, however that comes about."""
    if not livekit.docker_answers():
        raise Stop("The LiveKit server is gone from the cache, and docker does not answer. Run make run again.")
    watched = "exec 3<&0; (cat <&3 >/dev/null; kill 1; sleep 2; kill 1) & exec /livekit-server --config /livekit.yaml"
    files = ("--volume", f"{config}:/livekit.yaml:ro", "--entrypoint", "/bin/sh")
    return ("docker", "run", "--rm", "--interactive", "--network", "host", *files, livekit.IMAGE, "-c", watched)
