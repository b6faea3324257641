"""Selections: one other choice at a time, or several at once."""

from collections.abc import Iterator
from hashlib import blake2b

from plenary.engine.text.bracketed.tree import Choice, Part, Selection, walk


def single_choices(parts: tuple[Part, ...]) -> tuple[Selection, ...]:
    """Every selection that takes one other choice in one slot, with the choices around it that lead there.

    A lone bracket may be left out (COLLATION, "How parity is measured").
    """
    return tuple(_single(parts))


def _single(parts: tuple[Part, ...]) -> Iterator[Selection]:
    waiting: list[tuple[tuple[Part, ...] | None, dict[int, int]]] = [(parts, {})]
    while waiting:
        content, taken = waiting.pop()
        if content is None:
            yield taken
            continue
        steps: list[tuple[tuple[Part, ...] | None, dict[int, int]]] = []
        for part in content:
            if isinstance(part, Choice):
                for place, alternative in enumerate(part.alternatives):
                    if place == part.default:
                        steps.append((alternative.content, taken))
                    else:
                        path = {**taken, part.number: place}
                        steps += [(None, path), (alternative.content, path)]
                if part.lone and not part.offered:
                    steps.append((None, {**taken, part.number: part.others[-1]}))
        waiting += reversed(steps)


def combined_choices(parts: tuple[Part, ...], seed: int, number: int) -> tuple[Selection, ...]:
    """``number`` selections that choose in every slot at once, the same for the same seed.

    Each choice is taken from a hash of seed, selection and slot, so that nothing depends on a generator.
    """
    choices = list(walk(parts))
    return tuple(
        {choice.number: _drawn(choice, f"{seed}/{turn}/{choice.number}") for choice in choices}
        for turn in range(number)
    )


def _drawn(choice: Choice, key: str) -> int:
    states = (choice.default, *choice.others)
    digest = blake2b(key.encode(), digest_size=8).digest()
    return states[int.from_bytes(digest) % len(states)]
