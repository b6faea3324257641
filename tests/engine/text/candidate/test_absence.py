"""What a partial file leaves out between provisions that it has is asked about, and nothing else is."""

import pytest

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.candidate import Action, Candidate, Doubt, Fragment, Origin, find_absences
from plenary.engine.text.matching import match
from plenary.engine.text.structure import build

LINES = (
    "Article 1. Aim",
    "1. The aim of this text is to guide the use of tools so that they serve people everywhere.",
    "2. Members publish each year what they have done to reach this aim.",
    "3. Nothing in this text obliges a Member to disclose what its security requires it to keep.",
    "Article 2. Pool",
    "1. A pool of shared resources is established, to which Members may pledge time and data.",
    "2. The pool is open to:",
    "(a) universities of every Member;",
    "(b) public bodies and small enterprises.",
    "3. Requests are decided within sixty days by the Office, which gives its reasons in writing, hears whoever asked, "
    "and says what would have to change for a request that it has refused to be granted in the year that follows.",
    "4. The Office keeps a list of all requests and of what became of each.",
    "Article 3. Costs",
    "1. The costs of the Office are borne by all Members in equal parts.",
    "2. Accounts are kept in one currency and audited each second year.",
    "Article 4. Review",
    "1. This text is reviewed after five years, and thereafter whenever a third of the Members ask for it.",
    "2. Any Member may leave by writing to the Office six months before.",
)


def blocks(*left_out: int, lines: tuple[str, ...] = LINES) -> list[Block]:
    return [Block((Piece(line),), place=f"paragraph {n}") for n, line in enumerate(lines, 1) if n - 1 not in left_out]


BASE = build(blocks())


def ids(*starts: str) -> tuple[str, ...]:
    return tuple(p.id for start in starts for p in BASE.provisions if p.text.startswith(start))


def asked(*kept: int) -> list[tuple[str, ...]]:
    file = blocks(*(n for n in range(len(LINES)) if n not in kept))
    return [one.provisions for one in find_absences(match(BASE, file), [block.place for block in file])]


def test_a_provision_left_out_between_two_that_are_there_is_a_candidate_and_is_not_applied() -> None:
    file = blocks(*range(4), 9, *range(11, 16))
    (found,) = find_absences(match(BASE, file), [block.place for block in file])
    gone = ids("Requests are")
    assert found == Candidate(
        found.id,
        Origin.ABSENCE,
        Action.DELETE,
        f"3 {BASE.by_id[gone[0]].text}",
        "paragraph 11",
        gone,
        Fragment(deleted=gone),
        (Doubt.LEFT_OUT,),
    )


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ((4, 5, 6, 7, 8, 10), [("Requests",)]),
        ((4, 7, 8, 10), []),
        ((4, 5, 6, 7, 8, 9), []),
        ((4, 5, 10), []),
        ((5, 6, 7, 8), []),
        ((0, 1, 2, 3, 11, 12, 13), []),
        ((4, 6, 7, 8, 10), []),
    ],
)
def test_only_what_stands_between_neighbours_of_one_holder_is_asked_about(
    kept: tuple[int, ...], expected: list[tuple[str, ...]]
) -> None:
    assert asked(*kept) == [ids(*starts) for starts in expected]


def test_a_whole_file_asks_nothing_here() -> None:
    file = blocks(9)
    assert find_absences(match(BASE, file), [block.place for block in file]) == ()


def test_where_the_file_goes_on_elsewhere_nothing_is_asked() -> None:
    order = (4, 10, 5, 6, 7, 8)
    file = [blocks()[n] for n in order]
    assert find_absences(match(BASE, file), [block.place for block in file]) == ()
