"""Round two: copies of an issued rolling text that delegations edited and sent back."""

from plenary.rulemaking.returning.copy import AnotherIssue, find_notes, read_copy
from plenary.rulemaking.returning.recognition import BRACKETS, CHANGES, is_copy, looks_issued, recognised
from plenary.rulemaking.returning.relaid import relay
from plenary.rulemaking.returning.sheet import sheets

__all__ = [
    "BRACKETS",
    "CHANGES",
    "AnotherIssue",
    "find_notes",
    "is_copy",
    "looks_issued",
    "read_copy",
    "recognised",
    "relay",
    "sheets",
]
