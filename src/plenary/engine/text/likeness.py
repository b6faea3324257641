"""When two texts say the same: thresholds that conflict, rebase and comparison share."""

from plenary.engine.text.tokens import tokenise

LIKENESS = 80
"""Per cent: the similarity in tokens from which two texts say the same (COLLATION.md, moves)."""

SHORTEST = 3
"""Tokens below which equal words in two places are no sign of one thought."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without signs, spacing and case: what must be equal for it to say the same."""
    tokens = (token.strip() for token in tokenise(text))
    return tuple(token.casefold() for token in tokens if token[:1].isalnum())
