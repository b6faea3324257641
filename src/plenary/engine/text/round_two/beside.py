"""Alternatives that a member writes in brackets of their own beside a bracket that was issued:
``[thirty / sixty – Alfland][ninety]``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.case import Case, Offer
from plenary.engine.text.round_two.edit import Put
from plenary.engine.text.round_two.frame import Bracket, brackets
from plenary.engine.text.round_two.signature import strokes

_PAIR = r"\[[^\[\]]*\]"
_FIRST = re.compile(rf"(?P<own>(?:\s*{_PAIR})+)(?P<rest>[^\[\]]*)")
_LAST = re.compile(rf"(?P<rest>[^\[\]]*?)(?P<own>(?:\s*{_PAIR})+)\s*")
_INSIDE = re.compile(r"\[([^\[\]]*)\]")


@dataclass(frozen=True, slots=True)
class _Place:
    """A bracket beside which something was put: ``own`` is what may be offered in it, ``rest`` the words on the other
    side of that. ``near`` where no blank parts the two, ``behind`` where it stands behind the bracket."""

    bracket: Bracket
    own: str
    rest: str
    near: bool
    behind: bool


def take_beside(case: Case) -> None:
    """Takes what stands in brackets right behind a bracket, or right before it, out of what was put there, and offers
    it in that bracket. It is asked about where it may as well belong to what stands on its other side."""
    there = [one for one in brackets(case.frame.items) if _is_there(case, one)]
    behind = {one.close[1]: one for one in there}
    before = {one.open[0]: one for one in there}
    for at, put in sorted(case.edits.puts.items()):
        left, right = behind.get(at), before.get(at)
        # What was written for struck words is in their place.
        left = None if left is not None and case.edits.gone[at] else left
        right = None if right is not None and at and case.edits.gone[at - 1] else right
        if not put.settled:
            _take(case, put, list(_places(case, put, left, right)))


def _is_there(case: Case, bracket: Bracket) -> bool:
    return not (bracket.options or case.edits.is_cut(*bracket.open) or case.edits.is_cut(*bracket.close))


def _places(case: Case, put: Put, left: Bracket | None, right: Bracket | None) -> Iterator[_Place]:
    """The brackets to which the first or last words of those that were put there may belong."""
    text = put.here
    leads, ends = text[:1].isspace(), text[-1:].isspace()
    if left is not None and (found := _FIRST.fullmatch(text)):
        yield _Place(left, found["own"], found["rest"], near=not leads, behind=True)
    if right is not None and (found := _LAST.fullmatch(text)):
        spaced = case.frame.text[right.open[0]].isspace()
        # Before a sign without a space, what follows a space belongs to the words before that.
        if spaced or ends or not leads:
            near = put.near if spaced else not (leads or ends)
            yield _Place(right, found["own"], found["rest"].rstrip(), near=near, behind=False)


def _take(case: Case, put: Put, places: list[_Place]) -> None:
    """Offers what was put there in the bracket to which it belongs, or asks."""
    near = [place for place in places if place.near]
    likely = near or [place for place in places if place.bracket.held is None or not place.behind]
    groups = [group for group in _INSIDE.findall(likely[0].own) if group.strip()] if likely else []
    if not groups or (len(groups) == 1 and case.member.names.alone(groups[0])):
        return
    place = likely[0]
    # Behind a blank, brackets may as well hold words to be added: "[thirty / sixty] [calendar] days".
    if len(likely) > 1 or not near or case.member.names.alone(groups[0]):
        spans = [one.bracket.span for one in places]
        span = min(start for start, _ in spans), max(end for _, end in spans)
        case.ask(Cause.SIGNS, (Meaning.SUGGESTS, Meaning.ADDS, Meaning.SLIP), span, puts=[put])
        put.words = ""
        return
    offers = _offers(case, put, groups, place.rest if place.behind else "")
    put.words = "" if case.member.names.alone(place.rest) else place.rest
    case.beside.setdefault(place.bracket, []).extend(offers)


def _offers(case: Case, put: Put, groups: Sequence[str], rest: str) -> Iterator[Offer]:
    """What is written in brackets, without the names that sign it there or behind it."""
    signs = [case.member.names.alone(text) or frozenset() for text in (*groups, rest)]
    for group, own, following in zip(groups, signs, signs[1:], strict=False):
        for part in strokes(group) if not own else ():
            if part.strip():
                offer = case.offer(put, part)
                yield replace(offer, signed=offer.signed | following)
