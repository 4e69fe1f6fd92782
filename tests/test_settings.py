"""Settings that are wrong stop the start, by name and with what to do."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NOWHERE = "/nonexistent"


def check(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "DATABASE_URL", "REDIS_URL") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env={**kept, "DATA_DIR": NOWHERE, **environment},
        capture_output=True,
        text=True,
    )


def test_default_keys_refuse_to_start_outside_development() -> None:
    refused = check()
    assert refused.returncode == 1
    assert "SECRET_KEY is the public development key" in refused.stderr
    assert "LIVEKIT_API_SECRET is the public development key" in refused.stderr
    assert "HINT" in refused.stderr


def test_keys_of_ones_own_start(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of our own that is long enough to be one of them, surely")
    assert check(SECRET_KEY_FILE=str(secret), LIVEKIT_API_SECRET_FILE=str(secret)).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SIGNUP", "everyone"),
        ("HOSTING", "yes"),
        ("PORT", "eighty"),
        ("DEVELOPMENT", "perhaps"),
        ("MFA", "maybe"),
        ("OIDC_ISSUER", "id.example.org"),
        ("CONTACT", "write to us"),
    ],
)
def test_a_malformed_value_is_named(name: str, value: str) -> None:
    refused = check(**{"DEVELOPMENT": "true", name: value})
    assert refused.returncode == 1
    assert name in refused.stderr
    assert value in refused.stderr


def test_single_sign_on_is_configured_wholly_or_not_at_all(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("between the two")
    half = {"DEVELOPMENT": "true", "OIDC_ISSUER": "https://id.example.org"}
    refused = check(**half, OIDC_CLIENT_SECRET_FILE=str(secret))
    assert refused.returncode == 1
    assert "OIDC_CLIENT_ID is missing" in refused.stderr
    assert "OIDC_CLIENT_SECRET is missing" not in refused.stderr
    assert check(**half, OIDC_CLIENT_ID="rostrum", OIDC_CLIENT_SECRET_FILE=str(secret)).returncode == 0


def test_outside_development_a_provider_is_reached_by_https() -> None:
    refused = check(OIDC_ISSUER="http://id.example.org")
    assert "OIDC_ISSUER is 'http://id.example.org'" in refused.stderr


def test_a_local_instance_tells_manage_py_how_to_reach_it(tmp_path: Path) -> None:
    (tmp_path / "environment").write_text("DEVELOPMENT='true'\nSIGNUP='open'\n")
    assert check(DATA_DIR=str(tmp_path)).returncode == 0
    assert check(DATA_DIR=str(tmp_path), SIGNUP="nobody").returncode == 1


def test_by_default_people_are_invited_and_hosts_named() -> None:
    shown = subprocess.run(
        [sys.executable, "-c", "from spaces import settings; print(settings.SIGNUP, settings.HOSTING)"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DATA_DIR": NOWHERE},
        capture_output=True,
        text=True,
    )
    assert shown.stdout.split() == ["invited", "named"]
