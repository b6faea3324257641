"""Documents: registered, deposited in languages, issued once under a symbol; restricted ones leave no trace outside."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.document import (
    DepositVersion,
    IssueDocument,
    RegisterDocument,
    WithdrawDocument,
    WithdrawVersion,
)
from plenary.bodies.acts.group import DissolveGroup, FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Document, DocumentVersion
from plenary.bodies.queries import find_document, list_documents, list_versions, read_values
from plenary.bodies.rules.audience import ANYBODY, Reader
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.store import Altered, LostFile, Store, list_lost, open_store
from plenary.record.acts import EraseValues
from plenary.record.dump import dump
from plenary.record.follower import catch_up
from plenary.record.reading import read_bytes, read_entries
from plenary.record.replay import clear, replay
from plenary.record.sealing import Sealed
from plenary.record.tables import applying
from tests.bodies.conftest import Do, refused

HASH = sha256(b"words").hexdigest()
FELUNDA = Reader(frozenset({"delegation:FEL"}))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    settings.FOLDER = tmp_path
    Store(tmp_path).put(b"words")
    return tmp_path


def register(do: Do, key: str = "draft", distribution: str = "limited") -> None:
    do(RegisterDocument.model_validate({"key": key, "distribution": distribution, "titles": {"en": "Draft"}}))


def version(document: str = "draft", language: str = "en", **changes: object) -> DepositVersion:
    values: dict[str, object] = {
        "document": document,
        "language": language,
        "status": "official",
        "media": "pdf",
        "size": 5,
        "file": HASH,
    }
    return DepositVersion.model_validate({**values, **changes})


def issue(do: Do, key: str, symbol: str, distribution: str = "limited") -> None:
    register(do, key, distribution)
    do(version(key))
    do(IssueDocument(document=key, symbol=symbol))


def test_a_document_is_registered_deposited_and_issued(do: Do):
    issue(do, "draft", "A/1/L.2")
    do(version(language="fr", status="unofficial"))
    found = find_document("demo", "draft")
    assert found is not None
    assert (found.symbol, found.titles, found.distribution, found.audience) == (
        "A/1/L.2",
        {"en": "Draft"},
        "limited",
        "public",
    )
    assert [(each.language, each.status, each.file) for each in list_versions("demo", "draft")] == [
        ("en", "official", HASH),
        ("fr", "unofficial", HASH),
    ]


def test_a_version_takes_the_place_of_the_one_before_and_can_be_taken_back(do: Do):
    register(do)
    first = do(version(status="advance")).entry.sequence
    do(version(status="official"))
    assert [each.status for each in list_versions("demo", "draft")] == ["official"]
    assert [each.status for each in list_versions("demo", "draft", at=first)] == ["advance"]
    do(WithdrawVersion(document="draft", language="en"))
    assert list_versions("demo", "draft") == []


def test_the_only_version_of_an_issued_document_stays(do: Do):
    issue(do, "draft", "A/1/L.2")
    assert refused(do, WithdrawVersion(document="draft", language="en")) == (
        "bodies.last-version",
        "This document was issued as A/1/L.2, and this is its only version: deposit another first, or issue a correction "
        "or a revision.",
        "language",
    )
    do(version(language="fr"))
    do(WithdrawVersion(document="draft", language="en"))
    assert [each.language for each in list_versions("demo", "draft")] == ["fr"]


def test_what_belongs_to_a_document_of_an_earlier_symbol_is_issued_under_it_and_nothing_else(do: Do):
    issue(do, "draft", "A/1/L.2")
    issue(do, "report", "A/1/3", "general")
    do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"symbol": "GA"})))
    issue(do, "revised", "A/1/L.2/Rev.1")
    issue(do, "corrected", "A/1/3/Corr.1", "general")
    issue(do, "new", "GA/1/L.1")
    register(do, "other")
    do(version("other"))
    assert [
        refused(do, IssueDocument(document="other", symbol=symbol))[1]
        for symbol in ("A/1/L.3", "A/1/L.3/Rev.1", "A/1/L.2/Rev.3", "B/1/L.2/Rev.1")
    ] == [
        "A/1/L.3 is no symbol here: write it like GA/1/L.2/Rev.1.",
        "A/1/L.3/Rev.1 comes after A/1/L.3, which was not issued.",
        "A/1/L.2/Rev.3 comes after A/1/L.2/Rev.2, which was not issued.",
        "B/1/L.2/Rev.1 is no symbol here: write it like GA/1/L.2/Rev.1.",
    ]


def test_documents_are_listed_by_symbol_and_those_without_one_after_them(do: Do):
    register(do, "aside")
    issue(do, "second", "A/1/L.2")
    issue(do, "first", "A/1/L.1")
    assert [document.key for document in list_documents("demo", ANYBODY)] == ["first", "second", "aside"]


def test_a_symbol_is_used_once_and_follows_what_it_revises(do: Do):
    issue(do, "draft", "A/1/L.2")
    register(do, "other")
    do(version("other"))
    assert refused(do, IssueDocument(document="other", symbol="A/1/L.2")) == (
        "bodies.symbol-used",
        "A/1/L.2 is the symbol of draft already: a symbol is used once.",
        "symbol",
    )
    assert refused(do, IssueDocument(document="other", symbol="A/1/L.2/Rev.2")) == (
        "bodies.symbol-before",
        "A/1/L.2/Rev.2 comes after A/1/L.2/Rev.1, which was not issued.",
        "symbol",
    )
    assert refused(do, IssueDocument(document="other", symbol="CONF/1/L.2")) == (
        "bodies.symbol",
        "CONF/1/L.2 is no symbol here: write it like A/1/L.2/Rev.1.",
        "symbol",
    )
    do(IssueDocument(document="other", symbol="A/1/L.2/Rev.1"))
    assert refused(do, IssueDocument(document="other", symbol="A/1/L.3")) == (
        "bodies.issued-already",
        "It was issued as A/1/L.2/Rev.1.",
        "document",
    )


def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(do: Do):
    issue(do, "draft", "A/1/L.2")
    assert refused(do, WithdrawDocument(key="draft")) == (
        "bodies.issued",
        "This document was issued as A/1/L.2: issue a correction or a revision instead.",
        "key",
    )
    register(do, "report", "general")
    assert refused(do, IssueDocument(document="report", symbol="A/1/3")) == (
        "bodies.nothing-to-issue",
        "There is no version of it yet: deposit one first.",
        "document",
    )
    assert refused(do, IssueDocument(document="report", symbol="A/1/CRP.3")) == (
        "bodies.limited",
        "A document of this series is of limited distribution, and this one is of general.",
        "symbol",
    )
    assert refused(do, WithdrawVersion(document="report", language="en")) == (
        "bodies.no-version",
        "report has no version in this language.",
        "language",
    )
    assert refused(do, version("nothing")) == ("bodies.document", "There is no document nothing here.", "document")
    do(WithdrawDocument(key="report"))
    assert refused(do, RegisterDocument.model_validate({"key": "report", "distribution": "general"})) == (
        "bodies.document-key",
        "The key report is, or was, a document's.",
        "key",
    )


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        ({"distribution": "restricted", "titles": {"en": "Secret"}}, "bodies.distribution"),
        ({"distribution": "general", "titles": {"en": "Open"}, "for_whom": "members"}, "bodies.distribution"),
        ({"distribution": "restricted", "titles": {"en": "Secret"}, "for_whom": "members"}, "bodies.title"),
        ({"distribution": "general", "private_titles": {"en": "Open"}}, "bodies.title"),
    ],
)
def test_what_is_restricted_has_an_audience_and_private_titles_and_nothing_else_has(
    do: Do, payload: dict[str, object], rule: str
):
    assert refused(do, RegisterDocument.model_validate({"key": "draft", **payload}))[0] == rule


def letter(audience: str) -> RegisterDocument:
    """A restricted document for an audience."""
    values = {"distribution": "restricted", "for_whom": audience, "private_titles": {"en": "Secret title"}}
    return RegisterDocument.model_validate({"key": "letter", **values})


def test_a_restricted_document_is_for_a_member_a_group_or_a_forum_that_there_is(do: Do):
    do(FormGroup(code="IST", names={"en": "Island States"}))
    do(DissolveGroup(code="IST"))
    told = [refused(do, letter(audience)) for audience in ("group:NOSUCH", "group:IST", "delegation:FEL", "forum:one")]
    assert told == [
        ("bodies.group", "No group here bears the code NOSUCH.", "for_whom"),
        ("bodies.group", "No group here bears the code IST.", "for_whom"),
        ("bodies.member", "No member here bears the code FEL.", "for_whom"),
        ("bodies.forum", "There is no forum one here.", "for_whom"),
    ]
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(letter("group:COAST"))
    assert list_documents("demo", Reader(frozenset(), frozenset({"COAST"})))[0].audience == "group:COAST"


def test_a_group_is_not_formed_under_a_code_for_which_a_document_was_registered(do: Do):
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(letter("group:COAST"))
    # As a release before took it: there was no such group.
    with applying():
        Document.objects.update(audience="group:LATE")
    sentence = "A restricted document was registered for LATE when no group bore this code: give another code."
    form = FormGroup(code="LATE", names={"en": "Late Group"})
    assert refused(do, form) == ("bodies.sealed-for", sentence, "code")
    do(WithdrawDocument(key="letter"))
    assert refused(do, form)[0] == "bodies.sealed-for"


def restrict(do: Do) -> tuple[str, str]:
    """Keep a restricted document for the delegation FEL; the name of its file and the commitment of its salt."""
    do(AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01"))
    salt = b"s" * 32
    name = open_store().put(b"secret words", salt)
    do(letter("delegation:FEL"))
    do(version("letter", file=name, size=12, for_whom="delegation:FEL", salt=Sealed.seal(salt.hex())))
    return name, list_versions("demo", "letter")[0].salt


def test_a_restricted_document_is_for_its_audience_and_the_record_holds_neither_title_nor_hash_of_it(do: Do):
    name, salt = restrict(do)
    assert [each.key for each in list_documents("demo", FELUNDA)] == ["letter"]
    assert list_documents("demo", ANYBODY) == []
    assert read_values(FELUNDA, "demo", [salt]) == {salt: (b"s" * 32).hex()}
    assert read_values(ANYBODY, "demo", [salt]) == {}
    record = b"".join(read_bytes("demo"))
    assert b"Secret title" not in record
    assert sha256(b"secret words").hexdigest().encode() not in record
    assert name.encode() in record
    assert open_store().get(name, b"s" * 32) == b"secret words"
    assert refused(do, version("letter", file=name))[0] == "bodies.audience"


def test_erasing_the_salt_removes_the_file(do: Do, folder: Path):
    name, salt = restrict(do)
    catch_up("document-files", "demo")
    assert open_store().get(name, b"s" * 32) == b"secret words"
    do(EraseValues(commitments=(salt,), reason="asked for by the delegation"))
    catch_up("document-files", "demo")
    assert (open_store().size(name), open_store().size(HASH)) == (None, 5)
    assert DocumentVersion.rows.at().get(document="letter").file == name


def test_a_file_that_two_documents_name_stays_until_the_salt_of_both_is_erased(do: Do):
    name, salt = restrict(do)
    second = {"key": "copy", "distribution": "restricted", "for_whom": "members", "private_titles": {"en": "Copy"}}
    do(RegisterDocument.model_validate(second))
    do(version("copy", file=name, size=12, for_whom="members", salt=Sealed.seal((b"s" * 32).hex())))
    copied = list_versions("demo", "copy")[0].salt
    do(EraseValues(commitments=(salt,), reason="asked for by the delegation"))
    catch_up("document-files", "demo")
    assert (open_store().get(name, b"s" * 32), list(list_lost())) == (b"secret words", [])
    do(EraseValues(commitments=(copied,), reason="asked for by the members"))
    catch_up("document-files", "demo")
    assert (open_store().size(name), list(list_lost())) == (None, [])


def test_a_file_that_is_gone_or_cut_off_is_listed_with_its_document_and_an_erased_one_is_not(do: Do, folder: Path):
    register(do)
    do(version())
    name, _salt = restrict(do)
    assert list(list_lost()) == []
    (folder / "documents" / HASH[:2] / HASH[2:]).write_bytes(b"wor")
    open_store().remove(name)
    assert list(list_lost()) == [LostFile("demo", HASH, "draft"), LostFile("demo", name, "letter")]
    assert LostFile("demo", HASH).place == f"documents/{HASH[:2]}/{HASH[2:]}"


def test_a_file_is_brought_to_the_disk_with_its_name_and_those_of_new_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    brought = []

    def note(handle: int) -> None:
        brought.append(Path(f"/proc/self/fd/{handle}").readlink())
        sync(handle)

    sync = os.fsync
    monkeypatch.setattr(os, "fsync", note)
    (tmp_path / "new").mkdir()
    Store(tmp_path / "new").put(b"words")
    shard = tmp_path / "new/documents" / HASH[:2]
    drafted = [path for path in brought if path.parent == shard]
    assert [path.name.startswith(f".{HASH[2:]}.") for path in drafted] == [True]
    assert [path for path in brought if path not in drafted] == [tmp_path / "new", shard.parent, shard]
    assert brought[-1] == shard


@pytest.mark.parametrize(("file", "size"), [("0" * 64, 5), (HASH, 6)])
def test_a_file_that_is_not_in_the_store_is_not_deposited(do: Do, file: str, size: int):
    register(do)
    sentence = f"There is no file {file} of {size} bytes here: upload it first, then name it."
    assert refused(do, version(file=file, size=size)) == ("bodies.file", sentence, "file")


def test_nobody_names_the_file_of_another_under_a_salt_of_their_own_and_so_has_it_removed(do: Do):
    restrict(do)
    foreign = version("letter", for_whom="delegation:FEL", salt=Sealed.seal("0" * 64))
    sentence = f"The file {HASH} was not kept with this salt: upload it with the salt of the act."
    assert refused(do, foreign) == ("bodies.salt", sentence, "salt")


def test_what_was_kept_with_a_salt_for_some_is_no_version_of_an_open_document(do: Do):
    name, _salt = restrict(do)
    register(do)
    sentence = f"The file {name} was kept with a salt: upload it without one, for a document that is open."
    assert refused(do, version(file=name, size=12)) == ("bodies.salt", sentence, "file")
    assert list_versions("demo", "draft") == []


def test_what_was_deposited_is_replayed_also_where_the_file_is_gone(do: Do):
    register(do)
    do(version())
    live = list(dump())
    open_store().remove(HASH)
    entries = read_entries("demo")
    clear()
    assert (replay(entries), list(dump())) == (len(entries), live)


def test_the_store_keeps_a_file_once_under_its_hash_and_notices_what_was_altered(folder: Path):
    store = Store(folder)
    assert store.put(b"words") == store.put(b"words") == HASH
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [path.relative_to(folder).as_posix() for path in files] == [f"documents/{HASH[:2]}/{HASH[2:]}"]
    assert store.get(HASH) == b"words"
    files[0].write_bytes(b"other")
    with pytest.raises(Altered):
        store.get(HASH)
    store.remove(HASH)
    store.remove(HASH)
    with pytest.raises(Altered):
        store.get(HASH)
