"""Texts are opened, issued, suggested on; each suggestion with what the engine makes of its place."""

from hashlib import sha256

from plenary.engine.text.lossless import dump_place
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Reading
from plenary.engine.text.release import ENGINE
from plenary.engine.text.rolling import collate
from plenary.record.reading import find_entry
from plenary.rulemaking.models import Collation, Suggestion
from plenary.rulemaking.queries import find_version
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.shelf import base_of
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import AND, suggest


def test_a_suggestion_enters_the_record_with_what_the_engine_makes_of_its_place(public: Do):
    entry = public(suggest("a1.1", "The Members should cooperate.", public=True), AND).entry
    base = base_of(find_version("demo", "framework"))
    reading = Reading("new", ("delegation:AND",), words={"a1.1": "The Members should cooperate."})
    expected = sha256(dump_place(collate(base, [reading]), "a1.1")).hexdigest()
    row = Collation.rows.at().get()
    assert (row.place, row.audience, row.engine, row.result, row.private_result) == (
        "a1.1",
        "public",
        ENGINE,
        expected,
        "",
    )
    assert find_entry("demo", entry.sequence).payload["result"] == expected
