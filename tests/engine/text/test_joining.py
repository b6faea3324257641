"""Paragraphs run together or split are shown as that, and not as words left out."""

from collections.abc import Sequence
from dataclasses import replace

from plenary.engine.text.joining import Form, Joining, joinings
from plenary.engine.text.layout import Audience, Joint, Setting, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rebase import rebase
from plenary.engine.text.rolling import collate, extract
from plenary.engine.text.touch import Touch, touches
from tests.engine.text.typesetting import setting_text

TEXTS = {
    "1": "Each Member shall report once a year on the measures that it has taken.",
    "2": "The reports are public and are kept for ten years.",
    "3": "The Secretariat assists any Member that asks for help in writing its report.",
}
BASE = Instrument(
    (
        Provision("a", Kind.ARTICLE, "Reports", "Article 7"),
        *(Provision(f"p{n}", Kind.PARAGRAPH, text, n, "a") for n, text in TEXTS.items()),
    )
)
MERGE = Reading("A", ("A",), {"p1": f"{TEXTS['1']} {TEXTS['2']}"}, frozenset({"p2"}))


def shown(*readings: Reading) -> list[Setting]:
    return list(lay_out(collate(BASE, readings, order="ABC"), audience=Audience.NAMES))


def joints(settings: Sequence[Setting]) -> dict[str, tuple[Joint, ...]]:
    return {setting.id: setting.joints for setting in settings if setting.joints}


def test_a_merge_is_no_deletion_and_says_where_the_words_stand() -> None:
    settings = shown(MERGE)
    assert [setting_text(setting) for setting in settings[1:]] == [
        [f"{TEXTS['1']} [{TEXTS['2']} (A)]"],
        [TEXTS["2"]],
        [TEXTS["3"]],
    ]
    assert [setting.deleted for setting in settings] == [None] * 4
    assert joints(settings) == {
        "p1": (Joint(Form.MERGE, True, ("Article 7, 2",), ("A",)),),
        "p2": (Joint(Form.MERGE, False, ("Article 7, 1",), ("A",)),),
    }


def test_who_deletes_what_others_merge_still_deletes_it() -> None:
    settings = shown(MERGE, Reading("B", ("B",), deleted=frozenset({"p2"})))
    assert [setting.deleted for setting in settings] == [None, None, ("B",), None]
    assert joints(settings)["p2"] == (Joint(Form.MERGE, False, ("Article 7, 1",), ("A",)),)


def test_three_paragraphs_run_together_are_one_merge_of_all_who_ask_for_it() -> None:
    whole = f"{TEXTS['1']} {TEXTS['2']} {TEXTS['3']}"
    merge = {"p1": whole}, frozenset({"p2", "p3"})
    rolling = collate(BASE, [Reading("A", ("A",), *merge), Reading("B", ("B",), *merge)])
    assert joinings(rolling) == (Joining(Form.MERGE, "p1", ("p2", "p3"), 0b110),)
    assert extract(rolling, "A").words == {"p1": whole}


def test_a_split_says_where_the_words_stand_that_are_left_out() -> None:
    text = "The reports are public."
    rest = "They are kept for ten years and are public."
    base = Instrument((Provision("p", Kind.PARAGRAPH, f"{text} {rest}", "1"),))
    added = (Addition("+1", "p", None, Kind.PARAGRAPH, rest, "1 bis"),)
    settings = lay_out(collate(base, [Reading("A", ("A",), {"p": text}, added=added)], order="A"))
    assert [setting_text(setting) for setting in settings] == [[f"{text} [{rest} / ∅ (A)]"], [f"[{rest} (A)]"]]
    assert joints(settings) == {
        "p": (Joint(Form.SPLIT, True, ("1 bis",), ("A",)),),
        "p+1": (Joint(Form.SPLIT, False, ("1",), ("A",)),),
    }


def test_a_new_paragraph_beside_one_that_is_shortened_is_not_cut_from_it_when_it_says_other_things() -> None:
    added = (Addition("+1", "p2", "a", Kind.PARAGRAPH, "Members may ask for one more month."),)
    assert joints(shown(Reading("A", ("A",), {"p2": "The reports are public."}, added=added))) == {}
    heading = (Addition("+1", "p2", "a", Kind.ARTICLE, "and are kept for ten years", "Article 8"),)
    assert joints(shown(Reading("A", ("A",), {"p2": "The reports are public."}, added=heading))) == {}


def test_a_deleted_paragraph_beside_one_that_is_reworded_is_deleted() -> None:
    settings = shown(Reading("A", ("A",), {"p1": TEXTS["1"].replace("once", "twice")}, frozenset({"a", "p2"})))
    assert [setting.deleted for setting in settings] == [("A",), None, ("A",), None]
    assert joints(settings) == {}


def test_a_member_reads_in_its_proof_that_a_paragraph_was_merged_and_not_deleted() -> None:
    assert touches(BASE, MERGE) == {"p1": (Touch.REWORDED,), "p2": (Touch.MERGED,)}


def test_a_merge_is_still_one_when_it_is_carried_to_a_newer_base() -> None:
    newer = Instrument(
        tuple(replace(p, text=p.text.replace("once a year", "every year")) for p in BASE.provisions), symbol="L.2"
    )
    carried = rebase(BASE, newer, MERGE).reading
    assert carried.words == {"p1": f"{newer.by_id['p1'].text} {TEXTS['2']}"}
    assert joinings(collate(newer, [carried])) == (Joining(Form.MERGE, "p1", ("p2",), 0b10),)
