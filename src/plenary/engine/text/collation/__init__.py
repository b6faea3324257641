"""N readings of one provision, collated: see ``stages`` for the way they take."""

from plenary.engine.text.collation.memory import Memory, collate_words
from plenary.engine.text.collation.tree import Hold

__all__ = ["Hold", "Memory", "collate_words"]
