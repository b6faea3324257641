"""Texts are opened, issued, suggested on; each suggestion with what the engine makes of its place."""

from hashlib import sha256

import pytest

from plenary.bodies.acts.behalf import ConfirmEntry
from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.member import SuspendCapability
from plenary.bodies.models import IssuedSymbol, OnBehalf
from plenary.bodies.rules.audience import ANYBODY
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.document import Distribution
from plenary.bodies.store import open_store
from plenary.engine.text.lossless import dump_place
from plenary.engine.text.reading import Reading
from plenary.engine.text.release import ENGINE
from plenary.engine.text.rolling import collate
from plenary.kit.refusal import Refusal
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.reading import find_entry, open_value
from plenary.rulemaking.acts.instrument import OpenInstrument, WithdrawInstrument
from plenary.rulemaking.acts.suggestion import Content, WithdrawSuggestion
from plenary.rulemaking.acts.version import IssueVersion
from plenary.rulemaking.importation import import_base
from plenary.rulemaking.models import Collation, Instrument, Suggestion, Version
from plenary.rulemaking.queries import find_version, standing_on
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.shelf import base_of, text_for
from tests.bodies.conftest import Do, refused
from tests.rulemaking.texts.conftest import AND, BASE, BOR, COAST, MEMBERS, issue, suggest

SHOULD = "The Members should cooperate."
MAY = "The Members may cooperate."


def expected_hash(*readings: Reading, place: str = "a1.1") -> str:
    base = base_of(find_version("demo", "framework"))
    return sha256(dump_place(collate(base, readings), place)).hexdigest()


def test_a_text_is_opened_under_a_symbol_that_is_used_once(opened: Do):
    row = Instrument.rows.at().get()
    assert (row.key, row.titles, row.symbol, row.language) == ("framework", {"en": "Framework"}, "A/1/L.4", "en")
    again = OpenInstrument(instrument="framework", titles={"en": "F"}, symbol="A/1/L.5", language="en")
    assert refused(opened, again) == (
        "rulemaking.key",
        "The key framework is, or was, a text's.",
        "instrument",
    )
    other = {"instrument": "other", "titles": {"en": "Other"}, "language": "en"}
    assert refused(opened, OpenInstrument(**other, symbol="A/1/L.4")) == (
        "bodies.symbol-used",
        "A/1/L.4 is the symbol of framework already: a symbol is used once.",
        "symbol",
    )
    assert refused(opened, OpenInstrument(**other, symbol="A/1/L.6/Rev.1")) == (
        "rulemaking.symbol",
        "A/1/L.6/Rev.1 is no symbol for a text here: write it like A/1/L.2, without /Rev.",
        "symbol",
    )
    assert refused(opened, OpenInstrument(**{**other, "language": "pt"}, symbol="A/1/L.6")) == (
        "rulemaking.language",
        "pt is none of the body’s languages: ar, en, es, fr, ru, zh.",
        "language",
    )


def test_a_text_without_a_version_is_withdrawn_and_one_with_a_version_stays(opened: Do):
    nothing = WithdrawInstrument(instrument="other")
    assert refused(opened, nothing)[:2] == ("rulemaking.instrument", "There is no text other here.")
    opened(WithdrawInstrument(instrument="framework"))
    assert (Instrument.rows.at().count(), IssuedSymbol.rows.at().count()) == (0, 0)
    opened(OpenInstrument(instrument="second", titles={"en": "Second"}, symbol="A/1/L.4", language="en"))


