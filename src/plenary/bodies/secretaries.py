"""Who are secretaries: without one nobody enters anything for a body, another secretary least of all."""

from datetime import date

from plenary.bodies.queries import list_holdings
from plenary.bodies.rules.office import Kind


def list_secretaries(body: str, day: date) -> list[str]:
    """The offices of the secretaries who hold theirs on a day, by key."""
    holdings = (each for each in list_holdings(body) if each.kind is Kind.SECRETARY and each.period.holds(day))
    return sorted({each.office for each in holdings})


def is_last_secretary(body: str, office: str, day: date) -> bool:
    """Whether an office is a secretary's, and nobody but its holder is to be one from a day on without end."""
    secretaries = [each for each in list_holdings(body) if each.kind is Kind.SECRETARY]
    lasting = {each.office for each in secretaries if each.period.end is None}
    return office in {each.office for each in secretaries} and not lasting - {office}
