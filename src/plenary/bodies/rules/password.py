"""Which passwords are guessed first. Any characters may stand in one, and none has to (NIST SP 800-63B §3.1.1)."""

import string
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from itertools import pairwise

_EDGES = string.digits + string.punctuation + string.whitespace
FEWEST_DIFFERENT = 5
SHORTEST_WORD = 4
"""A word of fewer letters stands in too many passwords to say anything."""
LEAST_OF_ITS_OWN = 8
"""How much a password has beside the words that everybody knows of its owner and this place."""


class Weakness(StrEnum):
    """Why a password is guessed first."""

    COMMON = "common"
    PATTERN = "pattern"
    CONTEXT = "context"


def find_weakness(password: str, common: Collection[str], words: Iterable[str] = ()) -> Weakness | None:
    """What is weak about a password; None where nothing is found.

    ``common`` are passwords that many people chose, in small letters; ``words`` are known of the owner and the place.
    """
    plain = password.casefold()
    if len(set(plain)) < FEWEST_DIFFERENT or _is_sequence(plain):
        return Weakness.PATTERN
    # "password2026!" and "passwordpassword" are "password", made longer.
    if any(core in common for part in (plain, _find_unit(plain)) for core in _list_cores(part)):
        return Weakness.COMMON
    own = plain
    for word in sorted({word.casefold() for word in words}, key=lambda word: (-len(word), word)):
        if len(word) >= SHORTEST_WORD:
            own = own.replace(word, "")
    return Weakness.CONTEXT if own != plain and len(own.strip(_EDGES)) < LEAST_OF_ITS_OWN else None


def _is_sequence(plain: str) -> bool:
    """Whether nearly every character is the one before, or its neighbour: ``123456789012``, ``aaaabbbbcccc``."""
    steps = sum(abs(ord(after) - ord(before)) <= 1 for before, after in pairwise(plain))
    return steps * 4 >= (len(plain) - 1) * 3


def _list_cores(plain: str) -> Iterator[str]:
    """A text without what figures and signs were put behind it, one less each time, and before it."""
    for end in range(len(plain.rstrip(_EDGES)), len(plain) + 1):
        yield plain[:end]
        yield plain[:end].lstrip(_EDGES)


def _find_unit(plain: str) -> str:
    """What a text repeats, itself where it repeats nothing."""
    return plain[: (plain + plain).index(plain, 1)]
