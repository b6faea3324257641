"""Paragraphs that a copy writes behind what it puts elsewhere."""

from collections.abc import Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Move
from plenary.engine.text.rolling import collate
from tests.engine.text.round_two.copies import read, send
from tests.engine.text.round_two.text import ORDER

PAIR = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "Reporting", "Article 1"),
        Provision("p1", Kind.PARAGRAPH, "Members report every year.", "1", "a1"),
        Provision("p2", Kind.PARAGRAPH, "The Assembly answers them.", "2", "a1"),
        Provision("a2", Kind.ARTICLE, "Costs", "Article 2"),
        Provision("q1", Kind.PARAGRAPH, "Costs are shared by all.", "1", "a2"),
        Provision("q2", Kind.PARAGRAPH, "Nobody pays for another.", "2", "a2"),
        Provision("q3", Kind.PARAGRAPH, "The accounts are public.", "3", "a2"),
    )
)


def put_after(blocks: Sequence[Block], id: str, *put: Block) -> list[Block]:
    place = next(place for place, each in enumerate(blocks) if each.id == id)
    return [*blocks[: place + 1], *put, *blocks[place + 1 :]]


def typed(text: str) -> Block:
    return Block((Piece(text, Change.INSERTED),), change=Change.INSERTED)


def moving(ids: tuple[str, ...], behind: str, *written: Block) -> list[str]:
    """The text of a member that puts these provisions behind another and types more behind them."""
    rolling = collate(PAIR, [], order=ORDER)
    blocks = send(rolling)
    rest = [block for block in blocks if block.id not in ids]
    found = read(rolling, put_after(rest, behind, *(block for block in blocks if block.id in ids), *written))
    assert found.questions == ()
    return [f"{p.number} {p.text}" for p in propose(PAIR, found.reading).provisions]


def test_what_is_written_behind_what_the_copy_moves_stands_behind_it() -> None:
    said = [f"{p.number} {p.text}" for p in PAIR.provisions]
    new = "1 bis A report is short."
    assert moving(("q3",), "p1", typed("1 bis\tA report is short.")) == [*said[:2], said[6], new, *said[2:6]]
    both = moving(("q2", "q3"), "p1", typed("1 bis\tA report is short."))
    assert both == [*said[:2], *said[5:], new, *said[2:5]]
    article = moving(
        ("a1", "p1", "p2"), "q3", typed("Article 2 bis\nReview"), typed("1\tIt is reviewed."), typed("(a)\tEach year;")
    )
    assert article == [*said[3:], *said[:3], "Article 2 bis Review", "1 It is reviewed.", "(a) Each year;"]


def test_what_is_written_in_what_the_copy_moves_stays_in_it() -> None:
    said = [f"{p.number} {p.text}" for p in PAIR.provisions]
    assert moving(("a1", "p1", "p2"), "q3", typed("3\tAnd so on:"), typed("(a)\tin time;")) == [
        *said[3:],
        *said[:3],
        "3 And so on:",
        "(a) in time;",
    ]


def test_what_is_written_behind_a_paragraph_struck_here_and_typed_there_stands_behind_it() -> None:
    rolling = collate(PAIR, [], order=ORDER)
    gone = [
        replace(
            block, pieces=tuple(replace(piece, change=Change.DELETED) for piece in block.pieces), change=Change.DELETED
        )
        if block.id == "q3"
        else block
        for block in send(rolling)
    ]
    found = read(
        rolling, put_after(gone, "p1", typed("3\tThe accounts are public."), typed("1 bis\tA report is short."))
    )
    assert found.reading.moved == (Move("q3", "p1", "a1"),)
    assert [(one.after, one.behind, one.text) for one in found.reading.added] == [("p1", "q3", "A report is short.")]
