"""``python -m deploy.translations``: ``update`` the catalogues from the sources, ``compile`` or ``check`` them."""

import sys

from deploy.translations import catalogues, faults


def main(arguments: list[str]) -> int:
    commands = {"update": update, "compile": catalogues.compile_all, "check": check}
    if len(arguments) != 1 or arguments[0] not in commands:
        print(f"Which? One of: {', '.join(commands)}", file=sys.stderr)
        return 2
    return bool(commands[arguments[0]]())


def update() -> None:
    """And say what is left to translate."""
    catalogues.update_all()
    for fault in faults.every():
        print(fault)


def check() -> bool:
    """Whether there is something to object to."""
    found = faults.every()
    for fault in found:
        print(fault)
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