def test_a_version_enters_the_record_as_the_hash_of_its_text_and_the_file_for_the_secretariat_alone(opened: Do):
    imported = issue(opened)
    version = find_version("demo", "framework")
    assert version is not None
    assert (version.symbol, version.text_kind, version.text, version.provisions, version.document) == (
        "A/1/L.4",
        "zero-draft",
        imported.text,
        8,
        "framework-1",
    )
    assert [each.id for each in base_of(version).provisions] == [
        "title",
        "a1",
        "a1.1",
        "a1.2",
        "a1.2.a",
        "a1.2.b",
        "a2",
        "a2.1",
    ]
    entry = find_entry("demo", version.seq_from)
    assert entry is not None
    assert entry.payload == {
        "instrument": "framework",
        "number": 1,
        "kind": "zero-draft",
        "text": imported.text,
        "provisions": 8,
        "document": "framework-1",
    }
    assert find_entry("demo", version.seq_from - 1).audience == "secretariat"
    assert IssuedSymbol.rows.at().get().address == "texts/framework/versions/1"
    kept = WithdrawInstrument(instrument="framework")
    assert refused(opened, kept) == (
        "rulemaking.issued",
        "A version of this text has been issued: it stays, and another version can follow.",
        "instrument",
    )


def test_the_next_version_has_the_next_number_and_a_text_that_is_in_the_store(text: Do):
    said = {"instrument": "framework", "kind": TextKind.CHAIRS, "text": "0" * 64, "provisions": 8}
    assert refused(text, IssueVersion(**said, number=3)) == (
        "rulemaking.number",
        "The next version of this text is number 2.",
        "number",
    )
    assert refused(text, IssueVersion(**said, number=2)) == (
        "rulemaking.no-text",
        "The text of this version is not in the store: import it first.",
        "text",
    )
    french = import_base(BASE.encode(), "base.md", "fr").text
    assert refused(text, IssueVersion(**{**said, "text": french}, number=2)) == (
        "rulemaking.other-text",
        "The text is in fr, and this version is said to be in en.",
        "text",
    )
    english = import_base(BASE.encode(), "base.md", "en").text
    assert refused(text, IssueVersion(**{**said, "text": english, "provisions": 7}, number=2)) == (
        "rulemaking.other-text",
        "Provisions in this text: 8.",
        "text",
    )
    unknown = IssueVersion(**{**said, "text": english, "document": "nowhere"}, number=2)
    assert refused(text, unknown)[0] == "bodies.document"
    issue(text, BASE.replace("cooperate", "work together"), number=2)
    assert [row.symbol for row in Version.rows.at().order_by("number")] == ["A/1/L.4", "A/1/L.4/Rev.1"]


def test_a_base_text_of_another_format_or_without_provisions_is_refused_with_a_sentence(opened: Do):
    with pytest.raises(Refusal, match=r"empty\.md"):
        import_base(b"\n", "empty.md", "en")


def test_a_suggestion_enters_the_record_with_what_the_engine_makes_of_its_place(public: Do):
    entry = public(suggest("a1.1", SHOULD, public=True), AND).entry
    result = expected_hash(Reading("new", (), words={"a1.1": SHOULD}))
    row = Collation.rows.at().get()
    assert (row.place, row.audience, row.engine, row.result, row.private_result) == (
        "a1.1",
        "public",
        ENGINE,
        result,
        "",
    )
    assert find_entry("demo", entry.sequence).payload == {
        "worked_on": entry.sequence - 1,
        "place": "a1.1",
        "for_whom": "public",
        "engine": ENGINE,
        "result": result,
        "private_result": None,
        "instrument": "framework",
        "on_version": 1,
        "sort": "words",
        "provision": "a1.1",
        "kind": None,
        "label": "",
        "content": {"words": SHOULD, "file": None, "rationale": "", "held": []},
        "private_content": None,
        "replaces": None,
        "submission": None,
    }


def test_what_is_for_the_members_is_on_the_record_as_commitments_its_result_too(text: Do):
    entry = text(suggest("a1.1", SHOULD), AND).entry
    row = Suggestion.rows.at().get()
    assert (row.seat, row.words, row.audience, entry.audience) == ("delegation:AND", "", "members", "members")
    assert open_value("demo", row.private) == {"words": SHOULD, "rationale": ""}
    assert SHOULD.encode() not in entry.encode()
    result = expected_hash(Reading("new", (), words={"a1.1": SHOULD}))
    assert result.encode() not in entry.encode()
    assert open_value("demo", Collation.rows.at().get().private_result) == result


