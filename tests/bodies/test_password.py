"""Passwords are judged where they are set: by the list of common ones, by names, and by a file of stolen ones."""

from hashlib import sha1
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError

from plenary.bodies.models import Account
from plenary.bodies.password import is_listed
from tests.bodies.conftest import Do

STOLEN = ["correct horse battery", *(f"stolen {number} elsewhere" for number in range(300))]


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """A file as "Have I Been Pwned" gives it out."""
    hashes = sorted(sha1(each.encode(), usedforsecurity=False).hexdigest().upper() for each in STOLEN)
    file = tmp_path / "stolen.txt"
    file.write_bytes("".join(f"{each}:{place}\r\n" for place, each in enumerate(hashes, 1)).encode())
    return file


def judge(password: str, account: Account | None = None) -> list[str]:
    try:
        validate_password(password, account)
    except ValidationError as fault:
        return [error.code for error in fault.error_list]
    return []


def test_every_stolen_password_is_found_by_halving_and_no_other(listing: Path):
    assert [each for each in STOLEN if not is_listed(each, listing)] == []
    assert [number for number in range(300) if is_listed(f"other {number}", listing)] == []
    empty = listing.with_name("empty")
    empty.touch()
    assert not is_listed(STOLEN[0], empty)


def test_a_stolen_password_is_refused_where_there_is_a_file(db: None, listing: Path, settings):
    assert judge("correct horse battery") == []
    settings.BREACHED_PASSWORDS = str(listing)
    assert judge("correct horse battery") == ["breached"]
    assert judge("quiet harbour lantern") == []


def test_a_password_has_twelve_characters_and_is_not_what_everybody_knows_of_its_owner_and_the_body(do: Do):
    account = Account(email="d.delegate@mission.example", name="Dorothea Delegate")
    assert judge("short words") == ["password_too_short"]
    assert judge("Password123456") == ["common"]
    assert judge("demonstration 2026", account) == ["context"]
    assert "context" in judge("Dorothea Delegate 1", account)
    assert judge("x" * 5 + "quiet harbour lantern" * 9) == []
    assert password_validators_help_texts()[-1] == (
        "Several words that do not belong together are good; your name and this place are not."
    )
