"""Which provisions of the base a reference means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plenary.engine.text.candidate.candidate import Doubt
from plenary.engine.text.candidate.reference import Level, Reference, Step
from plenary.engine.text.numbering import Number, Style, readings
from plenary.engine.text.provision import Instrument, Kind, Provision

_KINDS = {
    Level.ANNEX: {Kind.ANNEX},
    Level.PART: {Kind.PART},
    Level.CHAPTER: {Kind.CHAPTER},
    Level.SECTION: {Kind.SECTION},
    Level.ARTICLE: {Kind.ARTICLE},
    Level.PREAMBLE: {Kind.PREAMBULAR},
    Level.OPERATIVE: {Kind.PARAGRAPH},
    Level.PARAGRAPH: {Kind.PARAGRAPH, Kind.TEXT},
    Level.SUBPARAGRAPH: {Kind.SUBPARAGRAPH, Kind.PARAGRAPH},
    Level.FOOTNOTE: {Kind.FOOTNOTE},
}
_LISTED = {Style.LETTER, Style.ROMAN, Style.CYRILLIC, Style.ABJAD}


@dataclass(frozen=True, slots=True)
class Resolution:
    """The provisions meant, in document order, or why they are not known."""

    provisions: tuple[str, ...] = ()
    doubt: Doubt | None = None


def resolve(base: Instrument, reference: Reference, context: Sequence[str] = ()) -> Resolution:
    """The provisions that a reference names. ``context`` are the provisions last spoken of: a reference
    that names no article is looked for in theirs first."""
    found: list[str] = []
    holders = _holders(base, reference, context)
    *outer, last = _merged(reference.steps)
    for step in outer:
        holders = {one.id for number in step.numbers for one in _matches(base, step, number, holders)}
        if not holders:
            return Resolution((), Doubt.PROVISION_UNKNOWN)
    if last.level is Level.PREAMBLE and not last.numbers:
        return Resolution(tuple(one.id for one in base.provisions if one.kind is Kind.PREAMBULAR))
    for number in last.numbers:
        matches = _matches(base, last, number, holders)
        if len(matches) != 1:
            return Resolution(
                tuple(one.id for one in matches), Doubt.PROVISION_SEVERAL if matches else Doubt.PROVISION_UNKNOWN
            )
        found.append(matches[0].id)
    return Resolution(tuple(found), None if found else Doubt.PROVISION_UNKNOWN)


def _merged(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Paragraph 3 of the preamble is preambular paragraph 3."""
    if len(steps) > 1 and steps[0].level is Level.PREAMBLE and not steps[0].numbers:
        return (Step(Level.PREAMBLE, steps[1].numbers), *steps[2:])
    return steps


def _holders(base: Instrument, reference: Reference, context: Sequence[str]) -> set[str] | None:
    """Where the first step is looked for: everywhere, or in the containers of the context."""
    first = _merged(reference.steps)[0]
    if first.level in (Level.PARAGRAPH, Level.SUBPARAGRAPH) and context:
        every = {one for known in context for one in (known, *(holder.id for holder in base.ancestors(known)))}
        for number in first.numbers:
            if _matches(base, first, number, every):
                nearest = [{known} for known in context] if first.level is Level.SUBPARAGRAPH else []
                return next((one for one in nearest if _matches(base, first, number, one)), articles(base, every))
    return None


def articles(base: Instrument, ids: Iterable[str]) -> set[str]:
    """The articles or annexes that some provisions are, or lie in; the provisions themselves if in none."""
    every = {one for known in ids for one in (known, *(holder.id for holder in base.ancestors(known)))}
    return {one for one in every if base.by_id[one].kind in (Kind.ARTICLE, Kind.ANNEX)} or set(ids)


def _matches(base: Instrument, step: Step, number: tuple[Number, ...], holders: set[str] | None) -> list[Provision]:
    inside = [one for one in base.provisions if one.kind in _KINDS[step.level] and _within(base, one, holders)]
    if step.level is Level.OPERATIVE and holders is None:
        inside = [one for one in inside if not any(a.kind is Kind.ARTICLE for a in base.ancestors(one.id))]
    found = [one for one in inside if any(same(named, own) for named in number for own in readings(one.number))]
    exact = [one for one in found if any(one.number.strip("() ") == named.bare.strip("() ") for named in number)]
    if found:
        return exact if len(exact) == 1 else found
    if step.level is Level.PREAMBLE and 0 < number[0].value <= len(inside) and number[0].rank == 1:
        return [inside[number[0].value - 1]]
    lone = [one for one in inside if not one.number]
    if step.level is Level.PARAGRAPH and holders and len(inside) == len(lone) == 1 and number[0].value == 1:
        return lone
    return []


def _within(base: Instrument, provision: Provision, holders: set[str] | None) -> bool:
    return holders is None or any(holder.id in holders for holder in base.ancestors(provision.id))


def same(named: Number, own: Number) -> bool:
    """Whether a number in a sentence is a provision's own: figures in any script, letters in their own."""
    if (named.value, named.rank, named.alternative) != (own.value, own.rank, own.alternative):
        return False
    return _is_alike(named, own)


def is_next(named: Number, own: Number) -> bool:
    """Whether a number in a sentence is the one after a provision's own: 5, or 4 bis, after 4."""
    steps = (named.value - own.value, named.rank - own.rank)
    return (steps == (0, 1) or (steps[0], named.rank) == (1, 1)) and _is_alike(named, own)


def _is_alike(named: Number, own: Number) -> bool:
    return named.style is own.style or not ({named.style, own.style} & _LISTED)


def subtree(base: Instrument, id: str) -> tuple[str, ...]:
    """A provision and all it holds, in document order."""
    held = {id}
    for one in base.provisions[base.position[id] :]:
        if one.parent in held:
            held.add(one.id)
    return tuple(name for name in base.by_id if name in held)
