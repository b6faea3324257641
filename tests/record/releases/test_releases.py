"""The record of every release is read, verified and replayed by this one."""

from pathlib import Path

import pytest

from plenary.bodies.models import Member, OnBehalf, Rules
from plenary.record.models import CommittedBatch, Erasure
from plenary.record.pack.verification import verify_pack

FOLDER = Path(__file__).parent
#: The logs of each record: key, size and root.
RELEASES = {
    "0.1.0.dev1": [
        ("demo", 28, "0c0eb6d4382fbca7bad888971d18f9551fdf71092167f310ca50805575ea1439"),
        ("demo.friends", 3, "e8219bc24c972d0647929a34fccb12cd512e27475d90b193b71b642e73b4eafc"),
    ]
}


def test_every_record_that_is_kept_is_replayed():
    assert {path.stem for path in FOLDER.glob("*.zip")} == set(RELEASES)


@pytest.mark.django_db
@pytest.mark.parametrize("release", RELEASES)
def test_the_record_of_a_release_is_verified_and_replayed(release: str):
    verdicts = verify_pack(FOLDER / f"{release}.zip")
    assert [(verdict.body, verdict.size, verdict.root) for verdict in verdicts] == RELEASES[release]
    assert sum(verdict.rows for verdict in verdicts) > 0


@pytest.mark.django_db
def test_what_the_record_of_the_first_release_means_stays_the_same():
    verify_pack(FOLDER / "0.1.0.dev1.zip")
    members = Member.rows.at().filter(body="demo").order_by("place")
    assert [(row.code, row.names) for row in members] == [
        ("FEL", {"en": "Fel"}),
        ("AND", {"en": "Andara", "fr": "Andare"}),
    ]
    assert list(OnBehalf.objects.values_list("sequence", "seat", "act", "answer")) == [
        (18, "delegation:FEL", "delegation.appoint", "confirmed")
    ]
    assert list(Rules.rows.order_by("seq_from").values_list("seq_from", "seq_to")) == [(1, 26), (26, None)]
    assert CommittedBatch.objects.values_list("batch", "count").get() == ("votes", 5)
    assert Erasure.objects.values_list("sequence", flat=True).get() == 28
