"""Brackets drawn in a Chinese text, which has no blanks between its words."""

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Reading
from plenary.engine.text.rolling import collate
from tests.engine.text.round_two.copies import answer
from tests.engine.text.round_two.text import ORDER, says

WORDS = "各成员应当酌情每年共享工具，不迟于年底。 "
ROLLING = collate(
    Instrument((Provision("p1", Kind.PARAGRAPH, WORDS, "1"),), "zh"),
    [Reading("bor", ("BOR",), {"p1": WORDS.replace("应当", "可以")})],
    order=ORDER,
)
"""各成员[应当 / 可以 – Borland]酌情每年共享工具，不迟于年底。"""


@pytest.mark.parametrize(
    ("old", "new", "held"),
    [
        ("酌情", "[酌情]", "酌情"),
        ("不迟于", "[不]迟于", "不"),
        ("酌情每年", "酌情[每]年", "每"),
        ("每年共享", "[每年共]享", "每年共"),
        ("，不迟于", "[，不迟]于", "，不迟"),
    ],
)
def test_a_bracket_holds_the_characters_that_stand_in_it(old: str, new: str, held: str) -> None:
    start = WORDS.index(held)
    assert answer(ROLLING, (old, new)) == says(brackets=(Bracket("p1", start, start + len(held)),))


def test_a_word_that_a_bracket_cuts_is_the_same_word_elsewhere() -> None:
    twice = f"{WORDS.strip()}不迟于月底。"
    rolling = collate(Instrument((Provision("p1", Kind.PARAGRAPH, twice, "1"),), "zh"), [], order=ORDER)
    start = twice.index("不迟于")
    assert answer(rolling, ("，不迟于", "，[不]迟于")) == says(brackets=(Bracket("p1", start, start + 1),))
