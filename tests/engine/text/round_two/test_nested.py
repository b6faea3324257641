"""Brackets inside the alternatives of others."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Return
from tests.engine.text.round_two.copies import answer, named, returned, seen, send
from tests.engine.text.round_two.text import NEW, ORDER, opposes, says, supports

WORDS = "The Assembly decides {}on the matter."
FACTS, LAW = "freely, in full knowledge of the facts, ", "freely, in full knowledge of the law, "
DES = Reading("des", ("DES",), {"p1": WORDS.format(LAW)})
ROLLING = collate(
    Instrument((Provision("p1", Kind.PARAGRAPH, WORDS.format(""), "1"),)),
    [
        Reading("bor", ("BOR",), {"p1": WORDS.format(FACTS)}),
        DES,
        Reading("ng", ("NG",), {"p1": WORDS.format(f"{FACTS}and without delay ")}),
    ],
    order=ORDER,
)
"""The Assembly decides [freely, in full knowledge of the [facts – Northern Group, Borland / law – Desh],
[and without delay – Northern Group] – Northern Group, Borland, Desh] on the matter."""
OUTER = "p1:3-3"
TREE = ROLLING.by_id["p1"].content[1].alternatives[1].content
INNER, DELAY = (node.id for node in TREE if not isinstance(node, str))


def test_support_inside_an_alternative_is_support_of_that_alternative_with_it() -> None:
    assert answer(ROLLING, ("law – Desh", "law – Desh, CEL")) == says(
        {"p1": WORDS.format(LAW)}, supports("p1", INNER, "law")
    )
    assert answer(ROLLING, ("delay – Northern Group]", "delay – Northern Group, CEL]")) == says(
        {"p1": WORDS.format(f"{FACTS}and without delay ")}, supports("p1", DELAY, "and without delay")
    )


def test_support_of_an_alternative_is_support_of_its_first_words() -> None:
    assert answer(ROLLING, ("Borland, Desh] on", "Borland, Desh, CEL] on")) == says(
        {"p1": WORDS.format(FACTS)}, supports("p1", OUTER, FACTS.strip())
    )


def test_striking_inside_anothers_alternative_chooses_there_without_choosing_that_alternative() -> None:
    positions = opposes("p1", INNER, "facts"), supports("p1", INNER, "law")
    assert answer(ROLLING, ("facts – Northern Group, Borland / ", "")) == says({}, *positions)
    both = answer(ROLLING, ("facts – Northern Group, Borland / ", ""), ("Borland, Desh] on", "Borland, Desh, CEL] on"))
    assert both == says({"p1": WORDS.format(LAW)}, *positions)


def test_new_words_inside_an_alternative_are_a_suggestion_with_all_around_them() -> None:
    assert answer(ROLLING, ("law – Desh]", "law – Desh / rules – CEL]")) == says(
        {"p1": WORDS.format(LAW.replace("law", "rules"))}
    )
    assert answer(ROLLING, ("[freely", "[quickly and freely")) == says({"p1": WORDS.format(f"quickly and {FACTS}")})


def test_an_alternative_that_is_struck_whole_is_opposed_whole() -> None:
    sent = (
        " [freely, in full knowledge of the [facts – Northern Group, Borland / law – Desh], "
        "[and without delay – Northern Group] – Northern Group, Borland, Desh]"
    )
    assert answer(ROLLING, (sent, "")) == says({}, opposes("p1", OUTER, FACTS.strip()))
    written = returned(ROLLING, (sent, f" {FACTS.strip()}"))
    assert written.reading.words == {"p1": WORDS.format(FACTS)}
    assert written.positions == (
        opposes("p1", INNER, "law"),
        supports("p1", INNER, "facts"),
        opposes("p1", DELAY, "and without delay"),
    )


def test_a_member_withdraws_from_a_part_of_what_it_offered_or_from_all_of_it() -> None:
    part = answer(ROLLING, ("law – Desh]", "law]"), member="DES")
    assert part == Return(Reading("des", ("DES",), {"p1": WORDS.format(FACTS)}))
    assert answer(ROLLING, ("Borland, Desh] on", "Borland] on"), member="DES") == Return(Reading("des", ("DES",), {}))


def test_choices_that_exclude_each_other_are_asked_about() -> None:
    found = answer(ROLLING, ("law – Desh", "law – Desh, CEL"), ("Borland, Desh] on", "Borland, Desh / soon – CEL] on"))
    assert (found.reading.words, [question.cause for question in found.questions]) == ({}, [Cause.SEVERAL])


def test_brackets_dropped_inside_an_alternative_with_no_word_left_out_are_asked_about() -> None:
    found = answer(ROLLING, ("[facts – Northern Group, Borland / law – Desh]", "facts law"))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


@pytest.mark.parametrize(("offering", "adding"), [("BOR", "CEL"), ("CEL", "BOR")])
def test_words_added_to_anothers_are_shown_the_same_whoever_adds_them(offering: str, adding: str) -> None:
    base = "It is led by all, and builds on it."
    own = base.replace("all,", "all, answers to its priorities,")
    rolling = collate(
        Instrument((Provision("p1", Kind.PARAGRAPH, base, "1"),)),
        [
            Reading("one", (offering,), {"p1": own}),
            Reading("two", (adding,), {"p1": own.replace("priorities", "priorities and to national plans")}),
        ],
        order=ORDER,
    )
    shown = (
        f"1\tIt is led by all, [answers to its priorities [and to national plans – {named([adding])}], "
        "– Borland, Celandia] and builds on it."
    )
    assert seen(send(rolling)[0]) == shown


TWICE = Addition("n", "p1", None, Kind.PARAGRAPH, "Meetings are public.", "2")
OFFERED = collate(
    Instrument((Provision("p1", Kind.PARAGRAPH, WORDS.format(""), "1"),)),
    [
        Reading("bor", ("BOR",), added=(TWICE,)),
        Reading("des", ("DES",), added=(replace(TWICE, text="Meetings are public, and recorded."),)),
    ],
    order=ORDER,
)
"""2  [Meetings are public[, and recorded – Desh]. – Borland, Desh]"""


def test_a_new_provision_of_which_names_and_signs_alone_are_left_is_opposed() -> None:
    found = answer(OFFERED, ("Meetings are public", ""), (", and recorded", ""))
    assert found == answer(OFFERED, ("2\t[Meetings are public[, and recorded – Desh]. – Borland, Desh]", ""))
    assert found == says({}, opposes("p1+1", "", "Meetings are public."))


def test_a_new_provision_of_which_words_of_one_of_its_members_are_left_is_asked_about() -> None:
    found = answer(OFFERED, ("Meetings are public", ""))
    before = "2 [Meetings are public[, and recorded – Desh]. – Borland, Desh]"
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.cause, one.before, one.after) for one in found.questions] == [
        (Cause.AROUND, before, before.replace("Meetings are public", ""))
    ]


def test_an_alternative_of_others_of_which_a_stop_is_left_is_opposed() -> None:
    rolling = collate(
        Instrument((Provision("p1", Kind.PARAGRAPH, "The Assembly decides.", "1"),)),
        [Reading("bor", ("BOR",), {"p1": "The Assembly decides; it may think."})],
        order=ORDER,
    )
    assert answer(rolling, ("it may think", "")) == says({}, opposes("p1", "p1:3-3", "; it may think"))
