"""What the programs are told. Whatever the user's own environment says goes first."""

import os

from deploy.local.instance import Instance

OURS = "ROSTRUM_INSTANCE"
RUN = "ROSTRUM_RUN"


def given(name: str) -> bool:
    """Whether the user said it, as a value or as a file that holds it."""
    return bool(os.environ.get(name) or os.environ.get(f"{name}_FILE"))


def keep(instance: Instance, told: dict[str, str]) -> None:
    """Leave it where settings.py looks, so that `manage.py` in another terminal speaks to this instance."""
    lines = [f"{name}='{value}'\n" for name, value in sorted(told.items())]
    instance.write_private(instance.data_dir / "environment", "".join(lines))


def of_programs(instance: Instance) -> dict[str, str]:
    """Settings of a Rostrum on one's own machine, where everybody who comes may sign up and host."""
    ours = {
        "DEVELOPMENT": "true",
        "SECRET_KEY_FILE": str(instance.secret_file("secret_key")),
        "PORT": str(instance.port),
        "PUBLIC_URL": instance.url,
        "DATA_DIR": str(instance.data_dir),
        "STATIC_ROOT": str(instance.data_dir / "static"),
        "SIGNUP": "open",
        "HOSTING": "anyone",
        "PYTHONUNBUFFERED": "1",
    }
    return {name: value for name, value in ours.items() if not given(name.removesuffix("_FILE"))}
