"""A finding: what is wrong, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """``key`` names it for machines (``key.missing``), ``told`` and ``remedy`` say it to a person.

    ``advice`` is nothing wrong: the site runs without, and does less.
    """

    key: str
    told: str
    remedy: str
    advice: bool = False
