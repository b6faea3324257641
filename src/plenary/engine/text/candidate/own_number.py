"""The number that a new wording is typed with: the provision's own, which is none of its words."""

from collections.abc import Iterable

from plenary.engine.text.candidate.reference import Level, Reference, Step
from plenary.engine.text.candidate.resolve import same
from plenary.engine.text.numbering import Label, Number, Style, Typed, readings, recognise
from plenary.engine.text.provision import CONTAINERS, Kind

_LEVELS = {one: Level.PREAMBLE if one is Label.PREAMBULAR else Level[one.name] for one in Label}
_FLAT = (None, Label.OPERATIVE, Label.PREAMBULAR)


def without(words: str, own: Iterable[str]) -> str | None:
    """The words without the number at their beginning, where it is one of ``own``; None where it is certainly
    another's, so that nobody knows what is meant."""
    typed = _begun(words)
    if typed is None:
        return words
    if any(_is(typed, readings(number)) for number in own):
        return typed.rest
    return None if typed.sure else words


def numbered(words: str) -> bool:
    """Whether words begin with a number that something sets off from them."""
    typed = _begun(words)
    return typed is not None and typed.sure


def level_of(words: str) -> Level | None:
    """The rank that the number before the words gives a new provision; None where there is no sure number."""
    typed = _begun(words)
    if typed is None or not typed.sure:
        return None
    number = typed.readings[0]
    if number.label is not None:
        return _LEVELS[number.label]
    return Level.PARAGRAPH if number.top else Level.SUBPARAGRAPH


def of_new(words: str, said: Reference | None, level: Level, kind: Kind) -> tuple[Reference | None, str] | None:
    """The number of a new provision of the kind and its words: as typed before the words, if it is the one ``said`` or
    none is; None where the two disagree."""
    typed = _begun(words)
    if typed is None:
        return said, words
    known = said.steps[-1].numbers[:1] if said else ()
    if said and known and _is(typed, known[0]):
        return _typed(typed, level, said.steps[:-1]), typed.rest
    first = typed.readings[0]
    # "Article 5: “1. …”": its paragraphs, which have numbers of their own.
    if not typed.sure or (said and kind in CONTAINERS and first.top and first.label is None and first.value == 1):
        return said, words
    fits = (typed.readings[0].label in _FLAT) is (kind not in CONTAINERS)
    return (_typed(typed, level, ()), typed.rest) if said is None and fits else None


def _begun(words: str) -> Typed | None:
    """The number before the words, if any are left behind it; "First. The Board …" counts, and is no number."""
    typed = recognise(words)
    if typed is None or not typed.rest or (typed.readings[0].style is Style.WORD and typed.readings[0].label is None):
        return None
    return typed


def _typed(typed: Typed, level: Level, outer: tuple[Step, ...]) -> Reference:
    return Reference((*outer, Step(level, (typed.readings,))), 0, 0, typed.readings[0].bare)


def _is(typed: Typed, own: Iterable[Number]) -> bool:
    # "Article 7 of the Convention applies" begins with no number of Article 7.
    set_off = typed.sure or not typed.rest[:1].islower()
    return set_off and any(same(one, number) for one in typed.readings for number in own)
