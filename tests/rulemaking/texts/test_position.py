"""Positions are declared on alternatives, changed, taken back and erased; each by its own seat, for whom they are."""

import json

import pytest
from django.test import Client

from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry
from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.member import SuspendCapability
from plenary.bodies.models import OnBehalf
from plenary.bodies.rules.audience import ANYBODY, Reader
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.models import Log
from plenary.rulemaking.acts.position import DeclarePosition, WithdrawPosition
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.models import Position
from plenary.rulemaking.positions import list_declared
from plenary.rulemaking.queries import find_version
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.posting import carried
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, BOR, COAST, issue, suggest

__all__ = ["sit"]

SHOULD = "The Members should cooperate."
PAGE = "/demo/texts/framework/a1.1"
MEMBER = Reader(frozenset({"delegation:CAM"}))


def declare(stance: str, on: int | None = None, *, public: bool = False, **values: object) -> DeclarePosition:
    said = {"on": on, "stance": stance, "note": ""}
    content = {"declaration": said, "for_whom": "public"} if public else {"private_declaration": said}
    known = {"instrument": "framework", "on_version": 1, "provision": "a1.1", "for_whom": "members"}
    return DeclarePosition.model_validate({**known, **content, **values})


def declared(reader: Reader | None = None, at: int | None = None) -> list[tuple[str, int | None, str]]:
    version = find_version("demo", "framework")
    assert version is not None
    return [(each.seat, each.on, each.stance.value) for each in list_declared(version, "a1.1", reader, at)]


def test_a_position_is_declared_on_words_that_are_offered_and_on_those_that_stand_for_the_members(text: Do):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    entry = text(declare("supports", number), BOR).entry
    text(declare("retains"), COAST)
    text(declare("opposes", number), COAST)
    row = Position.rows.at().get(number=entry.sequence)
    assert (row.on, row.stance, row.note, row.audience, row.status) == (None, "", "", "members", "declared")
    assert entry.payload == {
        "instrument": "framework",
        "on_version": 1,
        "provision": "a1.1",
        "for_whom": "members",
        "replaces": None,
        "declaration": None,
        "private_declaration": {"sealed": row.private},
    }
    said = [
        ("delegation:BOR", number, "supports"),
        ("group:COAST", None, "retains"),
        ("group:COAST", number, "opposes"),
    ]
    own = Reader(frozenset({"delegation:BOR"}))
    group = Reader(frozenset({"group:COAST"}))
    readers = (MEMBER, own, group, ANYBODY)
    assert (declared(), [declared(reader) for reader in readers]) == (said, [said, said, said, []])


def test_public_positions_stand_on_the_record_in_words(text: Do):
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(positions="public")})))
    text(declare("opposes", public=True), BOR)
    assert declared(ANYBODY) == [("delegation:BOR", None, "opposes")]
    assert Position.rows.at().get().stance == "opposes"
    assert refused(text, declare("opposes"), AND) == (
        "rulemaking.audience",
        "By the rules of this body positions are for: public.",
        "for_whom",
    )
    assert refused(text, declare("opposes", for_whom="public"), AND)[:2] == (
        "rulemaking.content",
        "A public position is declared openly, and any other one privately.",
    )


def test_positions_for_the_chair_are_seen_by_the_chair_and_by_whoever_declared_them(text: Do):
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(positions="chair")})))
    text(declare("retains", for_whom="office:chair"), BOR)
    readers = ({"office:chair"}, {"delegation:BOR"}, {"delegation:AND"}, {"secretariat"})
    assert [len(declared(Reader(frozenset(seats)))) for seats in readers] == [1, 1, 0, 0]


def test_a_position_is_changed_by_one_that_names_it_and_stands_as_it_stood(text: Do):
    first = text(declare("retains"), BOR).entry.sequence
    assert refused(text, declare("can-accept"), BOR) == (
        "rulemaking.declared",
        f"Something else was declared on these words meanwhile, in entry {first}: look at it, and send this again to "
        "put it in its place.",
        None,
    )
    assert refused(text, declare("can-accept", replaces=first), AND) == (
        "rulemaking.declared",
        "The position that this was to replace was taken back: send this again to declare it anew.",
        None,
    )
    second = text(declare("can-accept", replaces=first), BOR).entry.sequence
    assert (declared(), declared(at=first)) == (
        [("delegation:BOR", None, "can-accept")],
        [("delegation:BOR", None, "retains")],
    )
    assert [(row.number, row.status) for row in Position.rows.at().order_by("number")] == [
        (first, "replaced"),
        (second, "declared"),
    ]


