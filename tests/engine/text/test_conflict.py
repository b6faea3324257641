"""Conflicts: every collision between proposals is found, named, and nothing else is."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.alignment import align
from plenary.engine.text.conflict import Clash, Conflict, Side, conflicts
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.tokens import Vocabulary

COOPERATE = "Members shall cooperate on the safe use of shared systems."
REPORT = "Each member shall report once a year to the assembly."
BASE = Instrument((Provision("p1", Kind.PARAGRAPH, COOPERATE, "1."), Provision("p2", Kind.PARAGRAPH, REPORT, "2.")))


def test_other_words_at_the_same_place_are_a_conflict_of_identity() -> None:
    readings = [
        Reading("r1", ("AAA",), {"p1": COOPERATE.replace("shall", "should")}),
        Reading("r2", ("BBB",), {"p1": COOPERATE.replace("shall", "may")}),
        Reading("r3", ("CCC",), {"p1": COOPERATE.replace("shall", "should")}),
    ]
    conflict = Conflict(Clash.IDENTITY, (Side("p1", 1, 2, " may", ("r2",)), Side("p1", 1, 2, " should", ("r1", "r3"))))
    (found,) = conflicts(BASE, readings)
    assert (found.clash, set(found.sides)) == (conflict.clash, set(conflict.sides))
    assert found.provisions == ("p1",)
    assert set(found.readings) == {"r1", "r2", "r3"}


def test_an_edit_inside_another_is_contained() -> None:
    readings = [
        Reading("r1", ("AAA",), {"p1": "Members shall cooperate."}),
        Reading("r2", ("BBB",), {"p1": COOPERATE.replace("shared", "common")}),
    ]
    assert conflicts(BASE, readings) == (
        Conflict(Clash.CONTAINMENT, (Side("p1", 3, 10, "", ("r1",)), Side("p1", 8, 9, " common", ("r2",)))),
    )


def test_edits_that_cross_overlap() -> None:
    readings = [
        Reading("r1", ("AAA",), {"p1": COOPERATE.replace(" on the safe use", "")}),
        Reading("r2", ("BBB",), {"p1": COOPERATE.replace(" safe use of", "")}),
    ]
    assert conflicts(BASE, readings) == (
        Conflict(Clash.OVERLAP, (Side("p1", 3, 7, "", ("r1",)), Side("p1", 5, 8, "", ("r2",)))),
    )


def test_edits_that_only_touch_do_not_collide() -> None:
    readings = [
        Reading("r1", ("AAA",), {"p1": COOPERATE.replace("safe", "secure")}),
        Reading("r2", ("BBB",), {"p1": COOPERATE.replace("use", "operation")}),
        Reading("r3", ("CCC",), {"p1": COOPERATE.replace("the safe", "the responsible, safe")}),
    ]
    assert conflicts(BASE, readings) == ()


def test_what_one_deletes_another_may_edit_keep_or_move() -> None:
    whole = Side("p2", 0, 11, "", ("r1",))
    readings = [
        Reading("r1", ("AAA",), deleted=frozenset({"p2"})),
        Reading("r2", ("BBB",), {"p2": REPORT.replace("shall", "may")}),
        Reading("r3", ("CCC",), retained=frozenset({"p2"})),
        Reading("r4", ("DDD",), moved=(Move("p2", None, None),)),
    ]
    edit = Side("p2", 2, 3, " may", ("r2",))
    move = Side("p2", 0, 11, " " + REPORT, ("r4",))
    assert conflicts(BASE, readings) == (
        Conflict(Clash.DELETED_EDITED, (whole, edit)),
        Conflict(Clash.DELETED_RETAINED, (whole, Side("p2", 0, 11, "", ("r3",)))),
        Conflict(Clash.DELETED_MOVED, (whole, move)),
        Conflict(Clash.MOVED_EDITED, (move, edit)),
    )


def test_a_reading_does_not_collide_with_itself() -> None:
    reading = Reading("r1", ("AAA",), {"p2": REPORT.replace("shall", "may")}, moved=(Move("p2", None, None),))
    assert conflicts(BASE, [reading]) == ()


def test_a_provision_moved_to_two_places_is_a_conflict() -> None:
    readings = [
        Reading("r1", ("AAA",), moved=(Move("p2", None, None),)),
        Reading("r2", ("BBB",), moved=(Move("p2", "p1", "p1"),)),
    ]
    assert conflicts(BASE, readings) == (
        Conflict(
            Clash.MOVED_APART,
            (Side("p2", 0, 11, " " + REPORT, ("r1",)), Side("p2", 0, 11, " " + REPORT, ("r2",))),
        ),
    )


def test_a_new_provision_repeats_what_stands_or_reinstates_what_another_deletes() -> None:
    said = REPORT.replace("once", "twice")
    offer = Reading("r1", ("AAA",), added=(Addition("n1", "p1", None, Kind.PARAGRAPH, said),))
    assert conflicts(BASE, [offer]) == (
        Conflict(Clash.REPEATED, (Side("n1", 0, 0, " " + said, ("r1",)), Side("p2", 0, 11, " " + REPORT, ()))),
    )
    drop = Reading("r2", ("BBB",), deleted=frozenset({"p2"}))
    assert conflicts(BASE, [offer, drop]) == (
        Conflict(Clash.REINSTATED, (Side("n1", 0, 0, " " + said, ("r1",)), Side("p2", 0, 11, "", ("r2",)))),
    )


def test_a_reading_that_offers_anew_what_it_deletes_only_moves_it() -> None:
    added = Addition("n1", None, None, Kind.PARAGRAPH, REPORT)
    assert conflicts(BASE, [Reading("r1", ("AAA",), deleted=frozenset({"p2"}), added=(added,))]) == ()


def test_a_merge_collides_with_an_edit_of_the_provision_it_takes() -> None:
    readings = [
        Reading("r1", ("AAA",), {"p1": f"All {COOPERATE} {REPORT}"}, deleted=frozenset({"p2"})),
        Reading("r2", ("BBB",), {"p2": REPORT.replace("year", "decade")}),
    ]
    assert conflicts(BASE, readings) == (
        Conflict(
            Clash.MERGED_EDITED,
            (Side("p1", 11, 11, " " + REPORT, ("r1",)), Side("p2", 6, 7, " decade", ("r2",))),
        ),
    )


def test_a_heading_too_short_to_tell_is_not_taken_for_a_merge() -> None:
    base = Instrument((Provision("h", Kind.HEADING, "Use"), Provision("p1", Kind.PARAGRAPH, COOPERATE)))
    readings = [
        Reading("r1", ("AAA",), {"p1": COOPERATE + " Use"}, deleted=frozenset({"h"})),
        Reading("r2", ("BBB",), {"h": "Purpose"}),
    ]
    assert conflicts(base, readings) == (
        Conflict(Clash.DELETED_EDITED, (Side("h", 0, 1, "", ("r1",)), Side("h", 0, 1, " Purpose", ("r2",)))),
    )


def test_the_same_words_inserted_at_two_places_are_scattered() -> None:
    words = ", in line with national law,"
    added = Addition("n1", None, None, Kind.PARAGRAPH, "In line with national law.")
    readings = [
        Reading("r1", ("AAA",), {"p1": COOPERATE.replace(" shall", f"{words} shall")}),
        Reading("r2", ("BBB",), {"p2": REPORT.replace(" shall", f"{words} shall")}),
        Reading("r3", ("CCC",), added=(added,)),
    ]
    assert conflicts(BASE, readings) == (
        Conflict(
            Clash.SCATTERED,
            (
                Side("p1", 1, 1, words, ("r1",)),
                Side("p2", 2, 2, words, ("r2",)),
                Side("n1", 0, 0, " " + added.text, ("r3",)),
            ),
        ),
    )


def test_words_that_everybody_inserts_at_the_same_two_places_are_not_scattered() -> None:
    words = ", in line with national law,"
    texts = {
        "p1": COOPERATE.replace(" shall", f"{words} shall"),
        "p2": REPORT.replace(" shall", f"{words} shall"),
    }
    assert conflicts(BASE, [Reading("r1", ("AAA",), texts), Reading("r2", ("BBB",), texts)]) == ()


texts = st.lists(st.sampled_from("abc"), max_size=9).map(" ".join)


@given(texts, st.lists(texts, max_size=5))
def test_within_a_provision_exactly_the_pairs_that_collide_are_reported(base: str, offers: list[str]) -> None:
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, base),))
    readings = [Reading(f"r{place}", (f"M{place}",), {"p": offer}) for place, offer in enumerate(offers)]
    found = {clash: set[frozenset[Side]]() for clash in Clash}
    for conflict in conflicts(instrument, readings):
        first = conflict.sides[:1] if conflict.clash is not Clash.IDENTITY else conflict.sides
        found[conflict.clash] |= {frozenset({a, b}) for a in first for b in conflict.sides if a != b}
    vocabulary = Vocabulary("en")
    interned = vocabulary.intern(base)
    backers: dict[tuple[int, int, str], list[str]] = {}
    for reading in readings:
        for edit in align(interned, vocabulary.intern(reading.words["p"]), vocabulary):
            backers.setdefault(edit, []).append(reading.id)
    sides = [Side("p", start, end, vocabulary.words(words), tuple(ids)) for (start, end, words), ids in backers.items()]
    expected = {clash: set[frozenset[Side]]() for clash in Clash}
    for a, b in combinations(sides, 2):
        within = {a.start <= b.start < b.end <= a.end or a.start < b.start == b.end < a.end}
        within |= {b.start <= a.start < a.end <= b.end or b.start < a.start == a.end < b.end}
        if (a.start, a.end) == (b.start, b.end):
            expected[Clash.IDENTITY].add(frozenset({a, b}))
        elif True in within:
            expected[Clash.CONTAINMENT].add(frozenset({a, b}))
        elif a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end:
            expected[Clash.OVERLAP].add(frozenset({a, b}))
    for clash in (Clash.IDENTITY, Clash.CONTAINMENT, Clash.OVERLAP):
        assert found[clash] == expected[clash]
