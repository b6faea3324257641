"""The promise of notes that became characters: a copy with them says what it says with footnotes."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.note_mark import mark_of
from plenary.engine.text.note_scope import noted
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.structure import build

WORDS = ["members", "share", "the", "tools", "of", "work", "with", "others", "under", "fair", "terms", "and", "report"]
WORDS += ["each", "year", "what", "they", "have", "done"]
OF_NOTES = ["glossary", "scale", "amounts", "units", "account", "fund", "confirmed", "legal", "committee", "pending"]
ASIDES = ("", "", " [2015]", " in 2015", " as in (a) or (b)", " for [10] units", " by 5 per cent")
RAISED, CIRCLED = "⁰¹²³⁴⁵⁶⁷⁸⁹", "⓪①②③④⑤⑥⑦⑧⑨"
FORMS = {
    "[1]": lambda n: (f"[{n}]", f"[{n}] "),
    " [1]": lambda n: (f" [{n}]", f"[{n}] "),
    "[^1]": lambda n: (f"[^{n}]", f"[^{n}]: "),
    "(1)": lambda n: (f"({n})", f"({n}) "),
    "¹": lambda n: (RAISED[n], f"{RAISED[n]} "),
    "①": lambda n: (CIRCLED[n], f"{CIRCLED[n]} "),
    "（注1）": lambda n: (f"（注{n}）", f"（注{n}） "),
    "［注1］": lambda n: (f"［注{n}］", f"［注{n}］"),
    "*": lambda n: ("*" * n, "*" * n + " "),
}
Place = tuple[int, int]
"""A paragraph, and the word behind which a note is cited."""


@dataclass(frozen=True)
class Copy:
    """What a member hands in: the paragraphs of the base, one of them perhaps with another word, and notes, of which
    one was added or dropped; and how it types the marks of these."""

    paragraphs: tuple[str, ...]
    notes: dict[Place, str]
    of_base: dict[Place, str]
    said: tuple[str, ...]
    form: str


@st.composite
def copies(draw: st.DrawFn) -> Copy:
    random = draw(st.randoms(use_true_random=False))
    said = tuple(
        f"{number}. {' '.join(random.choices(WORDS, k=random.randint(8, 14))).capitalize()}{random.choice(ASIDES)}."
        for number in range(1, random.randint(3, 7))
    )
    sizes = [len(one.split(" ")) for one in said]
    places = [(one, word - 1) for one, size in enumerate(sizes) for word in {size, random.randint(4, 7)}]
    random.shuffle(places)
    cited = places[: random.randint(2, min(6, len(places) - 1))]
    of_base = {place: " ".join(random.sample(OF_NOTES, 5)).capitalize() + "." for place in sorted(cited)}
    notes = dict(of_base)
    if random.random() < 0.4:
        del notes[random.choice(sorted(notes))]
    elif random.random() < 0.7:
        notes[places[len(cited)]] = " ".join(random.sample(OF_NOTES, 5)).capitalize() + "."
    paragraphs = list(said)
    if random.random() < 0.5:
        place = random.randrange(len(said))
        paragraphs[place] = paragraphs[place].replace(paragraphs[place].split(" ")[2], "gladly", 1)
    form = draw(st.sampled_from(sorted(FORMS)))
    return Copy(tuple(paragraphs), dict(sorted(notes.items())), of_base, said, form)


def with_footnotes(paragraphs: tuple[str, ...], notes: dict[Place, str]) -> list[Block]:
    numbers = {place: str(number) for number, place in enumerate(notes, 1)}
    blocks: list[Block] = []
    for one, said in enumerate(paragraphs):
        words = [
            word + (mark_of(numbers[one, place]) if (one, place) in notes else "")
            for place, word in enumerate(said.split(" "))
        ]
        blocks.append(Block((Piece(" ".join(words)),), place=f"paragraph {one}"))
        for place in (place for place in notes if place[0] == one):
            blocks.append(Block((Piece(notes[place]),), Shape.FOOTNOTE, note=numbers[place]))
    return blocks


def with_characters(copy: Copy) -> list[Block]:
    form = FORMS[copy.form]
    numbers = {place: number for number, place in enumerate(copy.notes, 1)}
    lines = [
        " ".join(
            word + (form(numbers[one, place])[0] if (one, place) in numbers else "")
            for place, word in enumerate(said.split(" "))
        )
        for one, said in enumerate(copy.paragraphs)
    ]
    lines += [form(numbers[place])[1] + words for place, words in copy.notes.items()]
    return [Block((Piece(line),), place=f"paragraph {place}") for place, line in enumerate(lines)]


def suggested(base: Instrument, blocks: list[Block]) -> object:
    reading = interpret(base, blocks, id="K", holders=("K",)).reading
    added = [(one.text, one.kind, one.number, one.after) for one in reading.added]
    return reading.words, reading.deleted, added, reading.moved, reading.brackets


@given(copies())
def test_a_copy_with_characters_for_footnotes_says_what_it_says_with_footnotes(copy: Copy) -> None:
    base = build(with_footnotes(copy.said, copy.of_base))
    assert sum(one.kind is Kind.FOOTNOTE for one in base.provisions) == len(copy.of_base)
    found = noted(base, with_characters(copy))
    assert found is not None
    assert found.untold == ()
    assert suggested(base, list(found.blocks)) == suggested(base, with_footnotes(copy.paragraphs, copy.notes))
