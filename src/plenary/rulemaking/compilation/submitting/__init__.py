"""Submissions read at the desk: against the right version of the base, for the right member."""

from plenary.rulemaking.compilation.submitting.desk import Desk
from plenary.rulemaking.compilation.submitting.duplicate import warn_of_one_file_for_several
from plenary.rulemaking.compilation.submitting.foundation import recognise_foundations

__all__ = ["Desk", "recognise_foundations", "warn_of_one_file_for_several"]
