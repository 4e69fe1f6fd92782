"""`make run`, once everything is installed and the instance is claimed."""

import sys

from deploy.local import run
from deploy.local.instance import Instance
from deploy.setup.stop import Stop


def main() -> int:
    try:
        instance = Instance.from_environment()
        environment = run.configure(instance, application=True, webhook_port=instance.port)
    except Stop as stop:
        print(f"Rostrum: {stop}", file=sys.stderr)
        return 1
    run.become_supervisor(instance, environment)


if __name__ == "__main__":
    sys.exit(main())
