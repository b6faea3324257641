"""Round two: a copy of the rolling text that a member edited and sent back, read as suggestions and positions."""

from plenary.engine.text.round_two.answer import Cause, Meaning, Note, Question, Remark, Return
from plenary.engine.text.round_two.reading import read_return
from plenary.engine.text.round_two.sheet import Asked, Part, Request, Sheet

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
