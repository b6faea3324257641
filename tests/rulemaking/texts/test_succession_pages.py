"""Pages on what became of suggestions on the next version: for whom they are, and what those do who handed them in."""

import json
import re
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.record.acts import EraseValues
from plenary.record.lapse import lapse_due
from plenary.record.models import Log, SealedValue
from plenary.record.reading import find_entry
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.queries import find_version, list_versions
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text as words
from tests.rulemaking.texts.conftest import AND, BOR, COAST, issue, suggest
from tests.rulemaking.texts.test_succession import NEXT, settled

__all__ = ["sit"]

PLACE = "/demo/texts/framework/a1.1"


def revise(do: Do) -> tuple[int, int, int]:
    """A suggestion that the next version says, one that is in conflict with it, and one that is carried to it."""
    adopted = do(suggest("a1.1", "The Members should cooperate."), AND).entry.sequence
    against = do(suggest("a1.1", "The Members will cooperate."), BOR).entry.sequence
    carried = do(suggest("a2.1", "Access to the pool shall be open to all Members."), COAST).entry.sequence
    issue(do, NEXT, 2)
    lapse_due()
    return adopted, against, carried


def test_the_page_of_a_provision_says_what_became_of_each_suggestion_and_why(text: Do, sit: Sit):
    adopted, against, number = revise(text)
    page = words(sit("delegation:BOR"), PLACE)
    assert (
        "In conflict with this version These were suggested on an earlier version, and this one says otherwise there. "
        "They stand in no bracket until whoever handed them in suggests them anew, or takes them back. Borland Other "
        "words for this provision · This version has other words there. · As it was suggested · entry "
        f"{against} of the record The Members should will "
        "cooperate. Suggest it anew Take it back"
    ) in page
    assert f"This version says it. · As it was suggested · entry {adopted} of the record" in page
    member = sit("delegation:CAM")
    carried_on = words(member, "/demo/texts/framework/a2.1")
    assert "It was carried over from the version before. As it was suggested" in carried_on
    as_it_was = words(member, f"{PLACE}@{max(adopted, against, number)}")
    assert "The Members shall will cooperate." in as_it_was


def test_what_is_in_conflict_is_suggested_anew_by_its_holder_alone_and_is_replaced_then(text: Do, sit: Sit):
    _adopted, against, _carried = revise(text)
    form = f"{PLACE}/suggest?instead={against}"
    own = sit("delegation:BOR")
    page = own.get(form).content.decode()
    assert f'name="replaces" value="{against}"' in page
    anew = {
        "sort": "words",
        "words": "The Members will all cooperate.",
        "kind": "text",
        "rationale": "",
        "on_version": "2",
    }
    other = sit("delegation:AND")
    sent = other.post(form, carried(other.get(form).content.decode(), replaces=f"{against}", **anew))
    assert f"You have no suggestion {against} that is in conflict with this version." in sent.content.decode()
    done = own.post(form, carried(own.get(form).content.decode(), replaces=f"{against}", **anew))
    assert (done.status_code, done["Location"]) == (303, PLACE)
    assert (settled()[against], settled()[Log.objects.get().size]) == (
        (2, "a1.1", "replaced", "The Members will cooperate."),
        (2, "a1.1", "standing", "The Members will all cooperate."),
    )


def test_what_is_in_conflict_is_taken_back_and_what_the_text_says_is_not(text: Do):
    adopted, against, _carried = revise(text)
    text(WithdrawSuggestion(instrument="framework", suggestion=against), BOR)
    assert settled()[against][2] == "withdrawn"
    assert refused(text, WithdrawSuggestion(instrument="framework", suggestion=adopted), AND) == (
        "rulemaking.suggestion",
        f"No suggestion {adopted} stands on this text.",
        "suggestion",
    )


def test_who_handed_in_what_is_in_conflict_finds_it_in_the_brief_and_nobody_else_does(text: Do, sit: Sit):
    _adopted, against, _carried = revise(text)
    said = (
        f"Your suggestion {against} on Article 1, 1 of Framework is in conflict with A/1/L.4/Rev.1. You handed it in on "
        "an earlier version. It stands in no bracket until you suggest it anew or take it back. Decide about it"
    )
    assert [said in words(sit(f"delegation:{code}"), "/demo/brief/") for code in ("BOR", "AND")] == [True, False]


