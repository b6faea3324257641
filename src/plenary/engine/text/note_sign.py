"""Footnotes that became characters: ``once a year[2]`` for ``once a year⁽²⁾``, and the note as a paragraph ``[2] …``.

A program that writes plain text puts some sign for a mark, and the notes at the end or nowhere. Such a sign stands
where the base has the mark, and has its number; whatever has another place or number is somebody's own.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel, Levenshtein

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.block import Block
from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.note_mark import MARK, cited_numbers, mark_of
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.tokens import tokenise
from plenary.engine.text.typography import fold

_SPACED_MARK = re.compile(rf"\s?{MARK.pattern}")
_SCRIPTS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
_CIRCLED = 20
"""Up to this number there is a sign in a circle."""
_RULE = re.compile(r"[\s_*=–—―─-]+")
"""What a program draws between a text and its notes."""
_SIGNED = re.compile(r"\s*(?:[\[［]\^?\d+[\]］]|[⁰¹²³⁴-⁹①-⑳])")
"""What a note begins with that the base does not have."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The characters ``start`` to ``end`` of a text that stand for the mark which is so many in the words of the base.
    ``sure``: they can hardly be a figure of the text."""

    mark: int
    start: int
    end: int
    sure: bool


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A paragraph that may be the note of a ``number``: its words begin at ``start``, and are so like those of the
    note, from 0 to 1."""

    number: str
    start: int
    likeness: float


def find_signs(said: str, text: str) -> list[Sign]:
    """What stands in a text for the marks in words of the base, each at the very place of its mark."""
    places, numbers = [], list[str]()
    shift = 0
    for mark in _SPACED_MARK.finditer(said):
        places.append(mark.start() - shift)
        numbers += cited_numbers([mark[0]])
        shift += len(mark[0])
    words = _SPACED_MARK.sub("", said)
    found: list[Sign] = []
    for place, (at, number) in enumerate(zip(places, numbers, strict=True)):
        taken = found[-1].end if found else 0
        for one in _pattern(number).finditer(text, taken):
            left, right = _meets(words, at, text[: one.start()] + text[one.end() :], one.start())
            bare = one["bare"] is not None
            apart = bare and one[0] != one["bare"]
            figure = bare and text[: one.start()][-1:].isdigit()
            if (left and right) if apart or figure else (left or right):
                found.append(Sign(place, *one.span(), sure=not figure))
                break
    return found


@lru_cache(maxsize=256)
def _pattern(number: str) -> re.Pattern[str]:
    """What is typed for a mark of a number, with the space before it."""
    figures = "|".join((number, *(number.translate(str.maketrans("0123456789", script)) for script in _SCRIPTS)))
    circled = f"|{chr(0x2460 + int(number) - 1)}" if 0 < int(number) <= _CIRCLED else ""
    raised = f"{mark_of(number)[1:-1]}(?![⁰¹²³⁴-⁹]){circled}"
    return re.compile(
        rf"\s?(?:[\[［]\^?(?:{figures})[\]］]|[(（](?P<round>{figures})[)）]|{raised}|(?P<bare>(?:{figures})(?!\d)))"
    )


def _meets(base: str, at: int, text: str, there: int) -> tuple[bool, bool]:
    """Whether a place in a text is one in words of the base by what stands before it, and by what stands behind it."""
    old, new = tokenise(base), tokenise(text)
    starts, ends = offsets(base), offsets(text)
    left = right = False
    for run in Levenshtein.opcodes([one.strip() for one in old], [one.strip() for one in new]):
        for step in range(run.src_end - run.src_start + 1) if run.tag == "equal" else ():
            if (starts[run.src_start + step], ends[run.dest_start + step]) == (at, there):
                left = left or step > 0
                right = right or step < run.src_end - run.src_start
    return left, right or (at == len(base) and there == len(text))


def find_notes(base: Instrument, blocks: Sequence[Block]) -> tuple[Mapping[int, TypedNote], frozenset[int]]:
    """The paragraphs that may be notes of the base, by their places: those with a note's words wherever they stand, and
    at the end of a text those that begin with a note's number; and the places of rules drawn before notes."""
    notes = [one for one in base.provisions if one.kind is Kind.FOOTNOTE and one.number.isdecimal()]
    spoken = [fold(one.text) for one in base.provisions if one.kind is not Kind.FOOTNOTE and one.text]
    found: dict[int, TypedNote] = {}
    rules: set[int] = set()
    ending = True
    for place in reversed(range(len(blocks))):
        text = _words(blocks[place])
        if not text.strip():
            continue
        one = None if fold(text) in spoken else _typed(text, notes, spoken, ending=ending)
        if one is not None:
            found[place] = one
        elif _RULE.fullmatch(text) and place + 1 in found:
            rules.add(place)
        else:
            ending = ending and _SIGNED.match(text) is not None
    return found, frozenset(rules)


def _words(block: Block) -> str:
    """What a paragraph says, or said before it was struck."""
    return block.accepted if block.accepted.strip() else block.rejected


def _typed(
    text: str, notes: Iterable[Provision], others: Sequence[tuple[str, ...]], *, ending: bool
) -> TypedNote | None:
    for note in notes:
        sign = _pattern(note.number).match(text)
        start = len(text) - len(text[sign.end() if sign else 0 :].lstrip(" \t\xa0:.)"))
        said = fold(text[start:])
        likeness = Indel.normalized_similarity(said, fold(note.text))
        if likeness == 1:
            return TypedNote(note.number, start, likeness)
        nearest = max((Indel.normalized_similarity(said, own) for own in others), default=0.0)
        # "3." and "(3)" begin many a paragraph that is no note.
        strong = sign is not None and sign["bare"] is None and sign["round"] is None
        if ending and sign and (strong or likeness >= ALIKE) and nearest < max(ALIKE, likeness):
            return TypedNote(note.number, start, likeness)
    return None
