"""Provisions are marked by whoever presides, facilitates or keeps the record; what was further is reopened."""

from django.test import Client

from plenary.bodies.acts.behalf import DisownEntry
from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.forum import OpenForum
from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.act import Actor
from plenary.record.models import Log
from plenary.rulemaking.acts.mark import MarkProvision
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.positions import find_mark
from plenary.rulemaking.queries import find_version
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, issue, suggest

__all__ = ["sit"]

SHOULD = "The Members should cooperate."
PAGE = "/demo/texts/framework/a1.1"
CHAIR = Actor("office:chair")


def mark(label: str, on: int | None = None, **values: object) -> MarkProvision:
    known = {"instrument": "framework", "on_version": 1, "provision": "a1.1", "label": label, "on": on}
    return MarkProvision.model_validate({**known, **values})


def marked(at: int | None = None) -> tuple[str, int | None, str, str] | None:
    version = find_version("demo", "framework")
    assert version is not None
    found = find_mark(version, "a1.1", at)
    return (found.label, found.on, found.forum, found.said) if found else None


def preside(do: Do, office: str = "chair", kind: str = "chair") -> None:
    do(
        FillOffice.model_validate(
            {"office": office, "kind": kind, "member": "CAM", "person": "P.", "start": "2026-01-01"}
        )
    )


def test_the_chair_marks_words_that_are_offered_as_agreed_and_reopens_them_with_a_reason(text: Do):
    preside(text)
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    first = text(mark("agreed-ad-ref", number, said="Pending Article 2."), CHAIR).entry.sequence
    assert marked() == ("agreed-ad-ref", number, "", "Pending Article 2.")
    reason = (
        "rulemaking.mark-reason",
        "Say why: what was further is reopened, or other words are agreed than before.",
        "said",
    )
    assert refused(text, mark("open"), CHAIR) == reason
    text(mark("open", said="New instructions."), CHAIR)
    assert (marked(), marked(first)) == (
        ("open", None, "", "New instructions."),
        ("agreed-ad-ref", number, "", "Pending Article 2."),
    )


def test_a_facilitator_and_the_secretariat_mark_and_a_teller_and_a_delegation_do_not(text: Do):
    preside(text, "facilitator", "facilitator")
    preside(text, "teller", "teller")
    text(mark("open"), Actor("office:facilitator"))
    text(mark("agreed-in-group"))
    assert refused(text, mark("agreed"), Actor("office:teller"))[:2] == (
        "rulemaking.marking",
        "Provisions are marked by whoever presides or facilitates, and by the secretariat.",
    )
    assert refused(text, mark("agreed"), AND)[0] == "record.seat"


def test_what_cannot_be_marked_is_refused_with_its_reason(text: Do):
    text(mark("open"))
    for act, rule, sentence in (
        (mark("open"), "rulemaking.mark-same", "The provision is marked so already."),
        (mark("settled"), "rulemaking.mark-label", "The rules of this body have no such status."),
        (mark("agreed", 99), "rulemaking.suggestion", "No suggestion 99 stands on this provision."),
        (mark("agreed", provision="a9"), "rulemaking.place", "This version has no such provision."),
        (mark("agreed", forum="hall"), "rulemaking.forum", "There is no open forum hall here."),
    ):
        assert refused(text, act)[:2] == (rule, sentence)


def test_a_mark_says_in_which_forum_and_is_of_one_version(text: Do, client: Client):
    text(
        OpenForum.model_validate(
            {
                "key": "plenary",
                "kind": "plenary",
                "names": {"en": "Plenary"},
                "room": "public",
                "mode": "recorded",
                "chair": "secretariat",
            }
        )
    )
    text(mark("agreed", forum="plenary"))
    assert marked() == ("agreed", None, "plenary", "")
    assert "This is said of the words of this version. · Forum: Plenary" in words(client, PAGE)
    number = Log.objects.get(body="demo").size
    told = {"number": number, "label": "agreed", "on": None, "forum": "plenary", "said": ""}
    assert client.get(f"{PAGE}.json").json()["mark"] == told
    assert client.get(f"{PAGE}@{number - 1}.json").json()["mark"] is None
    issue(text, number=2)
    assert marked() is None


