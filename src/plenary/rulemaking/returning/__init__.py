"""Round two: copies of an issued rolling text that delegations edited and sent back."""

from plenary.rulemaking.returning.copy import AnotherIssue, is_copy, read_copy
from plenary.rulemaking.returning.sheet import sheets

__all__ = ["AnotherIssue", "is_copy", "read_copy", "sheets"]
