import re
from pathlib import Path

from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.record.registry import list_acts
from plenary.record.rulebook import AT_THE_DOOR, list_door, list_rules


def test_the_rules_of_an_act_are_read_off_its_check_and_what_that_calls():
    assert list_rules(AdmitMember) == (
        "bodies.borne",
        "bodies.code",
        "bodies.day",
        "bodies.member",
        "bodies.standing",
    )
    assert list_rules(WithdrawMember) == ("bodies.day", "bodies.leaves", "bodies.member", "bodies.period")


def test_every_rule_that_is_written_in_an_act_is_found(root: Path):
    folders = sorted((root / "src/plenary").glob("*/acts"))
    files = [file for folder in folders for file in folder.rglob("*.py")]
    files += sorted((root / "src/plenary").glob("*/acts.py"))
    written = {rule for file in files for rule in re.findall(r'Refused\(\s*"([a-z.-]+)"', file.read_text("utf-8"))}
    assert len(written) > 40
    assert written - {rule for act in list_acts() for rule in list_rules(act)} == set()


def test_the_rules_of_the_door_are_those_that_it_writes(root: Path):
    text = (root / "src/plenary/record/perform.py").read_text("utf-8")
    written = set(re.findall(r'Refused\(\s*"([a-z.-]+)"', text))
    assert written - {"record.no-such-body"} == set(AT_THE_DOOR)


def test_a_guard_of_a_package_above_asks_at_the_door_and_its_rules_are_told_with_those_of_the_door():
    own = ("bodies.behalf-closed", "bodies.no-such-seat", "bodies.seat-lost", "bodies.token-lost")
    assert list_door() == (*AT_THE_DOOR, *own)