def test_a_result_is_of_all_that_stands_at_the_place_and_a_withdrawal_has_its_own(text: Do):
    first = text(suggest("a1.1", SHOULD), AND).entry.sequence
    text(suggest("a1.1", MAY), COAST)
    mine, other = Reading(f"{first}", (), words={"a1.1": SHOULD}), Reading("new", (), words={"a1.1": MAY})
    assert open_value("demo", Collation.rows.at().get().private_result) == expected_hash(mine, other)
    stranger = WithdrawSuggestion(instrument="framework", suggestion=first)
    assert refused(text, stranger, BOR) == (
        "rulemaking.own",
        "Only who handed a suggestion in can take it back.",
        "suggestion",
    )
    text(stranger, AND)
    later = Reading(f"{first + 1}", (), words={"a1.1": MAY})
    assert open_value("demo", Collation.rows.at().get().private_result) == expected_hash(later)
    assert [(row.number, row.status) for row in Suggestion.rows.at().order_by("number")] == [
        (first, "withdrawn"),
        (first + 1, "standing"),
    ]
    assert refused(text, stranger, AND) == (
        "rulemaking.suggestion",
        f"No suggestion {first} stands on this text.",
        "suggestion",
    )


def test_a_new_provision_stands_behind_all_that_the_one_before_it_holds(text: Do):
    act = suggest("a1.2", "Nobody is obliged.", Sort.INSERTION, kind="paragraph", label="2 bis")
    text(act, BOR)
    row = Suggestion.rows.at().get()
    assert (row.provision, row.place, row.provision_kind, row.label) == ("a1.2", "a1.2.b", "paragraph", "2 bis")
    rolling = text_for(MEMBERS, find_version("demo", "framework"))
    passage = rolling.by_id["a1.2.b+1"]
    assert (passage.provision.parent, passage.provision.number, passage.new) == ("a1", "2 bis", True)


@pytest.mark.parametrize(
    ("act", "rule", "field"),
    [
        (suggest("a9", SHOULD), "rulemaking.place", "provision"),
        (suggest("a1.1", " "), "rulemaking.empty", "words"),
        (suggest("a1.1", "The  Members shall cooperate. "), "rulemaking.same", "words"),
        (suggest("a1.1", SHOULD, Sort.DELETION), "rulemaking.words", "words"),
        (suggest("a1.1", SHOULD, Sort.INSERTION), "rulemaking.kind", "kind"),
        (suggest("a1.1", SHOULD, on_version=2), "rulemaking.superseded", "version"),
        (suggest("a1.1", SHOULD, instrument="other"), "rulemaking.instrument", "instrument"),
        (suggest("a1.1", SHOULD, public=True), "rulemaking.audience", "for_whom"),
        (suggest("a1.1", SHOULD, private_content=None), "rulemaking.content", "content"),
    ],
)
def test_what_says_nothing_or_is_for_nobody_is_refused_at_its_field(text: Do, act, rule: str, field: str):
    assert refused(text, act, AND)[::2] == (rule, field.replace("version", "on_version"))


@pytest.mark.parametrize("salt", [b"", b"s" * 32])
@pytest.mark.parametrize("data", [b"%PDF-1.7\xff", SHOULD.encode(), None])
def test_words_that_are_named_by_a_file_are_in_the_store_as_open_text_or_refused(public: Do, data, salt: bytes):
    file = "0" * 64 if data is None else open_store().put(data, salt)
    act = suggest("a1.1", public=True, content=Content(file=file))
    if data == SHOULD.encode() and not salt:
        number = public(act, AND).entry.sequence
        assert Suggestion.rows.at().get(number=number).file == file
    else:
        assert refused(public, act, AND) == (
            "rulemaking.file",
            f"There is no text of your words under {file} here: write the words themselves.",
            "content",
        )


