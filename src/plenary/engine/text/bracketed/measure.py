"""How much of a bracketed text stands in brackets."""

from dataclasses import dataclass

from plenary.engine.text.bracketed.tree import Choice, Part, Role, Sense
from plenary.engine.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Measure:
    """Pairs of brackets, and the tokens inside them: each once however deep, signs, slashes, names,
    notes and "no text" not counted."""

    pairs: int
    tokens: int


def measure(parts: tuple[Part, ...]) -> Measure:
    pairs, tokens = _count(parts, inside=False)
    return Measure(pairs, tokens)


def _count(parts: tuple[Part, ...], *, inside: bool) -> tuple[int, int]:
    pairs = tokens = 0
    for part in parts:
        if isinstance(part, Choice):
            pairs += len(part.pairs)
            for pair in part.pairs:
                for content in pair.contents if pair.sense is not Sense.NOTHING else ():
                    within = _count(content, inside=True)
                    pairs, tokens = pairs + within[0], tokens + within[1]
        elif inside and part.role is Role.WORDS:
            tokens += len(tokenise(part.text.strip()))
    return pairs, tokens
