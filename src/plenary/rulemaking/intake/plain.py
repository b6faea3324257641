"""Plain text and text pasted from e-mails, paragraph by paragraph."""

import re
from collections.abc import Iterable, Iterator, Sequence

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.typography import INVISIBLE
from plenary.rulemaking.intake.document import Content, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.encoding import decode
from plenary.rulemaking.intake.letter import opened
from plenary.rulemaking.intake.own_output import unset

_BREAKS = re.compile(r"\r\n?|\u2028|\u2029|\f")
_UNPRINTED = re.compile(f"[\x00-\x08\x0b\x0e-\x1f\x7f{INVISIBLE}]")
_BEGINS = re.compile(
    r"""\s*(?:
        [(\[]?(?:\d{1,3}|[a-z]{1,4}|[ivxlc]{1,6}|[а-я]|[أ-ي])[.)\]/]\s    # 1.  (a)  iv)
        | \d{1,3}(?:\.\d{1,3})+\.?\s                                      # 2.1
        | \[\^?\d{1,3}\]:?\s | [⁰¹²³⁴-⁹①-⑳]                             # [^1]:  ¹
        | [（［〔(\[]\s?(?:注释?|註|脚注)\s?\d{1,3}[）］〕)\]]                # （注1）
        | [-*–—•‣▪]\s
        | (?i:article|art[íi]culo|статья|part|annex|chapter|section)\s
        | المادة\s
        | 第.{1,4}[条條章]
    )""",
    re.VERBOSE,
)
_WRAP_MOST, _WRAP_LEAST = 100, 50
"""Where the longest line is shorter than the first, lines longer than the second were broken by a program."""


def read(data: bytes) -> Content:
    """The paragraphs of a text. Raises Fault where its encoding cannot be told."""
    text, assumed = decode(data)
    notes = [Note(Remark.ENCODING, detail=assumed)] if assumed else []
    own = unset(_lines(text))
    if own is not None:
        kept = Quarantined(What.COVER, "around the text", own.around)
        return Content(own.blocks, (*notes, Note(Remark.COVER)), (kept,))
    letter = opened(_lines(text))
    return Content(tuple(_blocks(paragraphs(letter.body))), (*notes, *letter.notes), letter.quarantine)


def _blocks(words: Iterable[str]) -> Iterator[Block]:
    return (Block((Piece(each),), place=f"paragraph {number}") for number, each in enumerate(words, 1))


def paragraphs(lines: Sequence[str]) -> Iterator[str]:
    """Runs of lines that belong together.

    An empty line ends a paragraph. So does the end of a line, unless a program broke the lines: then what
    is shorter than a full line ends one, and what looks like the beginning of one begins one. Where several requests
    stand in one run, their sentences part them.
    """
    longest = max((len(line) for line in lines), default=0)
    wrapped = _WRAP_LEAST < longest <= _WRAP_MOST
    held: list[str] = []
    for line in (*lines, ""):
        full = bool(held) and wrapped and len(held[-1]) >= max(_WRAP_LEAST, longest * 0.7)
        if held and (not line.strip() or not full or _BEGINS.match(line)):
            yield " ".join(each.strip() for each in held)
            held = []
        if line.strip():
            held.append(line)


def _lines(text: str) -> list[str]:
    return _UNPRINTED.sub("", _BREAKS.sub("\n", text)).split("\n")