def test_the_same_is_suggested_once_by_a_seat_and_joined_by_others(text: Do):
    first = text(suggest("a1.1", SHOULD), AND).entry.sequence
    assert refused(text, suggest("a1.1", SHOULD), AND) == (
        "rulemaking.twice",
        f"You have suggested this already: it is suggestion {first}.",
        "words",
    )
    text(suggest("a1.1", SHOULD), BOR)
    rolling = text_for(MEMBERS, find_version("demo", "framework"))
    [slot] = [node for node in rolling.by_id["a1.1"].content if not isinstance(node, str)]
    assert rolling.holders(slot.alternatives[1].mask) == ("delegation:BOR", "delegation:AND")


def test_only_who_may_submit_suggests_and_only_a_group_that_there_is(text: Do):
    text(SuspendCapability(code="AND", capability=Capability.SUBMIT, start="2026-02-01", reason="ruling"))
    assert refused(text, suggest("a1.1", SHOULD), AND)[:2] == (
        "rulemaking.right",
        "AND may not hand in texts at present.",
    )
    assert refused(text, suggest("a1.1", SHOULD), Actor("group:HILLS"))[:2] == (
        "rulemaking.group",
        "There is no group HILLS here.",
    )
    assert refused(text, suggest("a1.1", SHOULD), Actor("secretariat"))[0] == "record.seat"


def test_nothing_is_suggested_before_there_is_a_version(opened: Do):
    assert refused(opened, suggest("a1.1", SHOULD), AND)[:2] == (
        "rulemaking.no-version",
        "No version of this text has been issued yet: nothing can be suggested on it.",
    )


def test_the_secretariat_hands_in_for_a_delegation_which_confirms(text: Do):
    entry = text(suggest("a1.1", SHOULD), Actor("secretariat", "delegation:BOR")).entry
    assert (entry.seat, entry.behalf, Suggestion.rows.at().get().seat) == (
        "secretariat",
        "delegation:BOR",
        "delegation:BOR",
    )
    text(ConfirmEntry(entry=entry.sequence), BOR)
    assert OnBehalf.objects.get().answer == "confirmed"


def test_words_that_are_erased_stand_nowhere_and_the_record_says_that_they_were_there(text: Do):
    text(suggest("a1.1", SHOULD), AND)
    text(suggest("a1.1", MAY), BOR)
    version = find_version("demo", "framework")
    assert len(text_for(MEMBERS, version).readings) == 2
    text(EraseValues(commitments=(Suggestion.rows.at().order_by("number")[0].private,), reason="asked for"))
    assert [row.status for row in Suggestion.rows.at().order_by("number")] == ["erased", "standing"]
    row = Collation.rows.at().get()
    assert (row.result, row.private_result) == ("", "")
    rolling = text_for(MEMBERS, version)
    assert [reading.words for reading in rolling.readings if reading.words] == [{"a1.1": MAY}]
    assert standing_on(version).count() == 1


def test_long_public_words_go_by_reference(public: Do, folder):
    from plenary.bodies.store import open_store

    long = "The Members shall " + "cooperate and " * 400 + "learn."
    file = open_store().put(long.encode())
    content = {"words": "", "file": file, "rationale": ""}
    act = suggest("a1.1", public=True).model_copy(update={"content": None})
    act = type(act).model_validate({**act.model_dump(mode="json"), "content": content}, strict=False)
    public(act, AND)
    rolling = text_for(ANYBODY, find_version("demo", "framework"))
    assert rolling.readings[0].words == {"a1.1": long}


def test_a_document_cannot_take_the_symbol_of_a_text(text: Do):
    from plenary.bodies.acts.document import DepositVersion, IssueDocument
    from plenary.bodies.store import open_store

    text(RegisterDocument(key="paper", distribution=Distribution.LIMITED, titles={"en": "Paper"}))
    file = open_store().put(b"paper")
    text(DepositVersion(document="paper", language="en", status="official", media="pdf", size=5, file=file))
    assert refused(text, IssueDocument(document="paper", symbol="A/1/L.4"))[0] == "bodies.symbol-used"
    text(IssueDocument(document="paper", symbol="A/1/L.4/Corr.1"))
