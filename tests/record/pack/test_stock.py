"""A pack is made for one at a time, and whoever comes beside it is given the last one or told to ask again."""

import json
from datetime import datetime
from io import BytesIO
from itertools import count
from zipfile import ZipFile

from django.conf import settings
from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.kit import clock
from plenary.record import batch
from plenary.record.acts import CommitBatch, EraseValues
from plenary.record.follower import catch_up
from plenary.record.gate import alone
from plenary.record.models import Cursor, SealedValue
from plenary.record.pack.stock import REST
from plenary.record.perform import perform
from tests.record.conftest import SECRETARIAT, Watch
from tests.record.test_pages import body

__all__ = ["body"]


def admit(code: str) -> None:
    member = AdmitMember(code=code, names={"en": code.title()}, place=1, start="2026-01-01")
    perform(member, actor=SECRETARIAT, body="demo", key=code)


def ask(client: Client) -> int:
    """How many entries the pack that is given has."""
    response = client.get("/demo/record/pack.zip")
    assert response.status_code == 200
    with ZipFile(BytesIO(response.content)) as pack:
        size: int = json.loads(pack.read("pack.json"))["logs"][0]["size"]
    return size


def list_packs() -> list[str]:
    return sorted(path.name for path in (settings.FOLDER / "packs" / "demo").iterdir())


def test_a_pack_is_made_anew_when_the_record_has_grown_and_the_last_is_a_minute_old(body, client: Client, watch: Watch):
    assert ask(client) == 3
    admit("CAM")
    assert ask(client) == 3
    watch.turn(REST + 1)
    assert (ask(client), list_packs()) == (4, ["1-4.zip"])


def test_beside_one_that_is_made_the_last_is_given_and_where_there_is_none_one_is_told_when_to_ask_again(
    body, client: Client, watch: Watch
):
    (settings.FOLDER / "packs").mkdir()
    with alone(settings.FOLDER / "packs" / ".gate"):
        refused = client.get("/demo/record/pack.zip")
        assert (refused.status_code, refused["Retry-After"]) == (503, "10")
        assert "This is being made for somebody else" in refused.content.decode()
    assert ask(client) == 3
    admit("CAM")
    watch.turn(REST + 1)
    with alone(settings.FOLDER / "packs" / ".gate"):
        assert ask(client) == 3
    assert ask(client) == 4


def test_after_an_erasure_no_pack_from_before_it_is_given(body, client: Client):
    assert ask(client) == 3
    who = SealedValue.objects.order_by("sequence").values_list("commitment", flat=True)[0]
    perform(EraseValues(commitments=(who,), reason="asked for"), actor=SECRETARIAT, body="demo", key="erase")
    with alone(settings.FOLDER / "packs" / ".gate"):
        assert client.get("/demo/record/pack.zip").status_code == 503
    assert (ask(client), list_packs()) == (4, ["1-4.zip"])


def erase(commitment: str) -> None:
    perform(EraseValues(commitments=(commitment,), reason="asked for"), actor=SECRETARIAT, body="demo", key="erase")


def commit_items(*items: str) -> list[str]:
    """Commit a public batch of these; the commitments to them."""
    commitments = batch.add_items("demo", "votes", list(items))
    closed = batch.close_batch("demo", "votes")
    act = CommitBatch(
        batch="votes", subject="inputs", count=closed.count, root=closed.root.hex(), file=closed.file.hex()
    )
    perform(act, actor=SECRETARIAT, body="demo", key="votes")
    return commitments


def holding(words: str) -> list[str]:
    """The files of the folder of packs in which words stand, packed or not."""
    found = []
    for path in sorted(path for path in (settings.FOLDER / "packs").rglob("*") if path.is_file()):
        held = [path.read_bytes()]
        if path.suffix == ".zip":
            with ZipFile(path) as pack:
                held += [pack.read(name) for name in pack.namelist()]
        found += [path.name] * any(words.encode() in each for each in held)
    return found


def test_an_item_that_was_erased_is_in_no_pack_that_lies_there(body, client: Client):
    first, _second = commit_items("Zanzibar", "Timbuktu")
    assert (ask(client), holding("Zanzibar")) == (4, ["1-4.zip"])
    (settings.FOLDER / "packs/demo/.draft").write_text("Zanzibar in one that was never finished")
    erase(first)
    catch_up("erased-packs", "demo")
    assert (holding("Zanzibar"), list_packs()) == ([], [])
    assert (ask(client), holding("Timbuktu")) == (5, ["1-5.zip"])
    Cursor.objects.all().delete()
    catch_up("erased-packs", "demo")
    assert list_packs() == ["1-5.zip"]


def test_what_is_erased_while_a_pack_is_made_leaves_none_that_holds_it(body, client: Client, watch: Watch):
    first, _second = commit_items("Zanzibar", "Timbuktu")
    now, looks = clock.now(), count(1)

    def read() -> datetime:
        """The clock, at which what makes the pack looks when it is ready: somebody erases the item just before."""
        if (settings.FOLDER / "packs/demo/.draft").exists() and next(looks) == 1:
            erase(first)
            catch_up("erased-packs", "demo")
        return now

    with clock.reading(read):
        assert client.get("/demo/record/pack.zip").status_code == 503
    assert (holding("Zanzibar"), list_packs()) == ([], [])
    assert ask(client) == 5
