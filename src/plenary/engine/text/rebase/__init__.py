"""Rebase: a reading of an old base carried onto the new one, with the outcome of every suggestion.

What the new base leaves alone is carried, what it already says is absorbed, the rest is in conflict and
left out of the carried reading, with the texts of all three sides for a person to decide.
"""

from collections.abc import Iterable

from plenary.engine.text.correspondence import Tie, correspond
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rebase.journey import Journey
from plenary.engine.text.rebase.outcome import Fate, Form, Ground, Outcome, Rebased, Suggestion
from plenary.engine.text.rebase.revision import Revision
from plenary.engine.text.rebase.torn import follow

__all__ = ["Fate", "Form", "Ground", "Outcome", "Rebased", "Revision", "Suggestion", "rebase", "rebase_along"]


def rebase(old: Instrument, new: Instrument, reading: Reading, *, ties: Iterable[Tie] = ()) -> Rebased:
    """The reading of the old base as one of the new base. Provisions are the same by id; ``ties`` say
    which are where ids differ. ``sources`` are options of the old base, and left to whoever knows those of the new.
    Raises KeyError for a reading that names a provision the old base lacks."""
    return rebase_along(Revision(correspond(old, new, ties)), reading)


def rebase_along(revision: Revision, reading: Reading) -> Rebased:
    """The same, for one of many readings along the same revision."""
    followed = follow(revision.correspondence, reading)
    own = revision if followed is revision.correspondence else Revision(followed)
    return Journey(own, reading).finish()
