"""What is asked about, and not applied: brackets whose signs were changed so that it does not follow what is left, and
the marks of footnotes that the copy does not have."""

import re
from collections.abc import Iterable
from itertools import pairwise

from plenary.engine.text.round_two.alignment import MARK, Span
from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.case import Case
from plenary.engine.text.round_two.frame import Bracket, Segment, brackets

_HELD = (Meaning.SUGGESTS, Meaning.RELEASES, Meaning.SLIP)
_CHOICE = (Meaning.SUPPORTS, Meaning.CAN_ACCEPT, Meaning.SUGGESTS, Meaning.SLIP)


def hold_back(case: Case) -> None:
    """Ask about each such bracket, and take back all that was done in it or in one run with its signs."""
    while (found := next((one for one in brackets(case.frame.items) if _is_broken(case, one)), None)) is not None:
        start, end = _run(case, found)
        gone, puts = case.edits.gone, case.edits.puts
        inside = [puts[at] for at in range(start + (not gone[start]), end + gone[end - 1]) if at in puts]
        meanings = _HELD if found.held is not None else _CHOICE
        case.ask(Cause.SIGNS, meanings, (start, end), slot=found.slot, puts=inside)
        gone[start:end] = [False] * (end - start)
        for put in inside:
            put.words = ""


def keep_marks(case: Case, marks: Iterable[str]) -> None:
    """Put each of these marks back that is gone: it went with its note. Where words beside it are struck with it, it
    goes with them."""
    text, gone = case.frame.text, case.edits.gone
    for found in re.finditer("|".join(map(re.escape, marks)) or r"(?!)", text):
        start, end = found.span()
        before = len(text[:start].rstrip())
        if gone[start] and not gone[end] and not any(gone[max(before - 1, 0) : before]):
            gone[before:end] = [False] * (end - before)


def _is_broken(case: Case, bracket: Bracket) -> bool:
    """Whether one sign of two is gone, or a stroke between words that stay, or both signs around several choices."""
    cut = case.edits.is_cut
    opened, closed = cut(*bracket.open), cut(*bracket.close)
    if bracket.options or bracket.held is not None or opened != closed:
        return opened != closed
    left = [_is_left(case, segment) for segment in bracket.segments]
    together = any(
        cut(*after.head) and all(here)
        for (_, after), here in zip(pairwise(bracket.segments), pairwise(left), strict=True)
    )
    return together or (opened and sum(left) > 1)


def _is_left(case: Case, segment: Segment) -> bool:
    """Whether an alternative has words yet, or others in their place."""
    edits, (start, end) = case.edits, segment.span
    if segment.names[0] < segment.names[1] and not edits.has_words(*segment.names):
        end = segment.names[1]
    written = any(put.here.strip() for put in edits.put_in(start, end))
    return written or edits.has_words(*segment.span) or not edits.is_cut(*segment.span)


def _run(case: Case, bracket: Bracket) -> Span:
    """The bracket, and what is struck in one run with one of its signs."""
    text, gone = case.frame.text, case.edits.gone
    start, end = bracket.span
    while start > 0 and gone[start] and gone[start - 1] and text[start - 1] != MARK:
        start -= 1
    while end < len(text) and gone[end - 1] and gone[end] and text[end] != MARK:
        end += 1
    return start, end
