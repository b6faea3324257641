"""The words of one stretch of a provision as a member left them, put together from what was kept and put in."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plenary.engine.text.round_two.case import Case
from plenary.engine.text.round_two.edit import Put
from plenary.engine.text.round_two.frame import Bracket, Item, Words
from plenary.engine.text.tokens import CLOSING, HAN


@dataclass(frozen=True, slots=True)
class Atom:
    """Words from one source: kept ones (``at`` is the first one's place in the frame), those of a bracket, or
    those that were put in."""

    text: str
    at: int = -1
    bracket: Bracket | None = None
    put: Put | None = None


def assemble(case: Case, items: Sequence[Item], start: int, end: int, fill: Callable[[Bracket], str]) -> Iterator[Atom]:
    """What stands between two characters now. ``fill`` gives the words of each bracket in between. Signs, names
    and "no text" are no words."""
    own = {item.span[0]: item for item in items}
    at = start
    while at <= end:
        put = case.edits.puts.get(at)
        if put is not None and put.here:
            yield Atom(put.here, put=put)
        item = own.get(at)
        if isinstance(item, Bracket) and item.span[0] < item.span[1]:
            words = fill(item)
            yield Atom(words, bracket=item)
            at = item.span[1]
            if not words and _follows(case, item):
                yield Atom(" ")
            continue
        if isinstance(item, Words) and not item.nothing:
            yield from _kept(case, item)
        at = item.span[1] if item is not None else at + 1


def _follows(case: Case, bracket: Bracket) -> bool:
    """Whether words were put in where a bracket was, whose space before it is theirs now."""
    put = case.edits.puts.get(bracket.close[1])
    dropped = case.edits.is_cut(*bracket.open) and bracket.open[1] - bracket.open[0] > 1
    return dropped and put is not None and put.here[:1] not in ("", " ", *CLOSING)


def _kept(case: Case, item: Words) -> Iterator[Atom]:
    """The words of one run, with what was put inside it."""
    kept: list[str] = []
    first = -1
    for at in range(*item.span):
        put = case.edits.puts.get(at) if at > item.span[0] else None
        if put is not None and put.here:
            if kept:
                yield Atom("".join(kept), first)
            kept, first = [], -1
            yield Atom(put.here, put=put)
        if not case.edits.gone[at]:
            first = at if first < 0 else first
            kept.append(case.frame.text[at])
        elif kept:
            yield Atom("".join(kept), first)
            kept, first = [], -1
    if kept:
        yield Atom("".join(kept), first)


def direct_puts(case: Case, items: Iterable[Item], start: int, end: int) -> list[Put]:
    """What was put between two characters, but not inside a bracket in between."""
    inside: set[int] = set()
    for item in items:
        if isinstance(item, Bracket):
            inside.update(range(item.span[0] + 1, item.span[1]))
    return [put for at in range(start, end + 1) if at not in inside and (put := case.edits.puts.get(at))]


def run_on(parts: Iterable[str]) -> str:
    """Words from several sources as one text: no space is left before a sign where something went away."""
    text = ""
    for part in parts:
        text = (text.rstrip(" ") if part[:1] in CLOSING and part else text) + part
    return text


def led(text: str, beside: Iterable[str]) -> str:
    """Words with the space before them that others in their place have: ``beside`` are those."""
    words = text.strip()
    if not words or words[0] in CLOSING:
        return words
    others = [other for other in beside if other]
    spaced = any(other[0] == " " for other in others)
    apart = all(other[0] in CLOSING for other in others) and not is_han(words[0])
    return f" {words}" if spaced or apart else words


_HAN = re.compile(f"[{HAN}]")


def is_han(sign: str) -> bool:
    return bool(_HAN.match(sign))
