"""From files to one rolling text: a base, its submissions, and a register that accounts for each."""

from plenary.rulemaking.compilation.compile import Compilation, compile_text
from plenary.rulemaking.compilation.entry import Entry

__all__ = ["Compilation", "Entry", "compile_text"]