def test_a_position_is_taken_back_by_whoever_declared_it(text: Do):
    number = text(declare("retains"), BOR).entry.sequence
    back = WithdrawPosition(instrument="framework", provision="a1.1", position=number, for_whom="members")
    assert refused(text, back, AND) == (
        "rulemaking.own",
        "Only who declared a position can take it back.",
        "position",
    )
    elsewhere = back.model_copy(update={"provision": "a2.1"})
    assert refused(text, elsewhere, BOR)[:2] == (
        "rulemaking.position",
        f"No position {number} is declared on this provision.",
    )
    text(back, BOR)
    assert (declared(), Position.rows.at().get().status) == ([], "withdrawn")
    assert refused(text, back, BOR)[0] == "rulemaking.position"


@pytest.mark.parametrize(
    ("act", "rule", "sentence"),
    [
        (declare("supports"), "rulemaking.stance", "The words of the version can be retained, not supported."),
        (declare("retains", 99), "rulemaking.suggestion", "No suggestion 99 stands on this provision."),
        (declare("retains", provision="a9"), "rulemaking.place", "This version has no such provision."),
        (declare("retains", on_version=2), "rulemaking.superseded", None),
        (declare("retains", instrument="other"), "rulemaking.instrument", "There is no text other here."),
    ],
)
def test_what_cannot_be_declared_is_refused_with_its_reason(
    text: Do, act: DeclarePosition, rule: str, sentence: str | None
):
    said = refused(text, act, BOR)
    assert (said[0], said[1] if sentence else None) == (rule, sentence)


def test_nobody_declares_a_position_on_its_own_words_or_without_the_right_to_hand_texts_in(text: Do):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    assert refused(text, declare("opposes", number), AND) == (
        "rulemaking.own-words",
        "These are words that you suggest yourself: to want others, take them back.",
        "on",
    )
    assert refused(text, declare("retains", number), BOR)[:2] == (
        "rulemaking.stance",
        "Words that are offered can be supported, not retained.",
    )
    text(SuspendCapability(code="BOR", capability=Capability.SUBMIT, start="2026-01-01", reason="Arrears."))
    assert refused(text, declare("supports", number), BOR)[:2] == (
        "rulemaking.right",
        "BOR may not hand in texts at present.",
    )


def test_a_position_stays_with_words_that_one_takes_back_and_another_offers_still(text: Do, sit: Sit):
    first = text(suggest("a1.1", SHOULD), AND).entry.sequence
    text(suggest("a1.1", SHOULD), COAST)
    text(declare("supports", first), BOR)
    text(WithdrawSuggestion(instrument="framework", suggestion=first), AND)
    page = words(sit("delegation:CAM"), PAGE)
    assert "Coastal Group Other words for this provision" in page
    assert "Supports Borland" in page


def test_a_position_whose_value_is_erased_is_declared_no_longer(text: Do):
    text(declare("retains"), BOR)
    row = Position.rows.at().get()
    text(EraseValues(commitments=(row.private,), reason="Asked for by the delegation."))
    assert (declared(), Position.rows.at().get().status) == ([], "erased")


def test_positions_are_of_one_version(text: Do):
    text(declare("retains"), BOR)
    issue(text, number=2)
    assert declared() == []


