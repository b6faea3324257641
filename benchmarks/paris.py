"""The bracketed draft of 23 October 2015 as the secretariat set it, paragraph by paragraph.

The measure of parity (COLLATION, "How parity is measured"): what a person bracketed, against what
``collate`` makes of the readings that those brackets stand for. The data is not part of the project: the
functions take its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plenary.engine.text.bracketed import (
    Edge,
    Paragraph,
    Parsed,
    combined_choices,
    compose,
    measure,
    parse_all,
    single_choices,
)

DRAFT = "texts/paris-2015/paris_agreement_23-oct-2015.md"
"""Where the draft is in the shared data."""

COMBINED = 8
"""Combined readings drawn for a paragraph: as many as a contested paragraph has proposals."""

_START = "## Preamble"
_NUMBER = re.compile(r"(?:\d+\.|\([a-z]\)|-)\s+")
_CITATION = re.compile(r"\[\^(\d+)\]:?")
_MARKUP = re.compile(r"</?span[^>]*>|\\(?=[^\\])|\{:[^}]*\}|\^(?=\w+\^)|(?<=\w)\^")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INDENT = 3


def read(markdown: str) -> list[Paragraph]:
    """The paragraphs of the draft, footnotes included, from the preamble on."""
    listed: list[Paragraph] = []
    for line in markdown[markdown.index(_START) :].splitlines():
        text = _MARKUP.sub("", line.strip())
        if not text or text == "* TOC":
            continue
        heading = text.startswith("#")
        number = _NUMBER.match(text)
        text = text.lstrip("# ") if heading else text[number.end() :] if number else text
        text = _CITATION.sub(lambda found: f"⁽{found[1].translate(_SUPERSCRIPT)}⁾", text)
        depth = (len(line) - len(line.lstrip())) // _INDENT
        listed.append(Paragraph(str(len(listed) + 1), text, depth, heading, bool(number)))
    return listed


def bracketed_paragraphs(markdown: str) -> list[Parsed]:
    """The paragraphs that have brackets, each balanced: by a repair where a sign is missing."""
    return [one for one in parse_all(read(markdown)) if one.choices]


def human_measure(paragraph: Parsed) -> tuple[int, int]:
    """Pairs of brackets, and tokens inside them, as the secretariat set them."""
    counted = measure(paragraph.parts)
    return counted.pairs, counted.tokens


def base(paragraph: Parsed) -> str:
    """The first alternative everywhere."""
    return compose(paragraph.parts).text


def single_choice_readings(paragraph: Parsed) -> list[str]:
    """The texts that differ from the base by one choice in one slot, each once."""
    return _texts(paragraph, (compose(paragraph.parts, one).text for one in single_choices(paragraph.parts)))


def combined_readings(paragraph: Parsed, seed: int, number: int = COMBINED) -> list[str]:
    """Texts with a choice in every slot at once, each once; the same for the same seed."""
    drawn = combined_choices(paragraph.parts, seed, number)
    return _texts(paragraph, (compose(paragraph.parts, one).text for one in drawn))


def _texts(paragraph: Parsed, texts: Iterator[str]) -> list[str]:
    return [text for text in dict.fromkeys(texts) if text != base(paragraph)]


@dataclass(frozen=True, slots=True)
class Survey:
    """What was read of the draft. ``carried`` are paragraphs with a bracket from or into another,
    ``mended`` those with a repair, ``skipped`` those that could not be balanced."""

    paragraphs: int
    bracketed: int
    slots: int
    pairs: int
    tokens: int
    carried: int
    faults: int
    mended: int
    skipped: int
    single: int
    combined: int


def survey(markdown: str, seed: int = 1) -> Survey:
    """The draft, measured."""
    found = bracketed_paragraphs(markdown)
    measures = [human_measure(one) for one in found]
    edges = [
        {edge for choice in one.choices for pair in choice.pairs for edge in (pair.opens, pair.closes)} for one in found
    ]
    return Survey(
        paragraphs=len(read(markdown)),
        bracketed=len(found),
        slots=sum(len(one.choices) for one in found),
        pairs=sum(pairs for pairs, _ in measures),
        tokens=sum(tokens for _, tokens in measures),
        carried=sum(Edge.CARRIED in one for one in edges),
        faults=sum(len(one.faults) for one in found),
        mended=sum(bool(one.faults) for one in found),
        skipped=sum(any(not fault.repairs for fault in one.faults) for one in found),
        single=sum(len(single_choice_readings(one)) for one in found),
        combined=sum(len(combined_readings(one, seed)) for one in found),
    )
