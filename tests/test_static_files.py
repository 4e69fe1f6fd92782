"""What browsers are sent of our scripts and styles: all of it but the comments."""

import subprocess
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from spaces.static_files import without_comments

SCRIPTS = sorted((settings.BASE_DIR / "static" / "js").rglob("*.js"))

PARSE = """
const { readdirSync, readFileSync } = require("fs");
const files = readdirSync(".");
for (const identifier of files) new (require("vm").SourceTextModule)(readFileSync(identifier, "utf8"), { identifier });
console.log(files.length);
"""
"""As modules, without running them."""


@pytest.mark.parametrize(
    ("source", "sent"),
    [
        ("/** Says so. */\nfoo();\n", "foo();\n"),
        ("  // Why.\n  foo(); // here\n", "  foo(); // here\n"),
        ("const a = /**\n * @type {B}\n */ (b);\n", "const a =  (b);\n"),
        ('fetch("*/*", "/**/", "https://x"); /* c */\n', 'fetch("*/*", "/**/", "https://x"); '),
        ("/* Words. */\n.a {\n  /* Why. */\n  b: c;\n}\n", ".a {\n  b: c;\n}\n"),
    ],
)
def test_comments_are_left_out_and_nothing_else(source: str, sent: str) -> None:
    assert without_comments(source) == sent


def test_every_script_of_ours_is_one_without_them(tmp_path: Path) -> None:
    for number, script in enumerate(SCRIPTS):
        (tmp_path / f"{number}-{script.name}").write_text(without_comments(script.read_text()))
    node = ["node", "--experimental-vm-modules", "--no-warnings", "-e", PARSE]
    parsed = subprocess.run(node, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (parsed.returncode, parsed.stdout) == (0, f"{len(SCRIPTS)}\n"), parsed.stderr


def test_what_is_sent_has_none_and_what_others_wrote_keeps_its_licence() -> None:
    def sent(name: str) -> str:
        return (Path(settings.STATIC_ROOT) / staticfiles_storage.url(name).removeprefix("/static/")).read_text()

    for script in SCRIPTS:
        name = script.relative_to(settings.BASE_DIR / "static").as_posix()
        assert sent(name) == without_comments(script.read_text())
    assert sent("css/house.css").startswith(".house-drawing {")
    turbo = (settings.BASE_DIR / "static" / "vendor" / "turbo.js").read_text()
    assert sent("vendor/turbo.js") == turbo
