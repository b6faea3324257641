"""An item of a batch on its page: for those whose it is, with its proof, and checked by another program."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.record import batch
from plenary.record.acts import CommitBatch, EraseValues
from plenary.record.models import Erasure, Log
from plenary.record.pack import standalone
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried
from tests.bodies.test_pages import text

VOTES = [{"statement": number, "vote": "agree"} for number in range(5)]
ABSENT = (
    "✕ No item with this commitment is here, or it was erased, or no checkpoint covers the entry yet: "
    "compare it with what you were given, and try again in a minute."
)


@pytest.fixture
def commit(do: Do, settings, tmp_path: Path):
    """Commits to five votes for an audience; the address of the batch, and their commitments."""
    settings.FOLDER, settings.KEYS = tmp_path / "data", tmp_path / "keys"
    signer = installed().make_key(Log.objects.get())

    def commit(key: str, for_whom: str = "public", *, checkpoint: bool = True) -> tuple[str, list[str]]:
        commitments = batch.add_items("demo", key, VOTES)
        made = batch.close_batch("demo", key)
        act = CommitBatch(
            batch=key,
            subject="consultations/one",
            for_whom=for_whom,
            count=made.count,
            root=made.root.hex(),
            file=made.file.hex(),
        )
        sequence = do(act).entry.sequence
        if checkpoint:
            sequence_log("demo", installed().files("demo"), signer)
        return f"/demo/record/batches/{sequence}/", commitments

    return commit


def test_a_holder_finds_the_item_by_its_commitment_from_the_entry(commit, client: Client):
    address, commitments = commit("votes")
    assert (
        'href="batches/2/">The items of this batch, and your own</a>' in client.get("/demo/record/2").content.decode()
    )
    page = text(client, address)
    assert page.startswith(
        "Home The record Entry 2 Items Items committed to by entry 2 Many small items, votes in a consultation for "
        "instance, stand on the record as one entry: their number, and a hash that no other items have. "
        "About consultations/one Items 5 For whom public Root of the tree "
    )
    assert page.endswith(
        "Your own item Its commitment 64 figures and letters, which you were given when you handed it in. "
        "Show it with its proof"
    )
    found = client.get(address, {"item": f" {commitments[0]} "})
    assert (found.status_code, found["Location"]) == (302, f"{address}{commitments[0]}/")


def test_what_is_typed_and_is_no_commitment_of_the_batch_stays_and_is_told(commit, client: Client):
    address, _commitments = commit("votes")
    for typed, sentence in (
        ("abc", "✕ A commitment has 64 figures and letters from a to f: look at what you were given."),
        ("0" * 64, ABSENT),
    ):
        response = client.get(address, {"item": typed})
        page = response.content.decode()
        assert response.status_code == 422
        assert sentence.removeprefix("✕ ") in page
        assert f'value="{typed}"' in page


def test_an_item_says_what_it_holds_its_place_and_how_to_check_it(commit, client: Client):
    address, commitments = commit("votes")
    place = sorted(commitments).index(commitments[3]) + 1
    page = text(client, f"{address}{commitments[3]}/")
    assert f"✓ It is in: at place {place} of 5, under a signed checkpoint." in page
    assert "What it says {&quot;statement&quot;:3,&quot;vote&quot;:&quot;agree&quot;} Its commitment" in page
    name, key = f"demo-2-{commitments[3][:8]}.json", str(installed().verifiers(Log.objects.get())[0])
    assert f"python3 verify.py {name} --key {key}" in page
    assert f"plenary verify {name} --key {key}" in page


def test_the_file_is_accepted_by_the_program_of_every_pack_and_a_changed_one_is_not(
    commit, client: Client, tmp_path: Path
):
    address, commitments = commit("votes")
    response = client.get(f"{address}{commitments[1]}.json")
    assert response["Content-Disposition"] == f'attachment; filename="demo-2-{commitments[1][:8]}.json"'
    file = tmp_path / "item.json"
    verdicts = []
    for data in (response.content, response.content.replace(b'"agree"', b'"agre3"')):
        file.write_bytes(data)
        told = subprocess.run(
            [sys.executable, standalone.__file__, str(file)], check=False, capture_output=True, text=True
        )
        verdicts.append((told.returncode == 0, "The item is in the batch of entry 2." in told.stdout))
    assert verdicts == [(True, True), (False, False)]


def test_the_items_of_a_batch_are_for_its_audience_alone(commit, sit: Sit, client: Client):
    address, commitments = commit("votes", "secretariat")
    officer = sit("secretariat")
    inside = [f"{address}{commitments[0]}/", f"{address}{commitments[0]}.json"]
    assert [officer.get(each).status_code for each in inside] == [200, 200]
    assert [client.get(each).status_code for each in inside] == [404, 404]
    assert text(client, f"{address}?item={commitments[0]}").endswith(
        "These items are not for you to read. "
        "Whoever handed one in is given it, with its proof, where it was handed in."
    )


def test_an_item_that_was_erased_or_is_under_no_checkpoint_is_not_there(commit, do: Do, client: Client):
    address, commitments = commit("votes")
    do(EraseValues(commitments=(commitments[0],), reason="asked for by the person"))
    assert client.get(f"{address}{commitments[0]}/").status_code == 404
    assert client.get(f"{address}{commitments[1]}/").status_code == 200
    early, others = commit("later", checkpoint=False)
    assert client.get(f"{early}{others[0]}/").status_code == 404
    assert client.get("/demo/record/batches/1/").status_code == 404


def test_an_item_costs_the_same_queries_whatever_the_batch(commit, client: Client, django_assert_max_num_queries):
    address, commitments = commit("votes")
    client.get(f"{address}{commitments[0]}/")
    with django_assert_max_num_queries(12):
        client.get(f"{address}{commitments[1]}/")


def test_no_cache_keeps_an_item_that_is_not_for_everybody(commit, do: Do, sit: Sit, client: Client):
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    shown = {}
    for key, for_whom, reader in (("votes", "public", client), ("few", "members", sit("delegation:FEL"))):
        address, commitments = commit(key, for_whom)
        shown[for_whom] = [reader.get(f"{address}{commitments[0]}{end}")["Cache-Control"] for end in ("/", ".json")]
    assert shown == {"public": ["no-cache"] * 2, "members": ["private, no-store"] * 2}


def test_the_secretariat_erases_an_item_from_its_page_and_nobody_else_finds_the_way(commit, sit: Sit, client: Client):
    address, commitments = commit("votes")
    officer, item = sit("secretariat"), f"{address}{commitments[0]}/"
    form = f"{item}erase"
    assert form in officer.get(item).content.decode()
    assert (form in client.get(item).content.decode(), client.get(form).status_code) == (False, 303)
    assert f"What is erased The item {commitments[0]} Reason" in text(officer, form)
    sent = carried(officer.get(form).content.decode(), commitments=commitments[0], reason="asked for")
    assert [officer.post(form, sent)["Location"] for _time in range(2)] == ["/demo/record/2"] * 2
    assert (Erasure.objects.get().commitment, client.get(item).status_code) == (commitments[0], 404)
    assert "There is nothing to erase" in text(officer, form)
