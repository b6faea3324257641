"""What a returned copy answers to an issued text is listed, positions and what is taken back alike."""

from dataclasses import replace

from plenary.engine.text.block import Piece
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Stance
from plenary.engine.text.rolling import collate
from plenary.rulemaking.answering import answers
from plenary.rulemaking.proof import Answer, Did, Proof
from plenary.rulemaking.proving import prove

BASE = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "Access", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "Each Party shall report yearly.", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "The Panel may advise.", "2", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "The Secretariat publishes it.", "3", "a1"),
        Provision("a1.4", Kind.PARAGRAPH, "Costs are shared.", "4", "a1"),
    )
)
OWN = Reading(
    "bor",
    ("BOR",),
    {"a1.1": "Each Party should report yearly.", "a1.2": "The Panel shall advise."},
    deleted=frozenset({"a1.4"}),
    retained=frozenset({"a1"}),
    added=(Addition("x", "a1.1", "a1", Kind.PARAGRAPH, "No Party is exempt.", "1 bis"),),
    moved=(Move("a1.3", "a1.1", "a1"),),
    brackets=(Bracket("a1.2", 4, 9),),
    positions=(
        Position("a1.3", "s", " gladly", Stance.SUPPORTS),
        Position("a1.1", "s", " should", Stance.PROPOSES),
    ),
)
THEIRS = Reading("cel", ("CEL",), added=(Addition("y", "a1.4", "a1", Kind.PARAGRAPH, "Guests may attend.", "5"),))
ISSUED = collate(BASE, (OWN, THEIRS), order=("BOR", "CEL"))


def test_every_position_of_a_reading_is_an_answer_but_those_that_its_words_tell() -> None:
    positions = tuple(Position("a1.1", "s", f" {stance.value}", stance) for stance in Stance)
    taken = Reading("fel", ("FEL",), positions=(*positions, Position("a1.4", "", "", Stance.OPPOSES)))
    assert answers(ISSUED, taken) == {
        "a1.1": (
            Answer(Did.SUPPORTED, "supports"),
            Answer(Did.ACCEPTED, "can accept"),
            Answer(Did.OPPOSED, "opposes"),
            Answer(Did.RESERVED, "reserves"),
            Answer(Did.RETAINED, "retains"),
        ),
        "a1.4": (Answer(Did.OPPOSED),),
    }


def test_a_member_that_stands_by_what_it_said_takes_nothing_back() -> None:
    assert answers(ISSUED, OWN) == {"a1.3": (Answer(Did.SUPPORTED, "gladly"),)}


def test_all_that_a_member_asks_for_no_longer_is_taken_back() -> None:
    [added] = [one.provision.id for one in ISSUED.passages if one.provision.number == "1 bis"]
    assert answers(ISSUED, Reading("bor", ("BOR",))) == {
        "a1": (Answer(Did.UNRETAINED),),
        "a1.1": (Answer(Did.WITHDRAWN, "Each Party should report yearly."),),
        "a1.2": (Answer(Did.WITHDRAWN, "The Panel shall advise."), Answer(Did.RELEASED, "Panel")),
        added: (Answer(Did.WITHDRAWN, "No Party is exempt."),),
        "a1.4": (Answer(Did.UNDELETED),),
        "a1.3": (Answer(Did.UNMOVED), Answer(Did.TAKEN_BACK, "gladly")),
    }


def test_other_words_in_the_place_of_its_own_replace_them() -> None:
    [added] = [one.provision.id for one in ISSUED.passages if one.provision.number == "1 bis"]
    now = replace(
        OWN,
        words={"a1.1": "Each Party may report yearly.", "a1.2": "The Panel shall advise."},
        added=(Addition(added, "a1.1", "a1", Kind.PARAGRAPH, "Nobody is exempt.", "1 bis"),),
        positions=(),
    )
    assert answers(ISSUED, now) == {
        "a1.1": (Answer(Did.REPLACED, "Each Party should report yearly."),),
        added: (Answer(Did.REPLACED, "No Party is exempt."),),
        "a1.3": (Answer(Did.TAKEN_BACK, "gladly"),),
    }


