"""Seats persons in an installation and signs them in: ``python -m tests.journeys.seating`` prints their cookies.

Accounts, second factors and sessions are no acts; what is on the record is entered by acts alone.
"""

# ruff: noqa: E402 - Django is set up before what stands on it is imported

import json
import sys

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Seating
from plenary.record.act import Act, Actor
from plenary.record.perform import perform

DAY = "2026-01-01"
PERSONS: dict[str, Act] = {
    "officer": FillOffice.model_validate({"office": "desk", "kind": "secretary", "person": "O. Officer", "start": DAY}),
    "arandia": AppointDelegate.model_validate({"member": "ARA", "role": "head", "person": "A. Head", "binds": True}),
    "adviser": AppointDelegate.model_validate(
        {"member": "ARA", "role": "adviser", "person": "A. Adviser", "binds": False}
    ),
    "borland": AppointDelegate.model_validate({"member": "BOR", "role": "head", "person": "B. Head", "binds": True}),
}


def seat(name: str, act: Act) -> str:
    """Seat one person; the cookie of its session."""
    number = perform(act, actor=Actor("secretariat"), body="demo", key=f"seat-{name}").entry.sequence
    account = Account.objects.create_user(f"{name}@plenary.example", "a long password", name=name.title())
    TOTP.activate(account, generate_totp_secret())
    Seating.objects.create(account=account, body="demo", number=number)
    client = Client()
    client.force_login(account)
    return client.cookies["sessionid"].value


if __name__ == "__main__":
    cookies = {name: seat(name, act) for name, act in PERSONS.items()}
    json.dump(cookies, sys.stdout)
