"""What a token may do: words that only ever take away from what its seat may.

read       read what the seat may read
prepare    try an act against the rules, without doing it
act:NAME   do this act
"""

import re
from collections.abc import Collection, Iterable
from datetime import timedelta

READ = "read"
PREPARE = "prepare"
_ACT = re.compile(r"act:[a-z][a-z0-9.-]{0,63}")

SHORTEST = timedelta(days=1)
LONGEST = timedelta(days=366)
USUAL = timedelta(days=90)


def scope_of(act: str) -> str:
    """The scope that allows one act."""
    return f"act:{act}"


def is_scope(word: str) -> bool:
    """Whether a word is a scope at all; whether there is such an act, is not asked."""
    return word in (READ, PREPARE) or _ACT.fullmatch(word) is not None


def may_read(scopes: Collection[str]) -> bool:
    """Whether a token with these scopes may read."""
    return READ in scopes


def may_do(scopes: Collection[str], act: str) -> bool:
    """Whether a token with these scopes may do an act."""
    return scope_of(act) in scopes


def may_try(scopes: Collection[str], act: str) -> bool:
    """Whether a token with these scopes may try an act: whoever may prepare, or may do it."""
    return PREPARE in scopes or may_do(scopes, act)


def order(scopes: Iterable[str]) -> list[str]:
    """Scopes in the order in which they are shown: reading, preparing, then acts by name; each once."""
    return sorted(set(scopes), key=lambda word: (word != READ, word != PREPARE, word))
