"""A submission read: what its member wants of each provision, and what a person must look at."""

from plenary.engine.text.interpretation.interpret import interpret
from plenary.engine.text.interpretation.result import Class, Difference, Interpretation, Notice, Remark

__all__ = ["Class", "Difference", "Interpretation", "Notice", "Remark", "interpret"]
