"""How nearly a file is a copy of a text, and from where on it is taken for one."""

from plenary.engine.text.interpretation import Interpretation

SURE = 0.5
"""The share of a file's words that must stand in the base for it to be read as a copy of it. Of the bundled copies
it is 0.99 or more, of real texts of the same trade on another matter under 0.01 (test_thresholds.py)."""

CLEARLY = 0.002
"""By how much a file must fit an older version better to be taken for one of its copies. Of the bundled copies it is
0.016 and more one way, 0.03 and more the other; nothing where no word is the base's (test_thresholds.py)."""


def fit(found: Interpretation) -> float:
    """How nearly a file, its changes rejected, is the text that it was read against."""
    return found.matching.scope.file_share * found.matching.scope.likeness
