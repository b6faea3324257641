"""How much of a bracketed text stands in brackets."""

from dataclasses import dataclass

from plenary.engine.text.bracketed.tree import Choice, Part, Role, Span
from plenary.engine.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Measure:
    """Pairs of brackets, and the tokens inside them: each once however deep, signs, slashes, names,
    notes and "no text" not counted."""

    pairs: int
    tokens: int


def measure(parts: tuple[Part, ...]) -> Measure:
    pairs = tokens = 0
    waiting = [part for part in parts if isinstance(part, Choice)]
    while waiting:
        choice = waiting.pop()
        pairs += len(choice.pairs)
        inside = [part for one in choice.alternatives for part in one.content]
        waiting += [part for part in inside if isinstance(part, Choice)]
        words = (part.text for part in inside if isinstance(part, Span) and part.role is Role.WORDS)
        tokens += sum(len(tokenise(text.strip())) for text in words)
    return Measure(pairs, tokens)
