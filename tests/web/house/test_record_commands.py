"""From an empty folder to a record that somebody else checks: begun, acted in, exported, verified, and tampered with."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from plenary.engine.merkle.note import Signer
from plenary.record.pack import standalone
from tests.web.house.conftest import House

CAMORA = {"code": "CAM", "names": {"en": "Camora"}, "place": 3, "start": "2026-11-23"}


def test_an_installation_is_begun_and_says_what_it_made_and_what_comes_next(house: House):
    assert sorted(path.name for path in house.folder.iterdir() if "sqlite3" not in path.name) == [
        "host",
        "journal",
        "keys",
        "logs",
        "secret",
    ]
    assert sorted(path.name for path in (house.folder / "keys").iterdir()) == ["demo.key", "demo.signed"]
    assert {oct(path.stat().st_mode & 0o777) for path in (house.folder / "secret", house.folder / "keys/demo.key")} == {
        "0o600"
    }
    found = house.ask("record", "checkpoint")
    assert (found["body"], found["origin"], found["size"]) == ("demo", "localhost/demo", 6)
    code, out, err = house.run("init", "--body", "two", "--name", "Two")
    assert (code, out) == (4, "")
    assert err == f"There is an installation in {house.folder} already: choose another folder with --folder.\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (
            ("--body", "Bad Key"),
            2,
            "Bad Key cannot be the key of a body: use up to 63 small letters, digits and hyphens",
        ),
        (("--body", "b", "--template", "none"), 2, "There is no template none; there are assembly, board, consensus"),
        (("--body", "b", "--members", "bad.csv"), 3, "bad.csv has no column “code”; its first line must name"),
    ],
)
def test_what_cannot_begin_leaves_nothing_behind(house: House, words: tuple[str, ...], code: int, sentence: str):
    (house.desk / "bad.csv").write_text("name\nArandia\n", "utf-8")
    before = sorted(house.desk.iterdir())
    found = house.run("init", "--folder", "new", "--name", "New", *words)
    assert (found[0], found[1], found[2][: len(sentence)]) == (code, "", sentence)
    assert sorted(house.desk.iterdir()) == before


def test_an_act_is_done_once_under_its_key_and_another_under_it_is_refused(house: House):
    first = house.act("member.admit", CAMORA, "--key", "k1")
    assert (first["sequence"], first["repeated"]) == (7, False)
    again = house.act("member.admit", CAMORA, "--key", "k1")
    assert (again["sequence"], again["time"], again["repeated"]) == (7, first["time"], True)
    other = house.run("act", "member.admit", "--key", "k1", given=json.dumps({**CAMORA, "code": "DOV"}))
    assert other == (3, "", "The key k1 was used before for something else: use a new key for a new request.\n")


@pytest.mark.parametrize(
    ("name", "payload", "seat", "code", "sentence"),
    [
        ("member.admit", {"code": "CAM"}, "secretariat", 3, "The payload is not one of member.admit; look at: names, place, start."),
        ("member.admit", [], "secretariat", 3, "The payload is not one of member.admit; look at: JSON."),
        ("member.admitt", {}, "secretariat", 2, "There is no act member.admitt; there are member.admit, member.name, member.withdraw."),
        ("member.admit", CAMORA, "delegation:ARA", 3, "delegation:ARA may not do this (member.admit): it is for others to do."),
        ("member.admit", {**CAMORA, "code": "ARA"}, "secretariat", 3, "ARA is a member already."),
    ],
)  # fmt: skip
def test_an_act_that_cannot_be_done_says_why(
    house: House, name: str, payload: object, seat: str, code: int, sentence: str
):
    assert house.run("act", name, "--seat", seat, given=json.dumps(payload)) == (code, "", f"{sentence}\n")


def test_an_act_that_is_given_a_field_twice_is_refused_by_its_name(house: House):
    given = json.dumps(CAMORA).replace('"code"', '"code": "ZZZ", "code"')
    sentence = "The payload gives code twice, and does not say which is meant: give it once.\n"
    assert house.run("act", "member.admit", given=given) == (3, "", sentence)


def test_the_body_must_be_named_where_the_one_named_is_not_there(house: House):
    found = house.run("act", "member.admit", "--body", "other", given=json.dumps(CAMORA))
    assert found == (2, "", "Which body is meant? Name one of these with --body: demo.\n")


def test_a_record_is_exported_and_verified_and_a_flipped_byte_is_traced_to_its_entry(house: House):
    house.act("member.admit", CAMORA)
    key = house.ask("record", "export", "-o", "record.zip")["logs"][0]["key"]
    assert re.fullmatch(r"localhost/demo\+[0-9a-f]{8}\+[A-Za-z0-9+/=]{44}", key)
    found = house.ask("verify", "record.zip", "--key", key)
    assert (found["exit"], found["verdict"]) == (0, "as recorded")
    assert [(log["body"], log["size"], log["keys"]) for log in found["logs"]] == [("demo", 7, ["localhost/demo"])]
    data = (house.desk / "record.zip").read_bytes()
    place = data.rindex(b'"Camora"') + 1
    (house.desk / "bad.zip").write_bytes(data[:place] + b"Z" + data[place + 1 :])
    code, out, err = house.run("verify", "bad.zip", "--key", key)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        "This is not what was recorded. The first bad entry is 7 of demo.",
        "Entry 7 of demo is not the one that the tree of hashes holds.",
    ]
    assert house.ask("verify", "bad.zip")["entry"] == 7


def test_the_verdict_is_said_in_the_users_language(house: House):
    house.run("record", "export", "-o", "record.zip")
    data = (house.desk / "record.zip").read_bytes()
    (house.desk / "bad.zip").write_bytes(data.replace(b'"Borland"', b'"Borlund"'))
    _code, out, _err = house.run("--language", "fr", "verify", "bad.zip")
    assert out.splitlines()[0] == (
        "Ceci n’est pas ce qui a été enregistré. La première entrée fautive est la 4 de demo."
    )


def test_a_pack_signed_by_a_stranger_or_no_pack_at_all_is_refused(house: House):
    house.run("record", "export", "-o", "record.zip")
    stranger = str(Signer("elsewhere/demo", bytes(32)).verifier)
    found = house.ask("verify", "record.zip", "--key", stranger)
    assert (found["exit"], found["verdict"], found["rule"], found["sentence"]) == (
        1,
        "not signed by a trusted key",
        "signature",
        "The checkpoint of demo is not signed by a known key.",
    )
    found = house.ask("verify", "record.zip", "--key", "elsewhere/demo")
    assert (found["exit"], found["refusal"]) == (
        2,
        "The key elsewhere/demo is not of the form NAME+ID+KEY; give one as the body publishes it.",
    )
    (house.desk / "no.zip").write_text("no pack", "utf-8")
    assert house.ask("verify", "no.zip")["verdict"] == "no pack"
    assert house.run("verify", "no.zip")[:2] == (
        1,
        "This is not what was recorded, or not a whole pack.\nThis is not a whole pack: File is not a zip file.\n",
    )


def test_a_pack_verifies_without_plenary(house: House):
    house.run("record", "export", "-o", "record.zip")
    (house.desk / "verify.py").write_bytes(
        standalone.read_archive((house.desk / "record.zip").read_bytes())["verify.py"]
    )
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", "record.zip"], cwd=house.desk, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "All is as it was recorded."


def test_a_new_key_signs_beside_the_old_one_until_the_change_is_ended(house: House):
    nothing = "No other key signs the record of demo: there is nothing to end.\n"
    assert house.run("record", "rotate-key", "--end") == (3, "", nothing)
    rotated = house.ask("record", "rotate-key")
    assert rotated["key"] != rotated["before"]
    house.run("record", "export", "-o", "old.zip")
    assert house.ask("verify", "old.zip", "--key", rotated["before"])["exit"] == 0
    house.act("member.admit", CAMORA)
    house.run("record", "export", "-o", "both.zip")
    for key in (rotated["key"], rotated["before"]):
        assert house.ask("verify", "both.zip", "--key", key)["exit"] == 0
    ended = house.ask("record", "rotate-key", "--end")
    assert (ended["key"], ended["ended"]) == (rotated["key"], rotated["before"])
    house.act("member.admit", {**CAMORA, "code": "DOV"})
    house.run("record", "export", "-o", "new.zip")
    assert house.ask("verify", "new.zip", "--key", rotated["key"])["exit"] == 0
    assert house.ask("verify", "new.zip", "--key", rotated["before"])["rule"] == "signature"


def test_a_full_pack_holds_private_values_and_a_public_one_does_not(house: House):
    sealed = {}
    for kind in ("public", "full"):
        house.run("record", "export", "-o", f"{kind}.zip", *(["--full"] if kind == "full" else []))
        files = standalone.read_archive((house.desk / f"{kind}.zip").read_bytes())
        sealed[kind] = "logs/demo/sealed.jsonl" in files
        assert house.ask("verify", f"{kind}.zip")["exit"] == 0
    assert sealed == {"public": False, "full": True}


def test_an_index_of_the_search_with_gaps_is_named_and_made_anew(house: House):
    made = house.ask("reindex")
    assert made == {"command": "reindex", "exit": 0, "body": "demo", "things": made["things"]}
    with closing(sqlite3.connect(house.folder / "plenary.sqlite3")) as database:
        lost = database.execute("DELETE FROM bodies_indexed WHERE key IN ('record/1', 'record/2')").rowcount
        database.commit()
    found = [each for each in house.ask("doctor")["findings"] if each["key"] == "search.gaps"]
    assert [(each["told"], each["remedy"]) for each in found] == [
        (
            f"The search does not find all of demo; entries that it lacks: {lost}.",
            f"Make its index anew, also while the site is served: plenary reindex --body demo --folder {house.folder}",
        )
    ]
    assert house.run("reindex") == (0, f"The index of demo was made anew; things in it: {made['things']}.\n", "")
    assert [each for each in house.ask("doctor")["findings"] if each["key"] == "search.gaps"] == []


def test_tables_that_are_of_this_release_already_are_left_as_they_are(house: House):
    assert house.ask("migrate") == {"command": "migrate", "exit": 0, "applied": [], "entries": 0}
    assert house.run("migrate", "--folder", "nowhere") == (
        3,
        "",
        "There is no installation in nowhere: make one with plenary init --body KEY --name NAME --folder nowhere.\n",
    )
