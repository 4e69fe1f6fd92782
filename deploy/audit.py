"""Whether a package we lock is known to be vulnerable, as far as anybody could be asked."""

import json
import subprocess
from typing import Any

from deploy.setup.places import ROOT, VENV

LOCK_FILES = ("requirements-dev.txt", "requirements-node.txt", "requirements-go.txt")
UNREACHABLE = ("requests.exceptions.", "ServiceError", "ConnectionError")


def no_known_vulnerability() -> bool:
    """A vulnerability fails. What could not be looked up is said in one line, and left at that."""
    options = ["--disable-pip", "--require-hashes", "--progress-spinner=off", "--format=json"]
    files = [f"--requirement={name}" for name in LOCK_FILES]
    command = [str(VENV / "bin" / "pip-audit"), *options, *files]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if not done.stdout:
        if any(sign in done.stderr for sign in UNREACHABLE):
            print("Not audited: the vulnerability service cannot be reached.")
            return True
        print(done.stderr)
        return False
    return _judged(json.loads(done.stdout)["dependencies"])


def _judged(packages: list[dict[str, Any]]) -> bool:
    unknown = [package["name"] for package in packages if "skip_reason" in package]
    if unknown:
        print(
            f"Not audited: {len(unknown)} of {len(packages)} packages, which the vulnerability service does not know."
        )
    vulnerable = [package for package in packages if package.get("vulns")]
    for package in vulnerable:
        for found in package["vulns"]:
            mended = " or ".join(found["fix_versions"]) or "nothing yet"
            print(f"{package['name']} {package['version']} has {found['id']}, mended in {mended}.")
    return not vulnerable
