"""`make lock`: every requirements*.txt anew from pyproject.toml, with hashes and without any registry's address."""

import subprocess
import sys
import tomllib

from deploy.setup.places import ROOT, VENV

# Each keeps to the versions of the one before.
PARTS: dict[str, tuple[str, ...]] = {
    "requirements.txt": (),
    "requirements-local.txt": ("--extra=local", "--constraints=requirements.txt"),
    "requirements-dev.txt": ("--extra=local", "--extra=dev", "--constraints=requirements-local.txt"),
}
TOOLCHAINS = ("go", "node")


def main() -> int:
    for file, options in PARTS.items():
        compile_(file, "pyproject.toml", *options)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    for name in TOOLCHAINS:
        compile_(f"requirements-{name}.txt", "-", said="\n".join(extras[name]))
    return 0


def compile_(file: str, source: str, *options: str, said: str = "") -> None:
    print(f"  {file} …", flush=True)
    quiet = ("--quiet", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links")
    command = (
        VENV / "bin" / "uv",
        "pip",
        "compile",
        "--universal",
        "--python-version=3.11",
        "--generate-hashes",
        *quiet,
    )
    output = ("--upgrade", f"--output-file={file}", source)
    subprocess.run(
        [*command, *options, *output], cwd=ROOT, input=said, text=True, check=True, stdout=subprocess.DEVNULL
    )


if __name__ == "__main__":
    sys.exit(main())