def test_the_mark_stands_on_the_text_and_the_provision_for_everybody(text: Do, sit: Sit, client: Client):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    officer, address = sit("secretariat"), f"{PAGE}/mark"
    assert (address in officer.get(PAGE).content.decode(), address in client.get(PAGE).content.decode()) == (
        True,
        False,
    )
    form = words(officer, address)
    assert "Mark how far Article 1, 1 has come" in form
    assert "not discussed open agreed in group agreed ad referendum agreed" in form
    assert f"the words of this version suggestion {number} of Andland" in form
    sent = {
        "key": "m",
        "label": "agreed",
        "on": f"{number}",
        "forum": "",
        "said": "",
        "basis": f"{Log.objects.get().size}",
    }
    for _time in range(2):
        assert officer.post(address, sent)["Location"] == PAGE
    page = words(client, PAGE)
    label = f"agreed, in the words of suggestion {number}"
    assert f"{label} This is said of the words of suggestion {number}." in page
    assert f"cooperate. {label} 2" in words(client, "/demo/texts/framework/")
    response = officer.post(address, {**sent, "key": "n", "label": "open"})
    assert response.status_code == 422
    assert "This was changed by entry" in response.content.decode()
    assert officer.get("/demo/texts/framework/a9/mark").status_code == 404


def test_what_the_secretariat_marks_for_a_chair_is_in_its_brief(text: Do, sit: Sit):
    chair = sit("office:chair")
    text(mark("agreed", said="Pending Article 2."), Actor("secretariat", behalf="office:chair"))
    [item] = chair.get("/demo/brief.json").json()["items"]
    assert [(each["label"], each["says"]) for each in item["told"]] == [
        ("Text", "Framework (A/1/L.4)"),
        ("Provision", "Article 1, 1"),
        ("How far it has come", "agreed"),
        ("Of which words this is said", "the words of this version"),
        ("What is pending, or why it is reopened", "Pending Article 2."),
    ]


def test_a_mark_on_words_that_stand_no_longer_is_not_said_of_those_that_do(text: Do, client: Client):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    text(mark("agreed", number))
    text(WithdrawSuggestion(instrument="framework", suggestion=number), AND)
    assert "agreed" not in words(client, "/demo/texts/framework/").replace("agreed by that", "").replace(
        "are agreed", ""
    )
    said = f"This was said of the words of suggestion {number}, which stand no longer."
    assert said in words(client, PAGE)


def test_whoever_holds_an_office_no_more_marks_nothing(text: Do):
    preside(text)
    text(VacateOffice.model_validate({"office": "chair", "end": "2026-11-01"}))
    later = {"office": "chair", "kind": "teller", "member": "CAM", "person": "P.", "start": "2026-11-02"}
    text(FillOffice.model_validate(later))
    assert refused(text, mark("agreed"), CHAIR)[0] == "rulemaking.marking"


def test_a_mark_is_called_as_the_rules_of_its_day_had_it(text: Do, client: Client):
    number = text(mark("agreed")).entry.sequence
    labels = tuple(
        label.model_copy(update={"names": {"en": "Settled for good"}}) if label.key == "agreed" else label
        for label in ASSEMBLY.labels
    )
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"labels": labels})))
    now, then = words(client, PAGE), words(client, f"{PAGE}@{number}")
    assert ("Settled for good" in now, "Settled for good" in then) == (True, False)


def test_a_mark_entered_for_a_chair_that_disowns_it_says_so(text: Do, client: Client):
    preside(text)
    number = text(mark("agreed"), Actor("secretariat", behalf="office:chair")).entry.sequence
    assert "entered by the secretariat, not confirmed yet" in words(client, PAGE)
    text(DisownEntry(entry=number), CHAIR)
    assert "entered by the secretariat, and disowned" in words(client, PAGE)
