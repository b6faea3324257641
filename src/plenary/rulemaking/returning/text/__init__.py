"""Round two: a copy of the rolling text that a member edited and sent back, read as suggestions and positions."""

from plenary.rulemaking.returning.text.answer import Cause, Meaning, Note, Question, Remark, Return
from plenary.rulemaking.returning.text.reading import read_return
from plenary.rulemaking.returning.text.sheet import Asked, Part, Request, Sheet

__all__ = [
    "Asked",
    "Cause",
    "Meaning",
    "Note",
    "Part",
    "Question",
    "Remark",
    "Request",
    "Return",
    "Sheet",
    "read_return",
]
