"""Names that are left of an alternative whose words were struck, or that are written in its place."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Question, Return
from tests.engine.text.round_two import copies
from tests.engine.text.round_two.copies import answer, clean, edited, named, read, send
from tests.engine.text.round_two.text import NEW, ORDER, opposes, retains, supports

ONCE = "The Board meets once a year."
BOARD = Instrument((Provision("p1", Kind.PARAGRAPH, ONCE, "1"),))
SLOT = "p1:3-4"


def meeting(word: str, *holders: str) -> Reading:
    return Reading("+".join(holders) or word, holders, {"p1": ONCE.replace("once", word)})


CEL = meeting("often", "CEL")
OWN = collate(BOARD, [meeting("twice"), CEL], order=ORDER)
"""``The Board meets [once / twice / often – Celandia] a year.``"""
DESHS = collate(BOARD, [meeting("twice"), meeting("often", "DES")], order=ORDER)
"""``The Board meets [once / twice / often – Desh] a year.``"""
BOTH = collate(BOARD, [meeting("twice"), CEL, meeting("often", "DES")], order=ORDER)
"""``The Board meets [once / twice / often – Celandia, Desh] a year.``"""
THREE = collate(BOARD, [CEL, meeting("twice", "BOR"), meeting("rarely", "DES")], order=ORDER)
"""``The Board meets [once / twice – Borland / often – Celandia / rarely – Desh] a year.``"""
TWICE = replace(CEL, words=meeting("twice").words, positions=(supports("p1", SLOT, "twice"),))


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        (" / often – Celandia", " – Celandia"),
        (" / often", ""),
        (" / often –", " –"),
        ("/ often – Celandia", "– CEL"),
        ("[once / twice / often – Celandia]", "[once / twice – CEL]"),
        ("[once / twice / often – Celandia]", "[once / CEL: twice]"),
    ],
)
def test_a_member_that_strikes_its_alternative_and_signs_the_one_before_it_supports_that(sent: str, left: str) -> None:
    assert answer(OWN, (sent, left)) == Return(TWICE, TWICE.positions)
    bare = send(OWN, marks=False)
    assert read(OWN, clean(edited(bare, (sent, left)))).reading == TWICE


def test_a_name_that_is_left_is_that_of_the_nearest_alternative_before_it_that_stays() -> None:
    assert answer(THREE, (" / often", "")) == Return(TWICE, TWICE.positions)
    against = (opposes("p1", SLOT, "twice"), retains("p1", SLOT, "once"))
    assert answer(THREE, (" / twice – Borland / often", "")) == Return(
        replace(CEL, words={}, positions=against), against
    )
    assert answer(OWN, (" / often", ""), ("once / ", "")).reading.words == TWICE.words


def test_a_name_of_several_that_is_left_alone_is_that_of_the_alternative_before_it() -> None:
    said = opposes("p1", SLOT, "often"), supports("p1", SLOT, "twice")
    assert answer(BOTH, (" / often", ""), (", Desh", "")) == Return(replace(TWICE, positions=said), said)


def test_a_name_written_for_anothers_alternative_that_was_struck_signs_the_one_before_it() -> None:
    said = opposes("p1", SLOT, "often"), supports("p1", SLOT, "twice")
    words = meeting("twice").words
    assert answer(DESHS, ("/ often – Desh", "– CEL")) == Return(Reading("CEL", ("CEL",), words, positions=said), said)


def test_names_of_others_that_are_left_behind_another_alternative_are_asked_about() -> None:
    found = answer(DESHS, (" / often", ""))
    said = opposes("p1", SLOT, "often")
    assert found.reading == replace(NEW, positions=(said,))
    assert [(one.cause, one.after) for one in found.questions] == [
        (Cause.NAMES, "1 The Board meets [once / twice – Desh] a year.")
    ]
    withdrawn = answer(BOTH, (" / often – Celandia, ", " – "))
    assert (withdrawn.reading, [one.cause for one in withdrawn.questions]) == (
        replace(CEL, words={}, positions=(said,)),
        [Cause.NAMES],
    )


@pytest.mark.parametrize(
    ("left", "cause"),
    [
        ("[once / twice – Celandia, Desh]", Cause.NAMES),
        ("[once / twice / – Celandia, Desh]", Cause.NAMES),
        ("[ – Celandia, Desh]", Cause.NAMES),
        ("– Celandia, Desh", Cause.NAMES),
        ("[once / twice – Celandia and others]", Cause.NAMES),
        ("[once / twice – Celandia, Celanda]", Cause.STRANGER),
    ],
)
def test_what_is_left_of_an_alternative_and_may_sign_another_is_asked_about(left: str, cause: Cause) -> None:
    before = "The Board meets [once / twice / often – Celandia, Desh] a year."
    found = answer(BOTH, ("[once / twice / often – Celandia, Desh]", left))
    meanings = (Meaning.SUPPORTS, Meaning.OPPOSES, Meaning.WITHDRAWS, Meaning.FOR_ANOTHER, Meaning.SLIP)
    [asked] = found.questions
    assert (found.reading, found.positions) == (CEL, ())
    assert replace(asked, words=(), meant="") == Question(
        "p1", cause, meanings, f"1 {before}", f"1 The Board meets {left} a year.", (), SLOT, "paragraph 1"
    )


def test_a_name_alone_between_two_signs_is_asked_about_and_one_without_the_sign_behind_it() -> None:
    for left in (("often", ""), (" / often – Celandia / ", " / – Celandia ")):
        found = answer(THREE, left)
        assert (found.reading, [one.cause for one in found.questions]) == (CEL, [Cause.NAMES])
    written = answer(DESHS, ("often – Desh", "– CEL"))
    assert (written.reading, [one.cause for one in written.questions]) == (NEW, [Cause.NAMES])
    added = answer(DESHS, ("often – Desh", "– Desh, CEL"))
    assert (added.reading, [one.cause for one in added.questions]) == (NEW, [Cause.NAMES])


def test_an_alternative_of_others_whose_words_alone_are_struck_is_opposed() -> None:
    said = (opposes("p1", SLOT, "often"),)
    assert answer(DESHS, ("often", "")) == Return(replace(NEW, positions=said), said)
    assert answer(DESHS, ("often – Desh", "– Des")).positions == said


def test_a_name_left_behind_the_words_of_another_new_provision_supports_these() -> None:
    offered = [
        Reading(code, (code,), added=(Addition("n", "p1", None, Kind.PARAGRAPH, f"Meetings are {word}.", "2"),))
        for code, word in (("CEL", "secret"), ("DES", "public"))
    ]
    rolling = collate(BOARD, offered, order=ORDER)
    found = answer(rolling, (" / public", ""), member="DES")
    assert (found.reading.added[0].text, found.questions) == ("Meetings are secret.", ())
    assert [(one.words, one.stance.value) for one in found.positions] == [("secret", "supports")]


LONG = "The Board meets once a year in the seat of the Secretariat, and decides on all that concerns its budget."
NEVER = "There is no session at all: whatever is to be said is said in writing, by whoever wants to say it to others."


def test_the_name_of_an_option_of_which_the_words_and_the_label_were_struck_is_asked_about() -> None:
    own = Reading("CEL", ("CEL",), {"p1": NEVER})
    rolling = collate(Instrument((Provision("p1", Kind.PARAGRAPH, LONG, "1"),)), [own], order=ORDER)
    found = answer(rolling, ("Option 2", ""), (NEVER, ""))
    assert (found.reading, [one.cause for one in found.questions]) == (own, [Cause.NAMES])
    assert answer(rolling, (NEVER, "")).reading.words == {}


def test_a_name_in_another_script_is_left_like_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "named", lambda codes: named(codes).replace("Celandia", "سيلانديا"))
    text = "يجتمع المجلس {} في السنة."
    base = Instrument((Provision("p1", Kind.PARAGRAPH, text.format("مرة"), "1"),), lang="ar")
    readings = [
        Reading("option", (), {"p1": text.format("مرتين")}),
        Reading("CEL", ("CEL",), {"p1": text.format("كثيرا")}),
    ]
    rolling = collate(base, readings, order=ORDER)
    names = {**copies.NAMES, "سيلانديا": "CEL"}
    for sent, left in ((" / كثيرا", ""), ("/ كثيرا – سيلانديا", "– CEL"), ("/ كثيرا – سيلانديا", "– Celandia")):
        blocks = edited(send(rolling), (sent, left))
        for copy in (blocks, clean(blocks)):
            found = read(rolling, copy, names=names)
            assert (found.reading.words, found.questions) == ({"p1": text.format("مرتين")}, ())