def test_an_answer_is_proofed_also_where_the_member_suggests_no_words() -> None:
    [theirs] = [one.provision.id for one in ISSUED.passages if one.provision.number == "5"]
    opposed, supported = (Answer(Did.OPPOSED, "Guests may attend."),), (Answer(Did.SUPPORTED, "yearly"),)
    given = {theirs: opposed, "a1.1": supported}
    assert prove(BASE, Reading("fel", ("FEL",)), answers=given, issued=ISSUED) == (
        Proof(
            "a1.1",
            "Article 1, 1",
            Kind.PARAGRAPH,
            (),
            "Each Party shall report yearly.",
            (Piece("Each Party shall report yearly."),),
            answers=supported,
        ),
        Proof(theirs, "Article 1, 5", Kind.PARAGRAPH, (), "", (), answers=opposed),
    )


TABLE = Instrument(
    (
        Provision("p", Kind.PARAGRAPH, "There are tiers:", "1"),
        Provision("t", Kind.TABLE, "", "Table 1"),
        Provision("r", Kind.ROW, "", "", "t"),
        Provision("r1", Kind.CELL, "Small", "", "r"),
        Provision("r2", Kind.CELL, "100", "", "r"),
        Provision("r3", Kind.CELL, "for trials", "", "r"),
    )
)


def tier(name: str, *words: str) -> tuple[Addition, ...]:
    """A new row behind the one of the table, with its cells."""
    cells = (Addition(f"{name}{at}", "r3", name, Kind.CELL, text) for at, text in enumerate(words, 1))
    return (Addition(name, "r3", "t", Kind.ROW, ""), *cells)


BORLAND = Reading("bor", ("BOR",), added=tier("x", "Huge", "2000", ""))
TIERS = collate(TABLE, (BORLAND,), order=("BOR", "CEL"))
ROW, *CELLS = (passage.provision.id for passage in TIERS.passages if passage.new)


def test_a_row_that_a_member_offered_and_withdraws_is_one_answer_in_the_words_of_its_cells() -> None:
    withdrawn = answers(TIERS, replace(BORLAND, added=()))
    assert withdrawn == {ROW: (Answer(Did.WITHDRAWN, "Huge | 2000"),)}
    assert prove(TABLE, Reading("bor", ("BOR",)), answers=withdrawn, issued=TIERS) == (
        Proof(ROW, "Table 1, row “Huge”", Kind.ROW, (), "", (), answers=withdrawn[ROW]),
    )


def test_a_row_that_a_member_puts_elsewhere_is_not_withdrawn_and_a_cell_of_one_that_stays_is_an_answer_by_itself() -> (
    None
):
    assert answers(TIERS, replace(BORLAND, added=tier("y", "Huge", "2000", ""))) == {}
    added = (Addition(ROW, "r3", "t", Kind.ROW, ""), Addition(CELLS[1], "r3", ROW, Kind.CELL, "3000"))
    assert answers(TIERS, replace(BORLAND, added=added)) == {
        CELLS[0]: (Answer(Did.WITHDRAWN, "Huge"),),
        CELLS[1]: (Answer(Did.REPLACED, "2000"),),
    }


def test_a_heading_without_words_that_is_withdrawn_is_called_by_its_number() -> None:
    heading = Reading("bor", ("BOR",), added=(Addition("x", "r3", None, Kind.ARTICLE, "", "Article 2"),))
    issued = collate(TABLE, (heading,), order=("BOR",))
    assert answers(issued, replace(heading, added=())) == {"r3+1": (Answer(Did.WITHDRAWN, "Article 2"),)}


def test_one_position_on_every_cell_of_a_new_row_that_says_something_is_one_on_the_row() -> None:
    opposed = [Position(cell, "", text, Stance.OPPOSES) for cell, text in zip(CELLS, ("Huge", "2000"), strict=False)]
    assert answers(TIERS, Reading("cel", ("CEL",), positions=tuple(opposed))) == {
        ROW: (Answer(Did.OPPOSED, "Huge | 2000"),)
    }
    mixed = (opposed[0], replace(opposed[1], stance=Stance.SUPPORTS), Position("r1", "", "Small", Stance.OPPOSES))
    assert answers(TIERS, Reading("cel", ("CEL",), positions=mixed)) == {
        CELLS[0]: (Answer(Did.OPPOSED, "Huge"),),
        CELLS[1]: (Answer(Did.SUPPORTED, "2000"),),
        "r1": (Answer(Did.OPPOSED, "Small"),),
    }
