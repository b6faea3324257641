"""The rolling text that the tests of round two answer; Celandia answers unless a test says who."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Reason, Stance
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Return

P1 = "Members shall report every year, in writing, to the Assembly."
P2 = "The Assembly may ask for more within four weeks."
P3 = "The Secretariat keeps a register."
BASE = Instrument(
    (
        Provision("t", Kind.TITLE, "Framework"),
        Provision("pp", Kind.PREAMBULAR, "Recalling its decision,"),
        Provision("a1", Kind.ARTICLE, "Reporting", "Article 1"),
        Provision("p1", Kind.PARAGRAPH, P1, "1", "a1"),
        Provision("p2", Kind.PARAGRAPH, P2, "2", "a1"),
        Provision("p3", Kind.PARAGRAPH, P3, "3", "a1"),
        Provision("p4", Kind.PARAGRAPH, "Nothing else is asked.", "4", "a1"),
    )
)
BOR = Reading(
    "bor.docx",
    ("BOR",),
    {"p1": P1.replace("shall", "should"), "p2": P2.replace("four", "three")},
    deleted=frozenset({"p4"}),
    moved=(Move("p3", "p1", "a1"),),
)
DES = Reading(
    "des.docx",
    ("DES",),
    {"p1": P1.replace(", in writing,", ""), "p2": P2.replace("may ask", "may, in good time, ask")},
    retained=frozenset({"p4"}),
    added=(Addition("n", "p3", "a1", Kind.PARAGRAPH, "The register is public.", "3 bis"),),
    brackets=(Bracket("p3", 22, 32, Reason.LINKED),),
)
ORDER = ("NG", "ARA", "BOR", "CEL", "DES")
ROLLING = collate(BASE, [BOR, DES], order=ORDER)
"""As it is sent::

    1   Members [shall / should – Borland] report every year[, in writing, / no text – Desh] to the Assembly.
    2   The Assembly may[, in good time, – Desh] ask for more within [four / three – Borland] weeks.
    3   The Secretariat keeps [a register – Desh: linked].
        Move to after Article 1, 1 asked for by Borland.
    3 bis   [The register is public. – Desh]
    4   Nothing else is asked.
        Deletion asked for by Borland.
        Retention asked for by Desh.
"""
NEW = Reading("CEL", ("CEL",))
"""The reading of a member that has said nothing yet."""


def says(words: Mapping[str, str] | None = None, *positions: Position, member: str = "CEL", **rest: Any) -> Return:
    """A copy in which a member that had said nothing says this, and nothing is asked."""
    return Return(Reading(member, (member,), words or {}, positions=positions, **rest), positions)


def bor(words: Mapping[str, str] | None = None, *positions: Position, **rest: Any) -> Return:
    """Borland's copy: its standing suggestions, but for these."""
    reading = replace(BOR, words={**BOR.words, **(words or {})}, positions=positions, **rest)
    return Return(replace(reading, words={k: v for k, v in reading.words.items() if v}), positions)


def opposes(provision: str, slot: str, words: str) -> Position:
    return Position(provision, slot, words, Stance.OPPOSES)


def supports(provision: str, slot: str, words: str) -> Position:
    return Position(provision, slot, words, Stance.SUPPORTS)


def retains(provision: str, slot: str, words: str) -> Position:
    return Position(provision, slot, words, Stance.RETAINS)
