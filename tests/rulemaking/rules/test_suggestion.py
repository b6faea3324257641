"""What a suggestion may say, and where the rolling text shows it."""

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.rulemaking.rules.suggestion import (
    Flaw,
    Held,
    Offer,
    Sort,
    find_flaw,
    find_last,
    find_place,
    hold,
    read,
    tidy,
)
from plenary.rulemaking.rules.version import name_version, next_number

BASE = Instrument(
    (
        Provision("pp1", Kind.PREAMBULAR, "Recalling,"),
        Provision("part1", Kind.PART, "Rules", "Part I"),
        Provision("a1", Kind.ARTICLE, "Purpose", "Article 1", "part1"),
        Provision("a1.1", Kind.PARAGRAPH, "First:", "1", "a1"),
        Provision("a1.1.a", Kind.SUBPARAGRAPH, "one;", "(a)", "a1.1"),
        Provision("a1.1.b", Kind.SUBPARAGRAPH, "two.", "(b)", "a1.1"),
        Provision("a2", Kind.ARTICLE, "Access", "Article 2", "part1"),
        Provision("t1", Kind.TEXT, "Done]."),
    )
)
PARAGRAPH, SUBPARAGRAPH, ARTICLE = Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.ARTICLE


@pytest.mark.parametrize(
    ("offer", "flaw"),
    [
        (Offer(Sort.WORDS, "a1.1", "Second:"), None),
        (Offer(Sort.WORDS, "a1.1", "First:"), Flaw.SAME),
        (Offer(Sort.WORDS, "a1.1"), Flaw.EMPTY),
        (Offer(Sort.WORDS, "a1.1", "First [or second]:"), None),
        (Offer(Sort.WORDS, "a1.1", "First [or second:"), Flaw.BRACKETS),
        (Offer(Sort.WORDS, "a1.1", "First] or [second:"), Flaw.BRACKETS),
        (Offer(Sort.WORDS, "t1", "Over]."), None),
        (Offer(Sort.WORDS, "a9", "Second:"), Flaw.PLACE),
        (Offer(Sort.WORDS, "a1.1", "Second:", PARAGRAPH), Flaw.KIND),
        (Offer(Sort.DELETION, "a1.1"), None),
        (Offer(Sort.DELETION, "a1.1", "First:"), Flaw.WORDS),
        (Offer(Sort.INSERTION, "a1.1", "First:", PARAGRAPH), None),
        (Offer(Sort.INSERTION, "a1.1", "", PARAGRAPH), Flaw.EMPTY),
        (Offer(Sort.INSERTION, "a1.1", "New."), Flaw.KIND),
        (Offer(Sort.INSERTION, "a1.1", "New.", Kind.TABLE), Flaw.KIND),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(PARAGRAPH, "It."),)), None),
        (
            Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(PARAGRAPH, "It:"), Held(SUBPARAGRAPH, "a", "", 0))),
            None,
        ),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(PARAGRAPH, ""),)), Flaw.HELD),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(Kind.TABLE, "It."),)), Flaw.HELD),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(SUBPARAGRAPH, "a", "", 0),)), Flaw.HELD),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(SUBPARAGRAPH, "a", "", -1),)), Flaw.HELD),
        (Offer(Sort.INSERTION, "a1", "New", ARTICLE, "", (Held(PARAGRAPH, "It [."),)), Flaw.BRACKETS),
        (Offer(Sort.WORDS, "a1.1", "Second:", held=(Held(PARAGRAPH, "It."),)), Flaw.HELD),
    ],
)
def test_an_offer_says_something_or_why_not(offer: Offer, flaw: Flaw | None):
    assert find_flaw(BASE, offer) == flaw


@pytest.mark.parametrize(
    ("behind", "kind", "place"),
    [
        ("pp1", Kind.PREAMBULAR, ("pp1", None)),
        ("a1", PARAGRAPH, ("a1", "a1")),
        ("a1.1", PARAGRAPH, ("a1.1.b", "a1")),
        ("a1.1", SUBPARAGRAPH, ("a1.1", "a1.1")),
        ("a1.1.a", SUBPARAGRAPH, ("a1.1.a", "a1.1")),
        ("a1.1.a", ARTICLE, ("a1.1.b", "part1")),
        ("a1", ARTICLE, ("a1.1.b", "part1")),
        ("t1", ARTICLE, ("t1", None)),
    ],
)
def test_a_new_provision_follows_what_it_is_wanted_behind_and_all_that_this_holds(
    behind: str, kind: Kind, place: tuple[str, str | None]
):
    offer = Offer(Sort.INSERTION, behind, "New.", kind, "1 bis")
    assert find_place(BASE, offer) == place
    assert read("7", "delegation:FEL", offer, BASE) == Reading(
        "7", ("delegation:FEL",), added=(Addition("7", *place, kind, "New.", "1 bis"),)
    )


def test_words_and_deletions_are_read_at_their_own_provision():
    words, deletion = Offer(Sort.WORDS, "a1.1", "Second:"), Offer(Sort.DELETION, "a1.1")
    assert (find_place(BASE, words), find_place(BASE, deletion)) == (("a1.1", "a1"), ("a1.1", "a1"))
    assert read("7", "group:COAST", words, BASE) == Reading("7", ("group:COAST",), words={"a1.1": "Second:"})
    assert read("7", "group:COAST", deletion, BASE) == Reading("7", ("group:COAST",), deleted=frozenset({"a1.1"}))


def test_the_last_that_a_provision_holds_is_found_at_whatever_depth():
    assert [find_last(BASE, key) for key in ("part1", "a1", "a1.1", "a1.1.a", "t1")] == [
        "a2",
        "a1.1.b",
        "a1.1.b",
        "a1.1.a",
        "t1",
    ]


def test_words_are_kept_with_single_spaces_and_in_one_form():
    assert tidy(" The  Members\n\tcafe\u0301 ") == "The Members caf\u00e9"


def test_versions_are_numbered_and_named_in_order():
    assert (next_number([]), next_number([2, 1])) == (1, 3)
    assert [name_version("A/1/L.4", number) for number in (1, 2, 3)] == ["A/1/L.4", "A/1/L.4/Rev.1", "A/1/L.4/Rev.2"]


def test_a_new_provision_is_read_with_what_it_brings_along_and_told_by_that_again():
    held = (Held(PARAGRAPH, "It:", "1"), Held(SUBPARAGRAPH, "one;", "(a)", 0), Held(PARAGRAPH, "And.", "2"))
    offer = Offer(Sort.INSERTION, "a1", "New", ARTICLE, "Article 1 bis", held)
    new = Addition("7", "a1.1.b", "part1", ARTICLE, "New", "Article 1 bis")
    brought = (
        Addition("7/1", "a1.1.b", "7", PARAGRAPH, "It:", "1"),
        Addition("7/2", "a1.1.b", "7/1", SUBPARAGRAPH, "one;", "(a)"),
        Addition("7/3", "a1.1.b", "7", PARAGRAPH, "And.", "2"),
    )
    assert read("7", "delegation:AND", offer, BASE) == Reading("7", ("delegation:AND",), added=(new, *brought))
    assert hold(new, brought) == held
    assert hold(new, [Addition("8", "a1.1.b", "a1", PARAGRAPH, "Else.")]) is None
    assert hold(new, [Addition("8", "a2", "7", PARAGRAPH, "Else.")]) is None
