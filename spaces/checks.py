"""What must be true of the settings before anyone is let in; each finding says how to mend it."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register


@register()
def default_keys(**_: Any) -> list[CheckMessage]:
    """The development keys are public: outside development they stop every command."""
    if settings.DEVELOPMENT:
        return []
    return [
        Error(
            f"{name} is the public development key.",
            hint=f"Set {name} or {name}_FILE to a long random value.",
            id="rostrum.E001",
        )
        for name in ("SECRET_KEY", "LIVEKIT_API_SECRET")
        if getattr(settings, name) == settings.DEVELOPMENT_SECRET
    ]


@register()
def all_of_single_sign_on(**_: Any) -> list[CheckMessage]:
    """A provider that is half configured would fail whoever signs in, not whoever configured it."""
    needed = ("OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET")
    missing = [name for name in needed if not getattr(settings, name)]
    if len(missing) in (0, len(needed)):
        return []
    return [
        Error(
            f"{name} is missing, though single sign-on is configured.",
            hint=f"Set {name}, or none of {', '.join(needed)}.",
            id="rostrum.E002",
        )
        for name in missing
    ]


@register(deploy=True)
def reachable_by_browsers(**_: Any) -> list[CheckMessage]:
    findings: list[CheckMessage] = []
    if not settings.HTTPS:
        findings.append(
            Warning(
                "PUBLIC_URL is not https.",
                hint="Browsers give the microphone only to https pages (or localhost).",
                id="rostrum.W001",
            )
        )
    if settings.HTTPS and not settings.LIVEKIT_PUBLIC_URL.startswith("wss://"):
        findings.append(
            Warning(
                "LIVEKIT_PUBLIC_URL is not wss.",
                hint="An https page can't connect to ws://: put TLS before LiveKit.",
                id="rostrum.W002",
            )
        )
    return findings
