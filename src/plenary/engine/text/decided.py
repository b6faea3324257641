"""Answers of a person by which something stands in a rolling text, kept so that the next issue knows them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decided:
    """That a candidate in the file of a reading stands: as it asks where there are no ``words`` and no ``provision``,
    else with those; ``changed`` says that a person changed it."""

    reading: str
    candidate: str
    changed: bool = False
    words: str = ""
    provision: str = ""
