"""The notes of the base in a file that has none."""

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.note_scope import Noted, noted
from plenary.engine.text.provision import Instrument, Kind, Provision

BASE = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "Aim", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "Members share⁽¹⁾ all of the tools that they have.⁽²⁾", "1", "a1"),
        Provision("n1", Kind.FOOTNOTE, "With whom they choose.", "1", "a1.1"),
        Provision("n2", Kind.FOOTNOTE, "Or will have.", "2", "a1.1"),
        Provision("a1.2", Kind.PARAGRAPH, "The Office keeps a list of tools.⁽¹⁾", "2", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "Costs are shared by all of the Members.", "3", "a1"),
    )
)
HEAD, SHARE, KEEP, COSTS = (
    "Article 1. Aim",
    "1. Members share all of the tools that they have.",
    "2. The Office keeps a list of tools.",
    "3. Costs are shared by all of the Members.",
)


def lines(*said: str | tuple[Piece, ...]) -> list[Block]:
    listed = [(Piece(one),) if isinstance(one, str) else one for one in said]
    return [Block(pieces, place=f"paragraph {place}") for place, pieces in enumerate(listed, 1)]


def told(found: Noted | None) -> list[str]:
    """Each block as it reads, with what is struck in it."""
    signs = {Change.KEPT: "{}", Change.DELETED: "-{}-", Change.INSERTED: "+{}+"}
    return (
        ["".join(signs[one.change].format(one.text) for one in block.pieces) for block in found.blocks] if found else []
    )


def test_a_file_without_any_note_keeps_those_of_the_base_where_they_are() -> None:
    changed = SHARE.replace("all of the tools", "each of the tools").replace("they have", "they have or want")
    found = noted(BASE, lines(HEAD, changed, KEEP, COSTS))
    assert told(found) == [
        HEAD,
        "1. Members share⁽¹⁾ each of the tools that they have or want.⁽²⁾",
        "With whom they choose.",
        "Or will have.",
        "2. The Office keeps a list of tools.⁽¹⁾",
        COSTS,
    ]
    reading = interpret(BASE, found.blocks if found else (), id="K", holders=("K",)).reading
    words = "Members share⁽¹⁾ each of the tools that they have or want.⁽²⁾"
    assert (reading.words, reading.deleted, reading.added) == ({"a1.1": words}, frozenset(), ())


def test_a_mark_stays_where_the_word_before_it_is_left_out() -> None:
    found = noted(BASE, lines(HEAD, SHARE.replace(" share", ""), KEEP, COSTS))
    assert told(found)[1] == "1. Members⁽¹⁾ all of the tools that they have.⁽²⁾"


def test_a_provision_that_is_gone_takes_its_note_along() -> None:
    assert told(noted(BASE, lines(HEAD, KEEP, COSTS))) == [
        HEAD,
        "2. The Office keeps a list of tools.⁽¹⁾",
        "With whom they choose.",
        COSTS,
    ]
    struck = (Piece(SHARE, Change.DELETED),)
    found = noted(BASE, lines(HEAD, struck, KEEP, COSTS))
    assert told(found) == [
        HEAD,
        "-1. Members share--⁽¹⁾-- all of the tools that they have.--⁽²⁾-",
        "-Or will have.-",
        "2. The Office keeps a list of tools.⁽¹⁾",
        "With whom they choose.",
        COSTS,
    ]


def test_a_mark_stands_before_what_is_put_in_behind_its_word() -> None:
    pieces = (
        Piece("1. Members share"),
        Piece(" freely", Change.INSERTED),
        Piece(" all of the", Change.DELETED),
        Piece(" tools that they have."),
        Piece(" Always.", Change.INSERTED),
    )
    assert told(noted(BASE, lines(HEAD, pieces, KEEP, COSTS)))[1] == (
        "1. Members share⁽¹⁾+ freely+- all of the- tools that they have.⁽²⁾+ Always.+"
    )


def test_a_mark_is_put_into_the_paragraph_of_its_words_where_one_was_split() -> None:
    halves = ("Members share all tools⁽¹⁾ that they have or make.", "The Office keeps a list⁽²⁾ of all tools in use.")
    notes = (Provision(f"n{number}", Kind.FOOTNOTE, f"Note {number}.", number, "p") for number in "12")
    base = Instrument((Provision("p", Kind.TEXT, " ".join(halves)), *notes))
    assert told(noted(base, lines(*(half.replace("⁽¹⁾", "").replace("⁽²⁾", "") for half in halves)))) == [
        halves[0],
        "Note 1.",
        halves[1],
        "Note 2.",
    ]


def test_a_note_that_the_base_cites_nowhere_stays_and_a_mark_may_stand_before_all_words() -> None:
    base = Instrument(
        (Provision("p", Kind.TEXT, "⁽¹⁾ Tools are shared by all."), Provision("n", Kind.FOOTNOTE, "See.", "7"))
    )
    assert told(noted(base, lines("Tools are shared by all."))) == ["⁽¹⁾Tools are shared by all.", "See."]


def test_a_file_that_has_notes_or_nothing_that_cites_one_or_asks_is_left_alone() -> None:
    own = Block((Piece("A note."),), Shape.FOOTNOTE, note="1")
    assert noted(BASE, [*lines(HEAD, SHARE, KEEP), own]) is None
    assert noted(BASE, lines(HEAD, SHARE, "2. The Office keeps a list of tools.⁽¹⁾")) is None
    assert noted(BASE, lines(HEAD, COSTS)) is None
    assert noted(BASE, lines(KEEP), asking={"paragraph 1"}) is None
    assert noted(Instrument(BASE.provisions[:1]), lines(HEAD)) is None
    assert noted(BASE, ()) is None
