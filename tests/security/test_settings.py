"""An installation behind a server that speaks HTTPS, on one machine or several, has nothing that Django would warn of."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plenary.web import installation

ROOT = Path(__file__).resolve().parents[2]
LOOK = """
import django, json, logging
django.setup()
from django.conf import settings as s
from django.core import checks
from django.test import Client
client = Client(headers={"Host": "plenary.example", "X-Forwarded-Proto": "https", "Accept-Language": "en"})
plain = Client(headers={"Host": "plenary.example"})
page, form, sheet = client.get("/nowhere"), client.get("/account/login/"), client.get("/static/kit/site.css")
chosen = client.get("/language/fr")
print(json.dumps({
    "warnings": [str(w) for w in checks.run_checks(include_deployment_checks=True)
                 if w.id not in s.SILENCED_SYSTEM_CHECKS],
    "cookies": {name: [bool(c["secure"]), bool(c["httponly"]), c["samesite"], c["path"], c["domain"]]
                for name, c in {**form.cookies, **chosen.cookies}.items()},
    "session": [s.SESSION_COOKIE_NAME, s.SESSION_COOKIE_SECURE, s.SESSION_COOKIE_HTTPONLY, s.SESSION_COOKIE_SAMESITE],
    "hsts": [page.get("Strict-Transport-Security"), sheet.get("Strict-Transport-Security")],
    "sheet": [sheet.status_code, sheet.get("X-Content-Type-Options"), "frame-ancestors" in sheet.get("Content-Security-Policy", "")],
    "plain": [plain.get("/account/login/").status_code, plain.get("/account/login/").get("Location"), plain.get("/health").status_code],
    "other": client.get("/nowhere", headers={"Host": "localhost"}).status_code,
    "served": [client.get(a).status_code for a in ("/static/", "/static/kit/", "/.git/HEAD", "/plenary.sqlite3",
                                                   "/static/%2e%2e/secret", "/static/../secret", "/static//etc/passwd")],
    "handlers": {name: [type(h).__name__ for h in logging.getLogger(name).handlers]
                 for name in (None, "django", "django.request", "django.security", "plenary", "plenary.security")},
    "debug": s.DEBUG,
    "hashers": s.PASSWORD_HASHERS[0],
}))
"""


@pytest.fixture
def house(tmp_path: Path) -> dict[str, str]:
    """The environment of an installation on one machine, reached through a server that speaks HTTPS."""
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "secret").write_text("0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrst\n", "ascii")
    (folder / "host").write_text("plenary.example\n", "ascii")
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "PLENARY_FOLDER": str(folder),
        "DJANGO_SETTINGS_MODULE": installation.EMBEDDED,
    }


def run(given: dict[str, str], source: str) -> str:
    done = subprocess.run([sys.executable, "-c", source], env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_on_one_machine_behind_https_nothing_is_left_to_warn_of(house: dict[str, str]):
    prepared = (
        "import django; django.setup(); from pathlib import Path; from plenary.web import installation, static_files; "
        f"static_files.collect(Path({house['PLENARY_FOLDER']!r})); installation.migrate()"
    )
    found = json.loads(run({**house, "PLENARY_BEHIND_PROXY": "yes"}, f"{prepared}\n{LOOK}"))
    assert found["warnings"] == []
    strict = [True, True, "Lax", "/", ""]
    assert found["cookies"] == {"__Host-csrf": strict, "__Host-language": strict}
    assert found["session"] == ["__Host-session", True, True, "Lax"]
    assert found["hsts"] == ["max-age=63072000; includeSubDomains"] * 2
    assert found["sheet"] == [200, "nosniff", True]
    assert found["served"] == [404] * 7
    assert found["handlers"].pop("null") == ["StreamHandler"]
    assert set(map(tuple, found["handlers"].values())) == {()}
    assert found["plain"] == [301, "https://plenary.example/account/login/", 200]
    assert (found["other"], found["debug"]) == (400, False)
    assert found["hashers"] == "django.contrib.auth.hashers.PBKDF2PasswordHasher"


def test_without_such_a_server_its_headers_are_believed_of_nobody(house: dict[str, str]):
    source = """
import json
from django.conf import settings as s
print(json.dumps([s.BEHIND_PROXY, getattr(s, "SECURE_PROXY_SSL_HEADER", None), s.USE_X_FORWARDED_HOST]))
"""
    assert json.loads(run(house, source)) == [False, None, False]


def test_the_folder_of_an_installation_is_its_owners_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(installation, "open_folder", lambda *_given: None)
    monkeypatch.setattr(installation, "migrate", lambda: None)
    installation.begin(tmp_path / "made")
    modes = [oct(path.stat().st_mode & 0o777) for path in (tmp_path / "made", tmp_path / "made" / "secret")]
    assert modes == ["0o700", "0o600"]
