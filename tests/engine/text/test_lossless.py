"""The lossless form comes back as it went, and says what is wrong with what is not one."""

import hashlib
import json
from dataclasses import replace

import pytest
from hypothesis import given

from plenary.engine.text.decided import Decided
from plenary.engine.text.lossless import UnreadableRollingText, digest, dump, dump_place, load
from plenary.engine.text.parallel import Parallel
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate
from tests.engine.text.schema import FORM
from tests.engine.text.strategies import MEMBERS, cases

SMALL = dump(collate(Instrument((Provision("p1", Kind.PARAGRAPH, "a b"),)), [Reading("S1", ("ARA",), {"p1": "a c"})]))


@given(cases())
def test_a_rolling_text_comes_back_from_its_lossless_form(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    rolling = collate(*case, order=MEMBERS)
    assert load(dump(rolling)) == rolling


@given(cases())
def test_the_lossless_form_follows_its_published_schema(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    FORM.validate(json.loads(dump(collate(*case))))


def test_a_text_is_known_by_the_hash_of_its_lossless_form() -> None:
    assert digest(load(SMALL)) == hashlib.sha256(SMALL).hexdigest()


def test_the_readings_in_whose_files_something_is_open_are_kept() -> None:
    rolling = replace(load(SMALL), unsettled=("S1",))
    document = json.loads(dump(rolling))
    FORM.validate(document)
    assert (document["unsettled"], load(dump(rolling))) == (["S1"], rolling)


def test_what_stands_by_a_persons_answer_is_kept() -> None:
    decided = (Decided("S1", "aa"), Decided("S1", "bb", True, "Fees are due.", "p2"))
    rolling = replace(load(SMALL), decided=decided)
    document = json.loads(dump(rolling))
    FORM.validate(document)
    assert load(dump(rolling)) == rolling
    assert document["decided"] == [
        {"reading": "S1", "candidate": "aa"},
        {"reading": "S1", "candidate": "bb", "changed": {"words": "Fees are due.", "provision": "p2"}},
    ]


def test_a_slot_says_its_words_and_readings_without_any_program() -> None:
    assert json.loads(SMALL)["passages"] == [
        {
            "provision": "p1",
            "content": [
                " a",
                {
                    "slot": "p1:1-2",
                    "alternatives": [
                        {"base": True, "content": [" b"], "readings": []},
                        {"base": False, "content": [" c"], "readings": ["S1"]},
                    ],
                },
            ],
        }
    ]


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (b"", "damaged: JSONDecodeError"),
        (b"[1]", "not a rolling text in the format plenary-rolling-text/1"),
        (b'{"format": "plenary-rolling-text/9"}', "not a rolling text in the format plenary-rolling-text/1"),
        (SMALL.replace(b'"S1"\n', b'"S9"\n'), "damaged: KeyError"),
        (SMALL.replace(b'"paragraph"', b'"poem"'), "damaged: ValueError"),
        (b"[" * 100_000, "damaged: RecursionError"),
        (b"\xff", "damaged: UnicodeDecodeError"),
    ],
)
def test_what_is_not_a_rolling_text_is_refused_with_the_reason(document: bytes, message: str) -> None:
    with pytest.raises(UnreadableRollingText, match=message):
        load(document)


def test_additions_deletions_retentions_moves_and_texts_in_other_languages_come_back() -> None:
    names = ("p1", "p2", "p3")
    base = Instrument(tuple(Provision(name, Kind.PARAGRAPH, f"Words of {name}.") for name in names))
    told = Reading(
        "S1",
        ("ARA",),
        added=(Addition("n", "p1", None, Kind.PARAGRAPH, "New words.", "1 bis", behind="p3"),),
        deleted=frozenset({"p2"}),
        retained=frozenset({"p1"}),
        moved=(Move("p3", "p1", None),),
    )
    french = Instrument((Provision("p1", Kind.PARAGRAPH, "Mots."),), "fr")
    parallel = Parallel(french, {"p1": "p1"}, (Reading("S2", ("BOR",), {"p1": "Autres mots."}),), {"S2": "S1"})
    rolling = replace(collate(base, [told], order=("ARA", "BOR")), parallels=(parallel,))
    assert load(dump(rolling)) == rolling


def test_a_place_is_a_provision_with_the_new_ones_behind_it() -> None:
    base = Instrument((Provision("p1", Kind.PARAGRAPH, "a b"), Provision("p2", Kind.PARAGRAPH, "c d")))

    def add(after: str | None, text: str) -> Addition:
        return Addition("n", after, None, Kind.PARAGRAPH, text)

    before = Reading("S1", ("ARA",), added=(add(None, "x"),))
    behind = Reading("S2", ("BOR",), {"p1": "a c"}, added=(add("p1", "y"),))
    rolling = collate(base, [before, behind])
    places = {key: json.loads(dump_place(rolling, key)) for key in ("", "p1", "p2")}
    assert {key: [passage["provision"] for passage in place] for key, place in places.items()} == {
        "": ["+1"],
        "p1": ["p1", "p1+1"],
        "p2": ["p2"],
    }
    whole = json.loads(dump(rolling))["passages"]
    assert [*places[""], *places["p1"], *places["p2"]] == whole
