"""Passwords that are not taken: those that many chose, those made of what everybody knows, and stolen ones.

The list of common ones is Django's. Stolen ones stand in a file that an installation may have, as "Have I Been Pwned"
gives it out: a line ``SHA-1:COUNT`` for each, in the order of the hashes. Nothing is asked over the network.
"""

import re
from functools import cache
from hashlib import sha1
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from plenary.bodies.models import Account, Body
from plenary.bodies.rules.password import Weakness, find_weakness
from plenary.kit.language import _, marked

PLACE = ("plenary", "delegation", "secretariat", "delegate", "mission", "password")
_SENTENCES = {
    Weakness.COMMON: marked("Many people chose this password, or one that it was made longer from: take another."),
    Weakness.PATTERN: marked("This password follows a pattern that is tried first: take another."),
    Weakness.CONTEXT: marked("This password is little more than your name, your address or this place: take another."),
}
_HASH = 40


class GuessedFirst:
    """A validator of Django's: refuses what is tried first when somebody guesses, and what was stolen elsewhere."""

    def validate(self, password: str, user: Account | None = None) -> None:
        found = find_weakness(password, _list_common(), _list_words(user))
        if found is not None:
            raise ValidationError(_(_SENTENCES[found]), code=found.value)
        if settings.BREACHED_PASSWORDS and is_listed(password, Path(settings.BREACHED_PASSWORDS)):
            raise ValidationError(
                _("This password stands in a list of stolen ones, so it is tried: take another."), code="breached"
            )

    def get_help_text(self) -> str:
        return _("Several words that do not belong together are good; your name and this place are not.")


def is_listed(password: str, listing: Path) -> bool:
    """Whether the hash of a password stands in a file of hashes in order, found by halving."""
    # The file is keyed by SHA-1; it only finds a line here, and protects nothing.
    wanted = sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with listing.open("rb") as file:
        first, last = 0, listing.stat().st_size
        while first < last:
            middle = (first + last) // 2
            line = _line_from(file, middle)
            if line and line[:_HASH].upper() < wanted:
                first = middle + 1
            else:
                last = middle
        return _line_from(file, first)[:_HASH].upper() == wanted


def _line_from(file: BinaryIO, place: int) -> bytes:
    """The first line that begins at or behind a place in a file."""
    file.seek(max(place - 1, 0))
    if place:
        file.readline()
    return file.readline()


@cache
def _list_common() -> frozenset[str]:
    return frozenset(CommonPasswordValidator().passwords)


def _list_words(account: Account | None) -> set[str]:
    """What is known of an account, and what the bodies of this place are called."""
    known = [*PLACE, *((account and (account.email, account.name)) or ())]
    for body in Body.objects.all():
        known += [body.key, *body.names.values()]
    return {word for each in known for word in re.split(r"\W+", each)}
