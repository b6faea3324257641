"""Untracked suggestions: found in mark-up, attributions and instructions, applied once a person confirms them.

``find`` lists candidates with the sentence each came from; ``read_confirmations`` reads what a person says
of them; ``apply`` makes those that are confirmed part of a reading, and ``revoke`` takes them out again. Nothing is
applied unseen, and what cannot be read is listed for a person to read.
"""

from plenary.engine.text.candidate.absence import find_absences
from plenary.engine.text.candidate.adoption import Said
from plenary.engine.text.candidate.apply import Obstacle, Unapplicable, answered, apply
from plenary.engine.text.candidate.candidate import Action, Candidate, Doubt, Edit, Fragment, Origin, Support
from plenary.engine.text.candidate.carry import fragment_of, reading_of
from plenary.engine.text.candidate.confirm import (
    COLUMNS,
    Answer,
    Confirmation,
    UnreadableConfirmations,
    for_submission,
    read_confirmations,
)
from plenary.engine.text.candidate.find import find, speaks_of, tables_of_proposals, unread
from plenary.engine.text.candidate.matrix import Matrix
from plenary.engine.text.candidate.message import asides
from plenary.engine.text.candidate.quotation import unquoted
from plenary.engine.text.candidate.revocation import holds, revoke, taken_over
from plenary.engine.text.candidate.support import supported
from plenary.engine.text.candidate.tracked import unmarked

__all__ = [
    "COLUMNS",
    "Action",
    "Answer",
    "Candidate",
    "Confirmation",
    "Doubt",
    "Edit",
    "Fragment",
    "Matrix",
    "Obstacle",
    "Origin",
    "Said",
    "Support",
    "Unapplicable",
    "UnreadableConfirmations",
    "answered",
    "apply",
    "asides",
    "find",
    "find_absences",
    "for_submission",
    "fragment_of",
    "holds",
    "read_confirmations",
    "reading_of",
    "revoke",
    "speaks_of",
    "supported",
    "tables_of_proposals",
    "taken_over",
    "unmarked",
    "unquoted",
    "unread",
]