def test_the_account_says_of_every_suggestion_what_became_of_it_to_whoever_may_see_it(
    text: Do, sit: Sit, client: Client
):
    adopted, against, number = revise(text)
    member = sit("delegation:CAM")
    page = words(member, "/demo/texts/framework/account")
    assert (
        f"{against} Borland Article 1, 1 Other words for this provision The Members shall will cooperate. A/1/L.4 In "
        f"conflict with the text This version has other words there. {adopted} Andland Article 1, 1 Other words for "
        "this provision The Members shall should cooperate. A/1/L.4 In the text This version says it. "
        f"{number} Coastal Group Article 3, 1 Other words for this provision … pool shall be open to all Members "
        ". A/1/L.4 Stands It was carried over from the version before."
    ) in page
    chosen = words(member, "/demo/texts/framework/account?status=conflict")
    assert (f" {against} Borland" in chosen, f" {adopted} Andland" in chosen) == (True, False)
    sheet = member.get("/demo/texts/framework/account.csv").content.decode("utf-8-sig").splitlines()
    assert sheet[1] == (
        f'{against},Borland,"Article 1, 1",Other words for this provision,A/1/L.4,In conflict with the text,This '
        "version has other words there.,The Members will cooperate.,The Members will cooperate.,"
    )
    assert "Nothing that you may see was ever suggested on this text." in words(client, "/demo/texts/framework/account")
    assert json.loads(client.get("/demo/texts/framework/account.json").content)["suggestions"] == []
    told = json.loads(member.get("/demo/texts/framework/account.json").content)["suggestions"][0]
    assert told == {
        "number": against,
        "proponent": "delegation:BOR",
        "sort": "words",
        "handed_in_on": 1,
        "version": 2,
        "provision": "a1.1",
        "status": "conflict",
        "ground": "revised",
        "words": "The Members will cooperate.",
        "words_now": "The Members will cooperate.",
        "rationale": "",
    }


def test_the_text_says_how_many_are_in_conflict_and_how_many_are_on_their_way(text: Do, sit: Sit):
    text(suggest("a1.1", "The Members will cooperate."), BOR)
    issue(text, NEXT, 2)
    officer = sit("secretariat")
    waiting = "Suggestions on the version before that are being carried over to this one: 1."
    against = "Suggestions on earlier versions that are in conflict with this one: 1."
    page = words(officer, "/demo/texts/framework/")
    assert (waiting in page, against in page) == (True, False)
    lapse_due()
    page = words(officer, "/demo/texts/framework/")
    assert (waiting in page, against in page) == (False, True)


def test_of_private_suggestions_the_record_says_to_nobody_what_became_of_them(
    text: Do, client: Client, settings, tmp_path: Path
):
    settings.KEYS = tmp_path / "keys"
    revise(text)
    said = client.get(f"/demo/record/{Log.objects.get().size}").content.decode()
    assert [each for each in ("absorbed", "conflict", "carried", "revised", "adopted") if f">{each}<" in said] == []


def test_words_are_erased_in_all_entries_that_keep_them_or_in_none(text: Do, sit: Sit):
    _adopted, _against, number = revise(text)
    row = Suggestion.rows.at().get(number=number)
    rule, sentence, field = refused(text, EraseValues(commitments=(row.private,), reason="asked for"))
    assert (rule, sentence, field) == (
        "record.kin",
        f"The private value {row.outcome} holds the same words: erase it with this one.",
        "commitments",
    )
    officer = sit("secretariat")
    form = f"/demo/record/{number}/erase"
    assert "What other entries keep of the same words is erased with them." in words(officer, form)
    page = officer.get(form).content.decode()
    done = officer.post(form, carried(page, commitments=row.private, reason="asked for"))
    assert done.status_code == 303
    assert SealedValue.objects.filter(commitment__in=(row.private, row.outcome)).count() == 0
    assert Suggestion.rows.at().get(number=number).status == "erased"


