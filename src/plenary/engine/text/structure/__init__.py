"""From blocks to an instrument: what each paragraph of a file is, and what holds it."""

from plenary.engine.text.structure.entry import Aside, Leaving
from plenary.engine.text.structure.tree import Structure, build, read

__all__ = ["Aside", "Leaving", "Structure", "build", "read"]