def test_a_delegate_declares_changes_and_takes_back_on_the_page_of_the_provision(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    delegate, address = sit("delegation:BOR"), f"{PAGE}/declare/{number}"
    assert address in delegate.get(PAGE).content.decode()
    form = words(delegate, address)
    assert f"Declare a position on suggestion {number} for Article 1, 1" in form
    assert "Supports Can accept Opposes Reserves its position Enters a scrutiny reservation" in form
    assert "Retains" not in form
    sent = {"key": "p", "stance": "can-accept", "note": "With the next paragraph.", "replaces": ""}
    for _time in range(2):
        assert delegate.post(address, sent)["Location"] == PAGE
    page = words(delegate, PAGE)
    assert "Can accept Borland : With the next paragraph. Change your position Take your position back" in page
    first = Log.objects.get().size
    assert delegate.post(address, {**sent, "key": "q", "stance": "opposes", "replaces": f"{first}"})["Location"] == PAGE
    assert declared() == [("delegation:BOR", number, "opposes")]
    back = f"/demo/texts/framework/positions/{first + 1}/withdraw"
    assert "You declared: Opposes. Taken back, it is shown as not declared." in words(delegate, back)
    assert sit("delegation:CAM").get(back).status_code == 404
    for _time in range(2):
        assert delegate.post(back, {"key": "r"})["Location"] == PAGE
    assert declared() == []


def test_whoever_sent_a_form_that_is_stale_is_told_and_loses_nothing(text: Do, sit: Sit):
    number = text(declare("retains"), BOR).entry.sequence
    delegate = sit("delegation:BOR")
    sent = {"key": "p", "stance": "opposes", "note": "Because.", "replaces": ""}
    response = delegate.post(f"{PAGE}/declare", sent)
    assert response.status_code == 422
    assert f"Something else was declared on these words meanwhile, in entry {number}" in response.content.decode()
    assert "Because.</textarea>" in response.content.decode()
    assert f'name="replaces" value="{number}"' in response.content.decode()
    again = delegate.post(f"{PAGE}/declare", {**sent, "key": "q", "replaces": f"{number}"})
    assert (again.status_code, declared()) == (303, [("delegation:BOR", None, "opposes")])


def test_the_secretariat_is_told_what_was_declared_while_its_form_was_open_and_sends_it_again(text: Do, sit: Sit):
    officer = sit("secretariat")
    sent = {"key": "p", "behalf": "delegation:BOR", "stance": "retains", "note": "By letter.", "replaces": ""}
    sent["basis"] = f"{Log.objects.get().size}"
    number = text(declare("opposes"), BOR).entry.sequence
    response = officer.post(f"{PAGE}/declare", sent)
    assert response.status_code == 422
    assert f"Something else was declared on these words meanwhile, in entry {number}" in response.content.decode()
    assert declared() == [("delegation:BOR", None, "opposes")]
    assert f'name="basis" value="{number}"' in response.content.decode()
    assert officer.post(f"{PAGE}/declare", {**sent, "key": "q", "basis": f"{number}"}).status_code == 303
    assert declared() == [("delegation:BOR", None, "retains")]


def test_data_tell_of_positions_what_the_page_tells_by_the_bodys_rules(text: Do, sit: Sit):
    text(declare("opposes"), BOR)
    text(declare("retains"), COAST)
    member = sit("delegation:CAM")
    for attribution, told in (("groups", [("other members", None), ("Coastal Group", None)]), ("none", [])):
        text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(attribution=attribution)})))
        positions = json.loads(member.get(f"{PAGE}.json").content)["positions"]
        assert [(each["by"], each["number"]) for each in positions] == told


def test_what_is_not_declared_is_shown_as_that_and_as_no_position(text: Do, sit: Sit, client: Client):
    text(suggest("a1.1", SHOULD), AND)
    said = "These have suggested and declared nothing on this provision that you may see. That is no position. "
    page = words(sit("delegation:BOR"), PAGE)
    assert f"Not declared {said}Borland Camland" in page
    assert "Not declared" not in words(client, PAGE)


