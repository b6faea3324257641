"""What is found in a body: by whom, in which order, and what becomes of it when things change or are erased."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import CharField
from django.test import Client

from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import (
    DepositVersion,
    IssueDocument,
    RegisterDocument,
    WithdrawDocument,
)
from plenary.bodies.acts.forum import AskIn, OpenForum
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.acts.readership import ReaddressDocument
from plenary.bodies.acts.stakeholder import ProposeStakeholder, RemoveStakeholder
from plenary.bodies.models import Document, DocumentVersion, Indexed
from plenary.bodies.rules.audience import ANYBODY, Reader
from plenary.bodies.rules.delegation import Role
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.search import source
from plenary.bodies.search.finding import count_sorts, find
from plenary.bodies.search.matching import is_kept
from plenary.bodies.search.rebuilding import find_gaps, rebuild
from plenary.bodies.search.source import Item, Source
from plenary.bodies.store import open_store
from plenary.engine.search.query import read_query
from plenary.engine.search.tokens import list_forms
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.erasure import StillRead
from plenary.record.follower import catch_up
from plenary.record.models import Cursor, Log
from plenary.record.perform import perform
from plenary.record.sealing import Sealed
from plenary.web.installation import migrate
from tests.bodies.conftest import SECRETARIAT, Do

FEL = Reader(frozenset({"delegation:FEL"}))
AND = Reader(frozenset({"delegation:AND"}))
PRIVATE = "Zorilla letter"
WORDS = "Okapi"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def body(do: Do) -> Do:
    """Two members, a group, a stakeholder, a document for all and one for a delegation."""
    do(AdmitMember(code="FEL", names={"en": "Felunda", "ar": "فيلوندا", "zh": "费伦达"}, place=2, start="2026-01-01"))
    do(AdmitMember(code="AND", names={"en": "Andor", "fr": "Andôr"}, place=1, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group", "ru": "Прибрежная группа"}))
    do(ProposeStakeholder(code="LAB", names={"en": "Laboratory of the Sea"}, until="2026-12-01T00:00:00.000000Z"))
    register(do, "agenda", titles={"en": "Provisional agenda", "ar": "جدول الأعمال المؤقت"})
    deposit(do, "agenda", b"1. Opening of the session\n\n2. Shared computing, 18:00")
    do(IssueDocument(document="agenda", symbol="A/1/L.2"))
    return do


def register(do: Do, key: str, titles: dict[str, str] | None = None, **values: Any) -> None:
    do(RegisterDocument(key=key, distribution="restricted" if titles is None else "limited", titles=titles, **values))


def deposit(do: Do, key: str, data: bytes, salt: bytes = b"", **values: Any) -> None:
    file = open_store().put(data, salt)
    version = {"language": "en", "status": "official", "media": "txt", "size": len(data), "file": file}
    do(DepositVersion(document=key, salt=Sealed.seal(salt.hex()) if salt else None, **version, **values))


def keep_private(do: Do) -> None:
    register(do, "letter", for_whom="delegation:FEL", private_titles=Sealed.seal({"en": PRIVATE}))
    deposit(do, "letter", WORDS.encode(), salt=b"s" * 32, for_whom="delegation:FEL")


def keys(typed: str, reader: Reader = ANYBODY, sort: str = "", body: str = "demo") -> list[str]:
    """What is found, in order, entries left out unless they are asked for."""
    for log in Log.objects.order_by("body").values_list("body", flat=True):
        catch_up("search", log)
    rows = find(reader, body, read_query(typed), sort)
    return [row.key for row in rows if row.sort != "entry" or sort == "entry"]


FOUND = {
    "felunda": ["members/FEL"],
    "FEL": ["members/FEL"],
    "فيلوندا": ["members/FEL"],
    "伦": ["members/FEL"],
    "伦达": ["members/FEL"],
    "达伦": [],
    "ANDOR": ["members/AND"],
    "and": ["members/AND"],
    "прибрежная ГРУП": ["groups/COAST"],
    "sea lab": ["stakeholders/LAB"],
    "A/1/L.2": ["documents/agenda"],
    "l.2": ["documents/agenda"],
    "1/L.2": ["documents/agenda"],
    "A/1/L": ["documents/agenda"],
    "A/1/2": [],
    "الاعمال المؤقت": ["documents/agenda"],
    "shared comp": ["documents/agenda"],
    "session agenda": ["documents/agenda"],
    "shared felunda": [],
}


def test_things_are_found_by_all_the_words_that_are_typed(body: Do):
    assert {typed: keys(typed) for typed in FOUND} == FOUND


def test_entries_are_found_by_act_address_and_open_words_and_not_by_hashes(body: Do):
    assert keys("member.admit", sort="entry") == ["record/3", "record/2"]
    assert keys("documents/agenda", sort="entry") == ["record/8", "record/7", "record/6"]
    assert keys("Laboratory secretariat", sort="entry") == ["record/5"]
    file = DocumentVersion.rows.at().get(document="agenda").file
    assert keys(file, sort="entry") == []
    assert count_sorts(ANYBODY, "demo", read_query("agenda")) == {"document": 1, "entry": 3}


def test_a_name_comes_before_other_words_a_whole_word_before_a_beginning_and_equals_in_the_bodys_order(do: Do):
    for place, (code, name) in enumerate((("CAP", "Capella"), ("BAY", "Cape"), ("ACE", "Cap"), ("DEN", "Cap")), 1):
        do(AdmitMember(code=code, names={"en": name}, place=9 - place, start="2026-01-01"))
    register(do, "zeta", {"en": "Other"})
    deposit(do, "zeta", b"the cap of all")
    register(do, "eta", {"en": "Other"})
    deposit(do, "eta", b"the capacity of all")
    assert keys("cap") == [
        *("members/DEN", "members/ACE", "members/CAP"),
        "members/BAY",
        *("documents/zeta", "documents/eta"),
    ]


def test_a_thing_that_changed_is_found_by_what_it_is_now(body: Do):
    assert keys("andor") == ["members/AND"]
    body(NameMember(code="AND", names={"en": "Andoria"}, place=1))
    body(RemoveStakeholder(code="LAB"))
    assert (keys("andor "), keys("andoria"), keys("laboratory")) == (["members/AND"], ["members/AND"], [])
    assert [row.titles for row in find(ANYBODY, "demo", read_query("AND"), "member")] == [{"en": "Andoria"}]


def test_a_member_whose_delegation_changed_is_found_once(body: Do):
    body(AppointDelegate(member="FEL", role=Role.HEAD, binds=True, person=Sealed.seal("Ada")))
    assert keys("felunda") == ["members/FEL"]
    assert keys("fel", sort="member") == ["members/FEL"]


def test_a_private_thing_is_found_counted_and_ordered_for_its_audience_alone(body: Do):
    keep_private(body)
    for typed in ("zorilla", "okapi", "letter"):
        assert (typed, keys(typed), keys(typed, AND), keys(typed, FEL)) == (typed, [], [], ["documents/letter"])
    terms = read_query("letter")
    # That it is in the register, under a key, the record tells everybody; the document itself it does not.
    assert count_sorts(ANYBODY, "demo", terms) == count_sorts(AND, "demo", terms) == {"entry": 2}
    assert count_sorts(FEL, "demo", terms) == {"document": 1, "entry": 2}
    assert count_sorts(AND, "demo", read_query("zorilla")) == {}


def test_the_order_of_what_somebody_finds_does_not_depend_on_what_it_may_not_find(body: Do):
    before = keys("session agenda") + keys("a")
    for number in range(3):
        title = Sealed.seal({"en": "agenda session a"})
        register(body, f"l{number}", for_whom="delegation:FEL", private_titles=title)
    assert keys("session agenda") + keys("a") == before


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_found_by_nobody_and_is_in_no_page_of_the_index(body: Do):
    keep_private(body)
    assert (keys("zorilla", FEL), keys("okapi", FEL)) == (["documents/letter"], ["documents/letter"])
    title = Document.rows.at().get(key="letter").private_titles
    body(EraseValues(commitments=(title,), reason="asked for"))
    assert (keys("zorilla", FEL), keys("okapi", FEL)) == ([], ["documents/letter"])
    body(EraseValues(commitments=(DocumentVersion.rows.at().get(document="letter").salt,), reason="asked for"))
    assert (keys("okapi", FEL), keys("letter", FEL)) == ([], ["documents/letter"])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT block FROM bodies_indexed_words_data")
        else:
            cursor.execute("SELECT t.*::text FROM bodies_indexed t")
        kept = b"".join(str(row).encode() if isinstance(row, str) else bytes(row) for (row,) in cursor.fetchall())
    assert [word for word in (b"zorilla", b"orilla", b"okapi", b"kapi") if word in kept] == []
    assert b"agenda" in kept or b"genda" in kept


@pytest.mark.django_db(transaction=True)
def test_what_was_erased_is_found_and_counted_by_nobody_before_the_follower_has_come(body: Do):
    keep_private(body)
    assert (keys("zorilla", FEL), keys("okapi", FEL)) == (["documents/letter"], ["documents/letter"])
    body(EraseValues(commitments=(DocumentVersion.rows.at().get(document="letter").salt,), reason="asked for"))
    for typed in ("zorilla", "okapi"):
        assert list(find(FEL, "demo", read_query(typed))) == []
        assert count_sorts(FEL, "demo", read_query(typed)) == {}
    assert (keys("zorilla", FEL), keys("okapi", FEL)) == (["documents/letter"], [])


def test_what_was_given_to_others_is_found_and_counted_by_nobody_else_before_the_follower_has_come(body: Do):
    keep_private(body)
    assert (keys("zorilla", FEL), keys("okapi", FEL)) == (["documents/letter"], ["documents/letter"])
    body(ReaddressDocument(key="letter", for_whom="delegation:AND"), Actor("delegation:FEL"))
    for typed in ("zorilla", "okapi"):
        assert list(find(FEL, "demo", read_query(typed))) == []
        assert count_sorts(FEL, "demo", read_query(typed)) == {}
    assert (keys("okapi", AND), keys("okapi", FEL)) == (["documents/letter"], [])
    body(WithdrawDocument(key="letter"))
    assert list(find(AND, "demo", read_query("okapi"))) == []


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_gone_through_when_private_words_left_until_that_succeeded_and_not_again(
    body: Do, monkeypatch: pytest.MonkeyPatch
):
    tried: list[bool] = []

    def empty() -> None:
        tried.append(len(tried) > 0)
        if not tried[-1]:
            raise StillRead

    monkeypatch.setattr("plenary.bodies.search.leftovers.empty_journal", empty)
    keep_private(body)
    assert keys("zorilla", FEL) == ["documents/letter"]
    assert tried == []
    body(EraseValues(commitments=(Document.rows.at().get(key="letter").private_titles,), reason="asked for"))
    with pytest.raises(StillRead):
        catch_up("search", "demo")
    assert tried == [False]
    catch_up("search", "demo")
    assert tried == [False, True]
    rebuild("demo")
    assert tried == [False, True]


@pytest.mark.django_db(transaction=True)
def test_a_source_that_fails_is_logged_and_holds_up_neither_an_erasure_nor_what_else_is_found(
    body: Do, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    keep_private(body)
    assert keys("zorilla", FEL) == ["documents/letter"]

    def fail(_body: str, scope: str) -> Iterator[Item]:
        raise LookupError(scope)

    monkeypatch.setitem(source._sources, "documents", Source("documents", fail, str))
    register(body, "other", {"en": "Other"})
    body(NameMember(code="AND", names={"en": "Andoria"}, place=1))
    body(EraseValues(commitments=(Document.rows.at().get(key="letter").private_titles,), reason="asked for"))
    assert (keys("andoria"), keys("other")) == (["members/AND"], [])
    assert not Indexed.objects.filter(text__contains=PRIVATE).exists()
    assert [record.getMessage() for record in caplog.records] == [
        "search of demo at documents/letter",
        "search of demo at documents/other",
    ]


def test_entries_of_a_closed_forum_are_found_by_who_is_in_it_alone(body: Do):
    forum = {"key": "friends", "kind": "friends-of-the-chair", "names": {"en": "Friends"}, "chair": "office:chair"}
    body(OpenForum.model_validate({**forum, "room": "participants", "mode": "closed", "serviced": False}))
    catch_up("closed-logs", "demo")
    asked = AskIn(forum="friends", member="FEL", start="2026-01-01")
    perform(asked, actor=Actor("office:chair"), body="demo.friends", key="1")
    inside = Reader(frozenset({"delegation:FEL"}), forums=frozenset({"friends"}))
    assert keys("forum.ask-in", inside, "entry") == ["record/2"]
    assert [row.address for row in find(inside, "demo", read_query("forum.ask-in"))] == [""]
    for outside in (ANYBODY, FEL, AND, Reader(frozenset({"secretariat"}))):
        assert keys("forum.ask-in", outside, "entry") == []
        assert count_sorts(outside, "demo", read_query("forum.constitute")) == {}
        assert keys("friends", outside) == []
    assert keys("friends", inside) == ["forums/friends"]


def test_nothing_of_one_body_is_found_in_another(body: Do):
    Log.objects.create(body="demo2", origin="plenary.example/demo2")
    perform(EstablishBody(names={"en": "Other"}, procedure=ASSEMBLY), actor=SECRETARIAT, body="demo2", key="1")
    member = AdmitMember(code="GUL", names={"en": "Gulland"}, place=1, start="2026-01-01")
    perform(member, actor=SECRETARIAT, body="demo2", key="2")
    assert (keys("gulland"), keys("gulland", body="demo2")) == ([], ["members/GUL"])
    assert (keys("felunda"), keys("felunda", body="demo2")) == (["members/FEL"], [])


def told() -> list[dict[str, object]]:
    return [
        {name: value for name, value in row.items() if name != "id"}
        for row in Indexed.objects.order_by("log", "key").values()
    ]


@pytest.mark.django_db(transaction=True)
def test_an_index_made_anew_is_the_same_and_so_is_one_that_was_given_entries_twice(body: Do):
    keep_private(body)
    catch_up("search", "demo")
    body(NameMember(code="AND", names={"en": "Andoria"}, place=1))
    catch_up("search", "demo")
    title = Document.rows.at().get(key="letter").private_titles
    body(EraseValues(commitments=(title,), reason="asked for"))
    catch_up("search", "demo")
    live = told()
    assert len(live) == Log.objects.get(body="demo").size + 6
    Cursor.objects.filter(follower="search").update(sequence=3)
    catch_up("search", "demo")
    assert told() == live
    assert rebuild("demo") == len(live)
    assert told() == live


def test_entries_that_the_index_lost_are_missed_until_it_is_made_anew(body: Do):
    catch_up("search", "demo")
    assert list(find_gaps()) == []
    Indexed.objects.filter(key__in=["record/2", "record/3"]).delete()
    assert list(find_gaps()) == [("demo", 2)]
    rebuild("demo")
    assert list(find_gaps()) == []


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_makes_the_table_anew_leaves_nothing_unfound(body: Do):
    catch_up("search", "demo")
    field = Indexed._meta.get_field("detail")
    wider = CharField(max_length=300)
    wider.set_attributes_from_name("detail")
    with connection.schema_editor() as editor:
        editor.alter_field(Indexed, field, wider)
        editor.alter_field(Indexed, wider, field)
    assert is_kept() == (connection.vendor != "sqlite")
    body(AdmitMember(code="OKA", names={"en": "Okapia"}, place=3, start="2026-01-01"))
    catch_up("search", "demo")
    migrate()
    assert is_kept()
    body(AdmitMember(code="QUA", names={"en": "Quaggaland"}, place=4, start="2026-01-01"))
    body(NameMember(code="FEL", names={"en": "Newfelunda"}, place=2))
    catch_up("search", "demo")
    found = {word: keys(word, sort="member") for word in ("okapia", "quaggaland", "newfelunda", "felunda", "andor")}
    assert found == {
        "okapia": ["members/OKA"],
        "quaggaland": ["members/QUA"],
        "newfelunda": ["members/FEL"],
        "felunda": [],
        "andor": ["members/AND"],
    }


STRANGE = (
    *('"', "'", "*", "a OR b", "a AND NOT b", "NEAR(a b, 2)", "forms : a", "{name_forms} : x", "^a", "-a", "a:*"),
    *("a | !b", "\\", "a'b", 'a"b', "a\0b", "(((", "%s %(x)s", "\ue000", "a\ue000b", "🜁🜂", "\u202e\u200f عضو"),
    *("'; DROP TABLE bodies_indexed; --", "ǆ ﷺ ½ 𞤀𞤁", "ไทย ភាសា", "/".join("abcdefghij")),
    " ".join("abcdefghijklmnopqrstuvwxyz0123456789"),
)


def test_whatever_a_stranger_types_is_no_syntax(do: Do, client: Client):
    do(AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01"))
    catch_up("search", "demo")
    for form in ("search/", "search.json"):
        answers = {typed: client.get(f"/demo/{form}", {"q": typed}).status_code for typed in STRANGE}
        assert answers == dict.fromkeys(STRANGE, 200)
    assert keys("felunda") == ["members/FEL"]


def test_every_kind_of_letter_is_found_as_the_database_keeps_it(do: Do):
    words = (
        "AI2030",
        "Ôter",
        "Ёлка",
        "اتفاقية",
        "人工智能",
        "ガイド",
        "한국어",
        "ไทย",
        "हिन्दी",
        "ኢትዮጵያ",
        "𞤀𞤣𞤤𞤢𞤥",
        "A/C.1/L.2",
    )
    register(do, "all", {"en": " ".join(words)})
    assert [word for word in words if keys(word) != ["documents/all"]] == []
    forms = [form for word in words for form in list_forms(word, 9999)]
    terms = [term for word in words for term in read_query(word)]
    assert [term for term in terms if not any(term.fits(form) for form in forms)] == []
