"""Pages of texts: for whom they are, as they stand and as they stood, and how words come to be suggested."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import plenary
from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry
from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.group import DissolveGroup, JoinGroup
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, OnBehalf, Prepared, Seating, Upload
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.store import LostFile, list_lost, open_store
from plenary.bodies.upload import sweep
from plenary.record.act import Actor
from plenary.record.models import Log, Recorded
from plenary.record.reading import read_entries
from plenary.record.storage import installed
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.queries import find_version
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.shelf import read_version
from tests.bodies.conftest import Do
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, BASE, BOR, COAST, issue, suggest

SHOULD = "The Members should cooperate."
PAGE = "/demo/texts/framework/a1.1"
Sit = Callable[..., Client]


@pytest.fixture
def sit(text: Do, settings) -> Sit:
    """Somebody who has signed in and has a seat: of the secretariat, or in a delegation."""
    settings.SECOND_FACTOR_REQUIRED = False

    def sit(member: str = "", *, binds: bool = True, name: str = "") -> Client:
        act = (
            AppointDelegate.model_validate(
                {"member": member, "role": "alternate", "person": name or member, "binds": binds}
            )
            if member
            else FillOffice.model_validate(
                {"office": "desk", "kind": "secretary", "person": "C. Clerk", "start": "2026-01-01"}
            )
        )
        number = text(act).entry.sequence
        account = Account.objects.create_user(f"p{number}@plenary.example", name=name)
        Seating.objects.create(account=account, body="demo", number=number)
        client = Client()
        client.force_login(account)
        return client

    return sit


def fill(**changes: str) -> dict[str, str]:
    said = {"key": "form-1", "sort": "words", "words": SHOULD, "kind": "paragraph", "label": "", "rationale": ""}
    return {**said, "on_version": "1", **changes}


def test_texts_are_listed_with_what_the_reader_may_see(text: Do, sit: Sit, client: Client):
    text(OpenInstrument(instrument="second", titles={"en": "Second"}, symbol="A/1/L.3", language="en"))
    text(suggest("a1.1", SHOULD), AND)
    heads = "Home Texts Texts Texts Title Symbol Kind of text Language Suggestions Second A/1/L.3 English 0"
    assert words(client, "/demo/texts/") == f"{heads} Framework A/1/L.4 9a62·5549 Zero draft English 0"
    assert words(sit("BOR"), "/demo/texts/").endswith("Framework A/1/L.4 9a62·5549 Zero draft English 1")
    assert words(client, "/demo/texts/second/") == (
        "Home Texts Second Second A/1/L.3 No version of this text has been issued yet."
    )


def test_a_text_of_which_no_version_was_issued_is_withdrawn_by_the_secretariat_alone(
    text: Do, sit: Sit, client: Client
):
    text(OpenInstrument(instrument="second", titles={"en": "Second"}, symbol="A/1/L.3", language="en"))
    officer, form = sit(), "/demo/texts/second/withdraw"
    assert words(officer, "/demo/texts/second/").endswith("Issue the first version Withdraw it")
    assert words(officer, form) == (
        "Home Texts Withdraw Second Withdraw Second This is final: it leaves the list, its key is not given again, and "
        "its symbol is free for another. For Secretariat Withdraw it"
    )
    assert (client.get(form).status_code, sit("AND").get(form).status_code) == (303, 403)
    page = officer.get(form).content.decode()
    assert [officer.post(form, carried(page))["Location"] for _time in range(2)] == ["/demo/texts/"] * 2
    assert (client.get("/demo/texts/second/").status_code, officer.get(form).status_code) == (404, 404)
    issued = officer.post(
        "/demo/texts/framework/withdraw", carried(officer.get("/demo/texts/framework/withdraw").content.decode())
    )
    assert issued.status_code == 422
    assert (
        "A version of this text has been issued: it stays, and another version can follow." in issued.content.decode()
    )


def test_texts_are_given_as_data_with_their_newest_version(text: Do, client: Client):
    text(OpenInstrument(instrument="second", titles={"en": "Second"}, symbol="A/1/L.3", language="en"))
    told = client.get("/demo/texts.json").json()
    assert [(each["key"], each["symbol"]) for each in told["texts"]] == [
        ("second", "A/1/L.3"),
        ("framework", "A/1/L.4"),
    ]
    assert told["texts"][0]["version"] is None
    newest = told["texts"][1]["version"]
    assert (newest["number"], newest["symbol"], newest["sha256"][:8]) == (1, "A/1/L.4", "9a625549")
    assert client.get("/demo/texts/framework.json").json()["version"] == newest
    assert client.get("/demo/texts/second.json").status_code == 404


def test_what_is_suggested_to_the_members_the_public_reads_nowhere(text: Do, sit: Sit, client: Client):
    text(suggest("a1.1", SHOULD), AND)
    for address in ("/demo/texts/framework/", PAGE, "/demo/texts/framework/a1", f"{PAGE}.json", f"{PAGE}@11"):
        assert "should" not in client.get(address).content.decode()
    member = sit("BOR")
    page = words(member, PAGE)
    assert "1 The Members [ shall / should – Andland ] cooperate." in page
    assert "Andland Other words for this provision" in page
    assert "should" in words(member, "/demo/texts/framework/")


def test_whoever_may_not_see_suggestions_is_told_that_there_may_be_some(text: Do, sit: Sit, client: Client):
    text(suggest("a1.1", SHOULD), AND)
    said = "There may be suggestions on this text that are not for you to see"
    legend = "Words outside brackets have had no suggestion that you may see."
    for reader, told in ((client, True), (sit("BOR"), False)):
        page = words(reader, "/demo/texts/framework/")
        assert (said in page, legend in page, "no suggestion that you may see" in page) == (told, told, told)


def test_what_the_secretariat_entered_is_shown_so_until_it_is_confirmed(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), Actor("secretariat", behalf="delegation:AND")).entry.sequence
    other = sit("BOR")
    waiting = f"Other words for this provision · entered by the secretariat, not confirmed yet · entry {number}"
    assert waiting in words(other, PAGE)
    text(DisownEntry(entry=number), AND)
    assert "entered by the secretariat, and disowned" in words(other, PAGE)
    text(ConfirmEntry(entry=number), AND)
    assert "entered by the secretariat" not in words(other, PAGE)
    assert "entered by the secretariat, not confirmed yet" in words(other, f"{PAGE}@{number}")


def test_suggestions_for_the_chair_alone_are_handed_in_and_seen_by_the_chair(text: Do, sit: Sit):
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(submissions="chair")})))
    assert sit("AND").post(f"{PAGE}/suggest", fill())["Location"] == PAGE
    assert Suggestion.rows.at().get().audience == "office:chair"
    assert "Andland" not in words(sit("BOR"), PAGE).partition("Suggestions")[2].partition("Not declared")[0]


def test_suggestions_stand_in_the_bodys_order_and_not_as_they_came(public: Do, client: Client):
    public(suggest("a1.1", SHOULD, public=True), AND)
    public(suggest("a1.1", "The Members may cooperate.", public=True), BOR)
    public(suggest("a1.1", "The Members will cooperate.", public=True), COAST)
    page = words(client, PAGE)
    order = [page.rindex(name) for name in ("Coastal Group", "Borland", "Andland")]
    assert order == sorted(order)


def test_a_provision_has_an_address_as_it_stood_and_its_data(public: Do, client: Client):
    before = Log.objects.get().size
    first = public(suggest("a1.1", SHOULD, public=True), AND).entry.sequence
    public(WithdrawSuggestion(instrument="framework", suggestion=first), AND)
    told = {at: client.get(f"{PAGE}@{at}.json").json() for at in (before, first, first + 1)}
    assert {at: [(one["number"], one["status"]) for one in each["suggestions"]] for at, each in told.items()} == {
        before: [],
        first: [(first, "standing")],
        first + 1: [(first, "withdrawn")],
    }
    assert told[first]["address"] == f"{PAGE}@{first}"
    assert f"The text as it stood after entry {first} of the record" in words(client, f"{PAGE}@{first}")
    assert "should – Andland" in words(client, f"/demo/texts/framework/@{first}")
    assert "should –" not in words(client, "/demo/texts/framework/")
    data = client.get("/demo/texts/framework.json").json()
    assert [each["id"] for each in data["provisions"]][:3] == ["title", "a1", "a1.1"]
    assert client.get(f"/demo/texts/framework/@{first}.json").json()["sequence"] == first
    for nowhere in (
        f"{PAGE}@99999",
        f"{PAGE}@x",
        "/demo/texts/framework/@x",
        "/demo/texts/framework/a9",
        "/demo/texts/x/",
    ):
        assert client.get(nowhere).status_code == 404


def test_symbols_numbers_and_new_provisions_lead_to_the_address(text: Do, client: Client):
    text(suggest("a1.2", "Nobody is obliged.", Sort.INSERTION, kind="paragraph"), AND)
    assert client.get("/demo/symbols/A/1/L.4")["Location"] == "/demo/texts/framework/versions/1/"
    assert client.get("/demo/texts/framework/versions/1/")["Location"] == "/demo/texts/framework/"
    assert client.get("/demo/texts/framework/Article 1, 2, (b)")["Location"] == "/demo/texts/framework/a1.2.b"
    assert client.get("/demo/texts/framework/a1.2.b+1")["Location"] == "/demo/texts/framework/a1.2.b"
    assert client.get("/demo/symbols/A/1/L.9").status_code == 404


def test_a_version_that_was_followed_is_shown_as_it_stood_and_says_so(public: Do, client: Client):
    last = public(suggest("a1.1", SHOULD, public=True), AND).entry.sequence
    issue(public, BASE.replace("cooperate", "work together"), number=2)
    at = client.get("/demo/texts/framework/versions/1/")["Location"]
    page = words(client, at)
    assert (page.count("A newer version exists: A/1/L.4/Rev.1."), "should – Andland" in page) == (1, True)
    assert int(at.rpartition("@")[2]) > last
    assert "A/1/L.4/Rev.1" in words(client, "/demo/texts/framework/")
    assert client.get("/demo/texts/framework/versions/3/").status_code == 404


def test_names_are_told_as_the_bodys_rules_say(text: Do, client: Client):
    for attribution, said in (("groups", ["other members", "Coastal Group"]), ("none", [])):
        visibility = Visibility(submissions="public", attribution=attribution)
        text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": visibility})))
        if attribution == "groups":
            text(suggest("a1.1", SHOULD, public=True), AND)
            text(suggest("a1.1", "The Members may cooperate.", public=True), COAST)
        for address in ("/demo/texts/framework/", PAGE):
            page = words(client, address)
            assert ("Andland" in page, [name for name in said if name not in page]) == (False, [])
    assert "Coastal Group" not in page
    assert [one["proponent"] for one in client.get(f"{PAGE}.json").json()["suggestions"]] == [None, None]


def test_a_group_that_is_dissolved_bears_its_name_in_what_it_said(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), COAST).entry.sequence
    text(DissolveGroup(code="COAST"))
    member = sit("CAM")
    pages = [words(member, address) for address in (PAGE, f"{PAGE}@{number}", "/demo/texts/framework/")]
    assert [("Coastal Group" in page, "group:COAST" in page) for page in pages] == [(True, False)] * 3


def test_a_suggestion_is_looked_at_and_then_handed_in(text: Do, sit: Sit):
    text(suggest("a1.1", SHOULD), BOR)
    delegate = sit("AND")
    form = delegate.get(f"{PAGE}/suggest").content.decode()
    assert ('name="look"' in form, 'name="prepare"' in form, "The Members shall cooperate.</textarea>" in form) == (
        True,
        True,
        True,
    )
    size = Log.objects.get().size
    looked = delegate.post(f"{PAGE}/suggest", fill(look="")).content.decode()
    assert "The Members <del>shall</del> <ins>should</ins> cooperate." in looked
    assert "The same is suggested by Borland: handed in, yours is shown together with it." in looked
    assert (f"{SHOULD}</textarea>" in looked, Log.objects.get().size) == (True, size)
    for _time in range(2):
        assert delegate.post(f"{PAGE}/suggest", fill())["Location"] == PAGE
    assert Log.objects.get().size == size + 1
    row = Suggestion.rows.at().get(number=size + 1)
    assert (row.seat, row.audience, row.private != "") == ("delegation:AND", "members", True)
    assert "Borland" in words(delegate, PAGE)


def test_the_form_says_what_the_words_are_for_and_does_not_call_them_optional(sit: Sit):
    page = words(sit("AND"), f"{PAGE}/suggest")
    assert (
        "The words as you want them Change the words that stand here. For a new provision, write its words alone; to "
        "delete one, none are needed." in page
    )


def test_half_a_disc_is_said_of_what_is_nearly_agreed_and_of_no_suggestion_and_no_notice(public: Do, client: Client):
    page = client.get("/demo/texts/framework/").content.decode()
    assert '<span class="sign open">[ ]</span> with suggestions' in page
    assert "◐" not in page
    templates = Path(plenary.__file__).parent.glob("*/templates/**/*.html")
    assert [file.name for file in templates if "◐" in file.read_text()] == ["styleguide.html"]


def test_what_says_nothing_is_refused_beside_its_field_and_nothing_typed_is_lost(sit: Sit):
    delegate = sit("AND")
    for way in ({}, {"look": ""}, {"prepare": ""}):
        response = delegate.post(
            f"{PAGE}/suggest", fill(words="The Members shall cooperate.", rationale="Because.", **way)
        )
        page = response.content.decode()
        assert response.status_code == 422
        assert "The words as you want them: These are the words that stand there already: change them first." in page
        assert "Because.</textarea>" in page
    assert Prepared.objects.count() == 0


def test_who_may_only_prepare_leaves_a_draft_that_another_looks_at_and_releases(sit: Sit, client: Client):
    adviser, head, other = sit("AND", binds=False, name="A. Adviser"), sit("AND", name="H. Head"), sit("BOR")
    size = Log.objects.get().size
    response = adviser.post(f"{PAGE}/suggest", fill())
    assert (response.status_code, response["Location"]) == (303, "/demo/prepared/")
    assert Log.objects.get().size == size
    number = Prepared.objects.get().pk
    assert words(adviser, "/demo/prepared/").count("Suggest words for Article 1, 1 Andland A. Adviser") == 1
    assert "Nothing is prepared." in words(other, "/demo/prepared/")
    assert "Prepared forms that wait for release: 1." in words(head, "/demo/brief/")
    assert "Prepared forms" not in words(other, "/demo/brief/")
    form = head.get(f"{PAGE}/suggest?prepared={number}").content.decode()
    assert (f"{SHOULD}</textarea>" in form, "Prepared by A. Adviser, waiting for release." in form) == (True, True)
    assert f"{SHOULD}</textarea>" not in other.get(f"{PAGE}/suggest?prepared={number}").content.decode()
    assert head.post(f"{PAGE}/suggest", fill(prepared=f"{number}.1"))["Location"] == PAGE
    assert (Prepared.objects.count(), Log.objects.get().size) == (0, size + 1)
    assert Suggestion.rows.at().get().seat == "delegation:AND"


def test_a_draft_that_somebody_else_changed_meanwhile_is_not_written_over(sit: Sit):
    adviser, head = sit("AND", binds=False), sit("AND")
    adviser.post(f"{PAGE}/suggest", fill())
    mark = f"{Prepared.objects.get().pk}.1"
    head.post(f"{PAGE}/suggest", fill(prepared=mark, words="The Members may cooperate.", prepare=""))
    response = adviser.post(f"{PAGE}/suggest", fill(prepared=mark, words="The Members can cooperate."))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Somebody has changed, released or discarded this meanwhile." in page
    assert "The Members can cooperate.</textarea>" in page
    [kept] = Prepared.objects.all()
    assert (kept.edition, kept.values["words"]) == (2, "The Members may cooperate.")


def test_a_draft_is_discarded_by_its_own_seat_alone(sit: Sit):
    adviser, other = sit("AND", binds=False), sit("BOR")
    adviser.post(f"{PAGE}/suggest", fill())
    address = f"/demo/prepared/{Prepared.objects.get().pk}/discard"
    other.post(address)
    assert Prepared.objects.count() == 1
    assert adviser.post(address)["Location"] == "/demo/prepared/"
    assert Prepared.objects.count() == 0


def test_the_secretariat_enters_what_came_by_letter_and_the_delegation_is_asked(sit: Sit):
    officer = sit()
    form = officer.get(f"{PAGE}/suggest").content.decode()
    assert "On behalf of" in form
    assert officer.post(f"{PAGE}/suggest", fill()).status_code == 422
    assert officer.post(f"{PAGE}/suggest", fill(behalf="delegation:BOR"))["Location"] == PAGE
    assert [(row.seat, row.act) for row in OnBehalf.objects.all()] == [("delegation:BOR", "suggestion.submit")]
    assert Suggestion.rows.at().get().seat == "delegation:BOR"


def test_who_speaks_for_a_group_suggests_in_its_name(text: Do, sit: Sit):
    text(JoinGroup(group="COAST", member="BOR", start="2026-01-01"))
    text(NameCoordinator(group="COAST", member="BOR", start="2026-01-01"))
    speaker = sit("BOR")
    speaker.post("/demo/seats/", {"seat": "group:COAST"})
    assert speaker.post(f"{PAGE}/suggest", fill())["Location"] == PAGE
    assert Suggestion.rows.at().get().seat == "group:COAST"
    assert "– Coastal Group" in words(speaker, PAGE)


def test_a_suggestion_is_taken_back_by_its_own_seat(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    address = f"/demo/texts/framework/suggestions/{number}/withdraw"
    own, other = sit("AND"), sit("BOR")
    assert (address in own.get(PAGE).content.decode(), address in other.get(PAGE).content.decode()) == (True, False)
    assert other.post(address, {"key": "w"}).status_code == 422
    form = words(own, address)
    assert f"Take suggestion {number} back" in form
    assert "The words of this version The Members shall cooperate." in form
    assert "The words that are offered Other words for this provision The Members shall should cooperate." in form
    assert own.post(address, {"key": "w"})["Location"] == PAGE
    assert "taken back" in words(other, PAGE)
    assert Client().get(address).status_code == 303


def test_the_secretariat_takes_a_suggestion_back_for_who_handed_it_in(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    address = f"/demo/texts/framework/suggestions/{number}/withdraw"
    desk = sit()
    assert address in desk.get(PAGE).content.decode()
    assert "It is taken back on behalf of Andland, who is asked to confirm it." in words(desk, address)
    assert desk.post(address, {"key": "w"})["Location"] == PAGE
    entry = read_entries("demo", after=Log.objects.get().size - 1)[0]
    assert (entry.act, entry.seat, entry.behalf) == ("suggestion.withdraw", "secretariat", "delegation:AND")
    assert "taken back" in words(desk, PAGE)


def test_an_officer_looks_at_a_file_and_enters_it_once(text: Do, sit: Sit, folder):
    officer = sit()
    fields = {"key": "second", "title": "", "symbol": "A/1/L.7", "language": "en", "kind": "zero-draft", "once": "o"}

    def hand_in(**changes):
        return officer.post("/demo/texts/open", {**fields, **changes})

    size = Log.objects.get().size
    looked = hand_in(file=SimpleUploadedFile("base.md", BASE.encode()), look="").content.decode()
    assert "Provisions read from base.md: 8." in looked
    mark = looked.partition('name="looked" value="')[2].partition('"')[0]
    assert Log.objects.get().size == size
    assert hand_in(looked=mark, enter="", symbol="A/1/L.4").status_code == 422
    for _time in range(2):
        assert hand_in(looked=mark, enter="")["Location"] == "/demo/texts/second/"
    acts = Recorded.objects.filter(sequence__gt=size).order_by("sequence").values_list("act", flat=True)
    assert list(acts) == ["instrument.open", "document.register", "version.deposit", "version.issue"]
    assert words(Client(), "/demo/texts/second/").startswith("Home Texts Framework on Shared Computing")
    assert "second-1" not in Client().get("/demo/documents/").content.decode()
    nothing = officer.post("/demo/texts/second/issue", {"kind": "zero-draft", "once": "p"})
    assert "This is needed." in nothing.content.decode()
    stale = officer.post("/demo/texts/second/issue", {"kind": "zero-draft", "once": "p", "looked": "old"})
    assert "Choose the file again: it is read anew." in stale.content.decode()
    revised = SimpleUploadedFile("base.md", BASE.replace("learned", "found").encode())
    issued = officer.post(
        "/demo/texts/second/issue", {"kind": "chairs-text", "once": "q", "file": revised, "enter": ""}
    )
    assert issued["Location"] == "/demo/texts/second/"
    assert "A/1/L.7/Rev.1" in words(Client(), "/demo/texts/second/")


def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(sit: Sit):
    fields = {"key": "second", "symbol": "A/1/L.7", "language": "en", "kind": "zero-draft", "once": "o"}
    file = SimpleUploadedFile("base.docx", b"PK\x03\x04 nothing")
    response = sit().post("/demo/texts/open", {**fields, "file": file})
    page = response.content.decode()
    assert (response.status_code, "base.docx" in page, 'value="A/1/L.7"' in page) == (422, True, True)


@pytest.mark.parametrize("address", ["/demo/texts/framework/", "/demo/texts/framework/a1", PAGE, "/demo/texts/"])
def test_a_thousandth_suggestion_asks_the_database_no_more_often(text: Do, sit: Sit, address: str):
    reader = sit("BOR")

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(address).status_code == 200
        return len(asked)

    text(suggest("a1.1", SHOULD), AND)
    count()
    text(suggest("a1.1", "The Members will cooperate."), AND)
    one = count()
    for number in range(12):
        text(suggest("a1.1", f"The Members shall cooperate {number} times."), COAST)
        text(suggest("a2.1", f"Access to the pool shall be open to {number}."), AND)
    assert count() == one


def test_a_thousandth_draft_asks_the_database_no_more_often(sit: Sit):
    adviser = sit("AND", binds=False)

    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            assert adviser.get("/demo/prepared/").status_code == 200
        return len(asked)

    adviser.post(f"{PAGE}/suggest", fill())
    one = count()
    for number in range(10):
        adviser.post(f"{PAGE}/suggest", fill(key=f"{number}", words=f"The Members shall cooperate {number} times."))
    assert (Prepared.objects.count(), count()) == (11, one)


def test_data_is_json_with_the_readers_own_suggestions(text: Do, sit: Sit):
    number = text(suggest("a1.1", SHOULD), AND).entry.sequence
    told = json.loads(sit("BOR").get(f"{PAGE}.json").content)
    assert told["suggestions"] == [
        {
            "number": number,
            "sort": "words",
            "status": "standing",
            "proponent": "delegation:AND",
            "words": SHOULD,
            "rationale": "",
        }
    ]


def test_a_refused_registration_takes_no_text_away_that_an_act_names(text: Do, sit: Sit):
    officer = sit()
    name = find_version("demo", "framework").text
    data = open_store().get(name)
    fields = {
        "key": "copy",
        "title": "Copy",
        "language": "en",
        "status": "official",
        "distribution": "general",
        "symbol": "A/1/CRP.9",
        "once": "c",
    }
    # Refused before the file is kept, for its symbol, and after it, by the door, for the key of its request.
    for change in ({}, {"symbol": "", "once": "d"}, {"symbol": "", "once": "d", "key": "third"}):
        file = SimpleUploadedFile("framework.txt", data)
        answer = officer.post("/demo/documents/new", {**fields, **change, "file": file})
        assert answer.status_code == (302 if change == {"symbol": "", "once": "d"} else 400)
    assert open_store().get(name) == data
    assert list(list_lost()) == []


def test_a_page_whose_text_is_lost_says_which_file_and_what_to_do(
    text: Do, client: Client, caplog: pytest.LogCaptureFixture, settings
):
    settings.KEYS = settings.FOLDER / "keys"
    installed().make_key(Log.objects.get())
    # Words of its own: those of other tests are remembered by their hash.
    issue(text, BASE.replace("cooperate", "work as one"), number=2)
    version = find_version("demo", "framework")
    place = f"documents/{version.text[:2]}/{version.text[2:]}"
    open_store().remove(version.text)
    read_version.cache_clear()
    assert list(list_lost()) == [LostFile("demo", version.text)]
    told = (
        f"The file {place}, which the record names, is not there or not as it was: put a copy of it back, for instance "
        "out of an earlier backup."
    )
    for address in ("/demo/texts/framework/", PAGE, "/demo/record/pack.zip"):
        answer = client.get(address)
        assert (answer.status_code, told in answer.content.decode()) == (503, True)
    data = client.get("/demo/texts/framework.json")
    assert (data.status_code, data.json()["rule"], data.json()["detail"]) == (503, "kit.lost-file", told)
    lines = [each.getMessage() for each in caplog.records if each.name == "plenary.record"]
    assert set(lines) == {f"the file {place}, which the record names, is lost"}


def test_a_file_that_was_read_need_not_be_chosen_again_when_something_else_is_wrong_and_all_of_it_is_said(
    text: Do, sit: Sit
):
    officer = sit()
    fields = {"key": "framework", "title": "", "symbol": "A/1/L.4", "language": "en", "kind": "zero-draft", "once": "o"}
    wrong = officer.post("/demo/texts/open", {**fields, "file": SimpleUploadedFile("base.md", BASE.encode())})
    assert errors(wrong) == {
        "key": "✕ The key framework is, or was, a text's.",
        "symbol": "✕ A/1/L.4 is the symbol of framework already: a symbol is used once.",
    }
    mark = wrong.content.decode().partition('name="looked" value="')[2].partition('"')[0]
    right = {**fields, "key": "second", "symbol": "A/1/L.7", "looked": mark, "enter": ""}
    assert officer.post("/demo/texts/open", right)["Location"] == "/demo/texts/second/"
    unsaid = {**fields, "language": "xx", "key": "Third", "once": "p"}
    lost = officer.post("/demo/texts/open", {**unsaid, "file": SimpleUploadedFile("base.md", BASE.encode())})
    assert errors(lost) == {
        "key": "✕ This is not written as it should be.",
        "symbol": "✕ A/1/L.4 is the symbol of framework already: a symbol is used once.",
        "language": "✕ Choose one of those that are named.",
        "file": "✕ Choose the file again: a browser does not keep it.",
    }


def test_a_file_that_is_looked_at_and_replaced_is_due_at_the_next_sweep_and_the_newer_one_stays(text: Do, sit: Sit):
    officer = sit()
    fields = {"key": "second", "title": "", "symbol": "A/1/L.7", "language": "en", "kind": "zero-draft", "once": "o"}
    for words_of_it in (BASE, BASE.replace("learned", "found")):
        officer.post("/demo/texts/open", {**fields, "file": SimpleUploadedFile("base.md", words_of_it.encode())})
    assert Upload.objects.count() == 4
    assert (sweep(), Upload.objects.count()) == (1, 3)


def test_what_was_typed_to_open_a_text_is_there_again_after_the_session_had_ended_with_what_was_read(
    text: Do, sit: Sit
):
    officer = sit()
    author = carried(officer.get("/demo/texts/open").content.decode())["author"]
    fields = {"key": "second", "title": "", "symbol": "A/1/L.7", "language": "en", "kind": "zero-draft", "once": "o"}
    file = SimpleUploadedFile("base.md", BASE.encode())
    looked = officer.post("/demo/texts/open", {**fields, "author": author, "file": file}).content.decode()
    mark = looked.partition('name="looked" value="')[2].partition('"')[0]
    for sent, told in (
        ({**fields, "looked": mark, "enter": ""}, "What you typed is here: look at it, and send it."),
        (fields, "choose the file again, which a browser does not keep, and send it."),
    ):
        officer.cookies.pop("sessionid")
        ended = officer.post("/demo/texts/open", {**sent, "author": author})
        assert (ended.status_code, ended["Location"]) == (303, "/account/login/?next=/demo/texts/open")
        officer.force_login(Account.objects.get())
        again = officer.get("/demo/texts/open").content.decode()
        assert ('value="A/1/L.7"' in again, 'value="second"' in again, told in again) == (True, True, True)
        assert (mark in again) == ("looked" in sent)
    assert officer.post("/demo/texts/open", {**fields, "looked": mark, "enter": ""}).status_code == 303


def test_a_file_that_is_entered_twice_without_a_look_between_is_entered_once(text: Do, sit: Sit):
    officer = sit()
    size = Log.objects.get().size
    for _time in range(2):
        file = SimpleUploadedFile("base.md", BASE.replace("learned", "found").encode())
        sent = {"kind": "chairs-text", "once": "q", "file": file, "enter": ""}
        answer = officer.post("/demo/texts/framework/issue", sent)
        assert (errors(answer), answer.get("Location")) == ({}, "/demo/texts/framework/")
    assert Log.objects.get().size == size + 3