def test_the_secretariat_enters_and_takes_back_the_position_of_a_delegation_which_is_asked(text: Do, sit: Sit):
    officer, address = sit("secretariat"), f"{PAGE}/declare"
    assert "On behalf of" in words(officer, address)
    sent = {"key": "p", "stance": "retains", "note": "", "replaces": "", "behalf": "delegation:BOR"}
    assert officer.post(address, {**sent, "behalf": ""}).status_code == 422
    assert officer.post(address, sent)["Location"] == PAGE
    assert officer.post(address, {**sent, "key": "q", "stance": "can-accept"})["Location"] == PAGE
    assert declared() == [("delegation:BOR", None, "can-accept")]
    assert [row.act for row in OnBehalf.objects.order_by("pk")] == ["position.declare"] * 2
    number = Log.objects.get().size
    back = f"/demo/texts/framework/positions/{number}/withdraw"
    assert "Borland declared: Can accept. It is asked to confirm that it is taken back." in words(officer, back)
    assert officer.post(back, {"key": "r"})["Location"] == PAGE
    assert declared() == []


def test_there_is_no_form_for_words_that_nobody_offers(text: Do, sit: Sit):
    delegate = sit("delegation:BOR")
    for nowhere in (
        f"{PAGE}/declare/99",
        "/demo/texts/framework/a9/declare",
        "/demo/texts/framework/positions/9/withdraw",
    ):
        assert delegate.get(nowhere).status_code == 404


def test_positions_are_data_for_whoever_may_see_them(text: Do, sit: Sit, client: Client):
    number = text(declare("retains"), BOR).entry.sequence
    told = {"number": number, "by": "delegation:BOR", "on": None, "stance": "retains", "note": ""}
    other = sit("delegation:CAM")
    assert other.get(f"{PAGE}.json").json()["positions"] == [told]
    assert other.get(f"{PAGE}@{number - 1}.json").json()["positions"] == []
    assert client.get(f"{PAGE}.json").json()["positions"] == []


def test_the_delegation_reads_in_its_brief_what_was_declared_and_taken_back_for_it(text: Do, sit: Sit):
    for_bor = Actor("secretariat", behalf="delegation:BOR")
    said = {"on": None, "stance": "can-accept", "note": "By letter."}
    number = text(declare("retains", private_declaration=said), for_bor).entry.sequence
    back = WithdrawPosition(instrument="framework", provision="a1.1", position=number, for_whom="members")
    delegate = sit("delegation:BOR")
    position = [
        ("Text", "Framework (A/1/L.4)"),
        ("Provision", "Article 1, 1"),
        ("Of which words this is said", "the words of this version"),
        ("Position", "Can accept"),
        ("Why", "By letter."),
    ]

    def told() -> list[list[tuple[str, str]]]:
        items = delegate.get("/demo/brief.json").json()["items"]
        return [[(each["label"], each["says"]) for each in item["told"]] for item in items]

    assert told() == [position]
    text(back, for_bor)
    assert sorted(told()) == sorted([[*position, ("What became of it", "taken back")], position])
    private = Position.rows.at().get().private
    text(EraseValues(commitments=(private,), reason="Asked for."))
    gone = [*position[:2], ("Position", "erased")]
    assert told() == [gone, gone]


def test_what_was_entered_on_behalf_and_is_not_confirmed_bears_a_sign(text: Do, sit: Sit):
    entered = text(declare("retains"), Actor("secretariat", "delegation:BOR")).entry.sequence
    member = sit("delegation:CAM")
    assert "Retains Borland (entered by the secretariat, not confirmed yet)" in words(member, PAGE)
    text(DisownEntry(entry=entered), BOR)
    assert "Retains Borland (entered by the secretariat, and disowned)" in words(member, PAGE)
    again = text(declare("retains"), Actor("secretariat", "group:COAST")).entry.sequence
    text(ConfirmEntry(entry=again), COAST)
    assert "Coastal Group (" not in words(member, PAGE)


def test_a_position_on_words_that_were_taken_back_meanwhile_keeps_what_was_typed(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    delegate, form = sit("delegation:BOR"), f"{PAGE}/declare/{number}"
    sent = carried(delegate.get(form).content.decode(), stance="supports", note="It is fair.")
    text(WithdrawSuggestion(instrument="framework", suggestion=number), AND)
    answer = delegate.post(form, sent)
    assert answer.status_code == 422
    assert f"No suggestion {number} stands on this provision." in answer.content.decode()
    assert "It is fair.</textarea>" in answer.content.decode()
    assert delegate.get(form).status_code == 404
    assert delegate.post(f"{PAGE}/declare/999", sent).status_code == 404
