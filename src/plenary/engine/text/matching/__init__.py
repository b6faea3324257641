"""Which provision of the base each paragraph of a file is, when the file does not say."""

from plenary.engine.text.matching.match import match, match_paragraphs
from plenary.engine.text.matching.result import Fate, Matching, Pair, Scope, Why

__all__ = ["Fate", "Matching", "Pair", "Scope", "Why", "match", "match_paragraphs"]
