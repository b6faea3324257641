"""The invented persons of the demonstration: accounts without a password, each with a seat."""

from dataclasses import dataclass

from plenary.bodies.models import Account, Appointment, Seating

#: A domain that nobody can have (RFC 2606): no account of a real site bears such an address.
DOMAIN = "demonstration.invalid"


@dataclass(frozen=True, slots=True)
class Person:
    """Who may be taken: the account, the body, and the appointment that it has there."""

    account: Account
    body: str
    appointment: Appointment


def make_person(key: str, name: str, body: str, number: int, *, administers: bool = False) -> None:
    """An account for an appointment. Nobody can sign in with it but by the page of the demonstration."""
    account = Account.objects.create_user(f"{key}@{DOMAIN}", name=name)
    Seating.objects.create(account=account, body=body, number=number, administers=administers)


def list_persons() -> list[Person]:
    """Every invented person whose appointment stands, in the order in which they were made."""
    found = []
    for seating in (
        Seating.objects.filter(account__email__endswith=f"@{DOMAIN}").select_related("account").order_by("id")
    ):
        appointment = Appointment.rows.at().filter(body=seating.body, number=seating.number).first()
        if appointment is not None:
            found.append(Person(seating.account, seating.body, appointment))
    return found
