"""An invitation makes one account, once, for one appointment, and gives nobody more than whoever made it has."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from plenary.bodies import invitation as invitations
from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.invitation import accept_anew, find_invitation, invite
from plenary.bodies.models import Account, Invitation, Seating
from plenary.kit import clock
from tests.bodies.conftest import Do
from tests.bodies.test_signing import PASSWORD, delegate, seat

GIVEN = {"name": "D. Delegate", "email": "d@fel.example", "password": PASSWORD, "again": PASSWORD}


def appoint(house: Do, role: str = "head", *, claim: int = 1) -> int:
    act = AppointDelegate(member="FEL", role=role, person="P", binds=role == "head", claim=claim)
    return house(act).entry.sequence


def test_an_invitation_is_used_once_and_not_after_its_time_its_appointment_or_a_newer_one(house: Do):
    number = appoint(house)
    used = invite("demo", number)
    assert Client().post(f"/invitation/{used}/", GIVEN).status_code == 303
    again = {**GIVEN, "email": "thief@elsewhere.example"}
    assert Client().post(f"/invitation/{used}/", again).status_code == 410
    older, newer = invite("demo", number), invite("demo", number)
    assert (find_invitation(older), find_invitation(newer).number) == (None, number)
    with clock.reading(lambda: datetime(2026, 11, 30, 9, 0, 1, tzinfo=UTC)):
        assert Client().post(f"/invitation/{newer}/", again).status_code == 410
    house(ReleaseDelegate(member="FEL", appointment=number))
    assert Client().post(f"/invitation/{newer}/", again).status_code == 410
    assert list(Account.objects.values_list("email", flat=True)) == ["d@fel.example"]


def test_of_two_who_open_one_link_at_once_one_has_an_account(house: Do, monkeypatch: pytest.MonkeyPatch):
    token = invite("demo", appoint(house))
    assert accept_anew(token, "first@fel.example", PASSWORD, "First") is not None
    # The second had found the invitation good before the first one used it.
    monkeypatch.setattr(invitations, "find_invitation", lambda _token: Invitation.objects.get())
    answer = Client().post(f"/invitation/{token}/", {**GIVEN, "email": "second@fel.example"})
    assert answer.status_code == 410
    assert list(Account.objects.values_list("email", flat=True)) == ["first@fel.example"]


def test_tokens_are_long_and_only_their_digest_is_kept(house: Do):
    token = invite("demo", appoint(house))
    assert len(token) == 32
    assert token not in str(list(Invitation.objects.values()))
    for guess in ("guessed", token[:-1], token + "A", token.lower(), "%00", Invitation.objects.get().digest):
        assert Client().get(f"/invitation/{guess}/").status_code == 410, guess


def test_an_administrator_who_only_prepares_gives_nobody_the_power_to_bind(house: Do):
    head = appoint(house)
    adviser = delegate(house, role="adviser", binds=False, administers=True)
    other = appoint(house, "adviser")
    page = "/demo/seats/delegation:FEL/"
    assert adviser.post(f"{page}invite", {"number": head}).status_code == 403
    assert adviser.post(f"{page}invite", {"number": other}).status_code == 200
    assert adviser.get(page).content.decode().count("/invite") == 2
    assert Invitation.objects.filter(number=head).count() == 0


def test_a_claimant_who_does_not_sit_invites_nobody(house: Do):
    first = seat(appoint(house), "first@fel.example", administers=True)
    letter = {"member": "FEL", "reference": "Letter"}
    house(ReceiveCredentials(form="copy", claim=1, **letter))
    house(ReceiveCredentials(form="original", claim=2, **letter))
    house(AcceptCredentials(claim=2, **letter))
    second = appoint(house, "adviser", claim=2)
    Seating.objects.create(account=Account.objects.get(), body="demo", number=second)
    page = "/demo/seats/delegation:FEL/"
    assert first.get(page).status_code == 200
    assert first.post(f"{page}invite", {"number": second}).status_code == 403


def test_nobody_invites_for_an_appointment_of_another_seat(house: Do):
    theirs = house(AppointDelegate(member="AND", role="head", person="P", binds=True)).entry.sequence
    head = delegate(house, administers=True)
    assert head.post("/demo/seats/delegation:FEL/invite", {"number": theirs}).status_code == 404
    assert head.post("/demo/seats/delegation:AND/invite", {"number": theirs}).status_code == 403
    assert Invitation.objects.count() == 0


def test_the_time_of_an_invitation_is_seven_days(house: Do):
    invite("demo", appoint(house))
    assert Invitation.objects.get().expires - clock.now() == timedelta(days=7)