def test_an_officer_sees_what_would_become_of_suggestions_before_the_version_is_issued(text: Do, sit: Sit):
    text(suggest("a1.1", "The Members will cooperate."), BOR)
    text(suggest("a2.1", "Access to the pool shall be open to all Members."), COAST)
    officer = sit("secretariat")
    form = "/demo/texts/framework/issue"
    hidden = carried(officer.get(form).content.decode(), kind="chairs-text", look="")
    sent = officer.post(form, {**hidden, "file": SimpleUploadedFile("next.md", NEXT.encode())})
    page = " ".join(re.sub(r"<[^>]+>", " ", sent.content.decode()).split())
    assert (
        "Beside A/1/L.4: 5 provisions are the same, 3 are changed, 2 are new, 0 are gone. What becomes of the "
        "suggestions on it: Stands: 1 In conflict with the text: 1 Suggestions that would be in conflict "
    ) in page
    assert "· Article 1, 1 · This version has other words there." in page


def test_public_suggestions_say_openly_what_became_of_them_and_verify_finds_the_same(public: Do):
    number = public(suggest("a2.1", "Access to the pool shall be open to all Members.", public=True), AND)
    issue(public, NEXT, 2)
    lapse_due()
    entry = find_entry("demo", Log.objects.get().size)
    assert entry is not None
    assert entry.payload["carried"] == [
        {
            "suggestion": number.entry.sequence,
            "provision": "a2.1",
            "place": "a2.1",
            "label": "",
            "outcome": {
                "fate": "carried",
                "ground": "untouched",
                "words": "Access to the pool and to its catalogue shall be open to all Members.",
                "file": None,
            },
            "private_outcome": None,
        }
    ]


def test_what_stood_on_a_provision_that_is_gone_since_is_in_the_account_with_its_page_as_it_was(text: Do, sit: Sit):
    number = text(suggest("a1.2.b", "train all who wish to learn."), AND).entry.sequence
    text(WithdrawSuggestion(instrument="framework", suggestion=number), AND)
    last = Log.objects.get().size
    issue(text, NEXT.replace("   (b) train those who wish to learn.\n\n", ""), 2)
    lapse_due()
    member = sit("delegation:CAM")
    [address] = re.findall(r'href="([^"]+#s\d+)"', member.get("/demo/texts/framework/account").content.decode())
    before = find_version("demo", "framework").seq_from - 1
    assert (address, last < before) == (f"/demo/texts/framework/a1.2.b@{before}#s{number}", True)
    assert "train those all who wish to learn." in words(member, address)
    assert f"{number} Andland Article 1, 2, (b) " in words(member, "/demo/texts/framework/account")


def test_of_two_officers_who_issue_the_next_version_at_once_the_second_is_told_and_chooses_again(text: Do, sit: Sit):
    officer, form = sit("secretariat"), "/demo/texts/framework/issue"

    def look() -> dict[str, str]:
        hidden = carried(officer.get(form).content.decode(), kind="chairs-text")
        sent = {**hidden, "look": "", "file": SimpleUploadedFile("next.md", NEXT.encode())}
        page = officer.post(form, sent).content.decode()
        [looked] = re.findall(r'name="looked" value="([^"]+)"', page)
        return {**hidden, "looked": looked, "enter": ""}

    first, second = look(), look()
    assert officer.post(form, first).status_code == 303
    response = officer.post(form, second)
    said = "✕ A/1/L.4/Rev.1 was issued while you looked at this file: choose it again, and it is read beside that."
    assert (response.status_code, errors(response)) == (422, {"file": said})
    assert officer.post(form, first).status_code == 303
    assert [version.number for version in list_versions("demo", "framework")] == [1, 2]


def test_a_file_of_another_text_is_said_to_be_hardly_this_one(text: Do, sit: Sit):
    officer, form = sit("secretariat"), "/demo/texts/framework/issue"
    hidden = carried(officer.get(form).content.decode(), kind="chairs-text", look="")
    sent = officer.post(form, {**hidden, "file": SimpleUploadedFile("other.md", b"# Rules\n\n1. Nobody sits down.\n")})
    assert "Hardly anything of A/1/L.4 is in this file: look whether it is the text that you mean." in (
        sent.content.decode()
    )
