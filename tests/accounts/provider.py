"""A small OpenID Connect provider on this machine: real HTTP, and whoever is said to be there."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs

import jwt

CLIENT_ID, CLIENT_SECRET = "rostrum", "a secret between the two that is long enough for HS256"


class Provider:
    """``who`` is what it says of whoever signs in; ``asked`` are the forms that its token endpoint was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.who: dict[str, Any] = {
            "sub": "42",
            "name": "Nora Novak",
            "preferred_username": "Nora.Novak",
            "email": "nora@example.org",
        }
        self.audience = CLIENT_ID
        self.asked: list[dict[str, list[str]]] = []

    def configuration(self) -> dict[str, str]:
        ends = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        return {
            "issuer": self.url,
            "jwks_uri": f"{self.url}/keys",
            **{f"{name}_endpoint": f"{self.url}/{path}" for name, path in ends.items()},
        }

    def token(self, form: dict[str, list[str]]) -> dict[str, Any]:
        self.asked.append(form)
        now = int(time())
        claims = {"iss": self.url, "aud": self.audience, "iat": now, "exp": now + 60, **self.who}
        id_token = jwt.encode(claims, CLIENT_SECRET, "HS256")
        return {"access_token": "token", "token_type": "Bearer", "expires_in": 60, "id_token": id_token}


@contextmanager
def provider() -> Iterator[Provider]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._say(told.who if self.path == "/userinfo" else told.configuration())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(told.token(parse_qs(body)))

        def _say(self, what: dict[str, Any]) -> None:
            body = json.dumps(what).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    told = Provider(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()
