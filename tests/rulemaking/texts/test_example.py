"""The example is negotiated on a site: its text, and what its members handed in."""

import csv
from collections import Counter
from importlib.resources import files

from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.rulemaking.account import list_account
from plenary.rulemaking.example.negotiation import negotiate
from plenary.rulemaking.models import Submission, Suggestion
from plenary.rulemaking.queries import find_version
from plenary.rulemaking.shelf import text_for
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import MEMBERS


def test_the_example_becomes_a_text_with_suggestions_once(do: Do):
    rows = csv.DictReader(files("plenary.rulemaking.example").joinpath("members.csv").read_text("utf-8").splitlines())
    for row in rows:
        if row["kind"] == "group":
            do(FormGroup(code=row["code"], names={"en": row["en"]}))
        else:
            do(AdmitMember(code=row["code"], names={"en": row["en"]}, place=int(row["order"]), start="2026-01-01"))
    assert negotiate("demo", "A/1/L.4") == Suggestion.rows.at().count()
    count = Suggestion.rows.at().count()
    assert negotiate("demo", "A/1/L.4") == count
    version = find_version("demo", "framework")
    assert version is not None
    rolling = text_for(MEMBERS, version)
    account = list_account(version, MEMBERS, {})
    assert (count, len(rolling.readings)) == (191, 186)
    assert Counter((each.first.version, each.status.value) for each in account) == {
        (2, "standing"): 183,
        (1, "standing"): 3,
        (1, "absorbed"): 3,
        (1, "conflict"): 2,
    }
    letter = Submission.rows.at().get()
    assert (letter.seat, letter.status, letter.media) == ("delegation:HAL", "waiting", "txt")
