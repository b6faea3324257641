"""Tokens of the API, made, listed and revoked on the command line."""

import subprocess
import sys

from tests.web.house.conftest import House

SEAT = """
import sys
from plenary.web import installation
from pathlib import Path
installation.open_folder(Path(sys.argv[1]))
from plenary.bodies.models import Account, Seating
account = Account.objects.create_user("desk@secretariat.example", "quiet harbour lantern")
Seating.objects.create(account=account, body=sys.argv[2], number=int(sys.argv[3]))
"""


def seat_somebody(house: House, body: str = "demo") -> None:
    """Make an account that acts for the secretariat."""
    fill = {"office": "desk", "kind": "secretary", "person": "An Officer", "start": "2026-01-01"}
    number = house.act("office.fill", fill)["sequence"]
    line = [sys.executable, "-c", SEAT, str(house.folder), body, str(number)]
    subprocess.run(line, env=house.environment, check=True)


def test_a_token_is_made_listed_and_revoked(house: House):
    seat_somebody(house)
    make = ("token", "make", "Desk@secretariat.example", "--seat", "secretariat", "--scope", "read")
    made = house.ask(*make, "--scope", "act:member.name", "--label", "Our calendar", "--days", "7")
    assert (made["body"], made["seat"], made["scopes"]) == ("demo", "secretariat", ["read", "act:member.name"])
    code, out, _err = house.run("token", "list")
    assert (code, made["token"] in out, out.split()[:4]) == (
        0,
        False,
        ["1", "desk@secretariat.example", "demo", "secretariat"],
    )
    assert house.run("token", "revoke", "1")[:2] == (0, "The token Our calendar is good for nothing any more.\n")
    assert house.ask("token", "list")["tokens"] == []
    assert house.run("token", "revoke", "1") == (2, "", "There is no token 1, or it was revoked.\n")
    code, _out, err = house.run(*make, "--scope", "act:no.such")
    assert (code, err) == (
        2,
        "There is no scope act:no.such; there are read, prepare, and act: with the name of an act.\n",
    )
    _code, _out, err = house.run(*make[:2], "desk@secretariat.example", "--seat", "office:chair", "--scope", "read")
    assert err == "desk@secretariat.example has no seat office:chair in demo; it has: secretariat.\n"
