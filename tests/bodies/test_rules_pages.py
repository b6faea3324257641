"""The rules of procedure on a page, every one of them, and the form by which a body adopts others."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.forms.procedure import AdoptRulesForm, procedure_values
from plenary.bodies.models import Prepared
from plenary.bodies.procedure_words import describe_procedure
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import Majority, Procedure, Share, StatusLabel
from plenary.bodies.rules.template import ASSEMBLY, QUALIFIED, TEMPLATES
from plenary.kit.language import available, speaking
from plenary.record.models import Log
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text

FORM = "/demo/rules/adopt"
INTRICATE = QUALIFIED.model_copy(
    update={
        "majorities": {
            **QUALIFIED.majorities,
            "budget": Majority(base="members", share=Share(over=3, under=5), strict=False, veto=("BOR", "FEL")),
        },
        "labels": (
            *ASSEMBLY.labels,
            StatusLabel(key="legal", names={"en": "legal scrub", "la": "in scriniis"}, level=3),
        ),
    }
)


def typed(procedure: Procedure) -> dict[str, str]:
    """What a browser sends of a form in which these rules stand: a box that is not ticked is not sent."""
    values = procedure_values(procedure).items()
    return {name: "on" if value is True else str(value) for name, value in values if value is not False}


def send(client: Client, page: str, values: dict[str, str], *buttons: str) -> HttpResponse:
    return client.post(FORM, {**carried(page), **values, **dict.fromkeys(buttons, "")})


def preview(response: HttpResponse) -> str:
    found = re.search(r'<section class="notice" id="look".*?</section>', response.content.decode(), re.DOTALL)
    assert found is not None
    return " ".join(re.sub(r"<[^>]+>", " ", unescape(found[0])).split())


def test_every_rule_stands_on_the_page_and_the_home_leads_to_it(do: Do, client: Client):
    assert 'href="/demo/rules/"' in client.get("/demo/").content.decode()
    tongues = "Arabic, English, Spanish, French, Russian, and Chinese"
    assert text(client, "/demo/rules/") == (
        "Home Rules of procedure Rules of procedure They hold since 23 November 2026, 09:00 UTC . Entry 1 "
        f"Languages Languages {tongues} Authentic languages {tongues} Working language English Symbols begin with A "
        "Quorum Quorum to debate 1/3 of the members Quorum to decide 1/2 of the members "
        "Decisions Decisions by consensus where there is one Where votes are equal there is a second vote "
        "Dialogue It takes decisions. "
        "Majorities Elections More than 1/2 of the votes for and against. "
        "Important questions At least 2/3 of the votes for and against. "
        "Matters of procedure More than 1/2 of the votes for and against. "
        "Matters of substance More than 1/2 of the votes for and against. "
        "Seats and statements Seats and roll calls from a member that is drawn by lot Statement of a member 3 minutes "
        "Statement of a group 5 minutes Rights of reply, one after the other 10 minutes 5 minutes "
        "Silence procedure Time to object at least 3 days Its end may not be extended "
        "Reminders 24 hours before the end 4 hours before the end "
        "Who sees what Submissions the members Declared positions the members "
        "Who objected the chair and the secretariat Counts of support Support is not counted. "
        "Words are shown by the names of members "
        "Status of passages not discussed level 0 open level 1 agreed in group level 2 agreed ad referendum level 3 "
        "agreed level 4"
    )


def test_what_a_majority_asks_beyond_a_share_is_said_and_a_body_without_labels_says_so(do: Do, client: Client):
    do(AdoptRules(procedure=INTRICATE.model_copy(update={"labels": ()})))
    shown = text(client, "/demo/rules/")
    assert "budget At least 3/5 of the members. The vote against of one of these stops it: BOR and FEL." in shown
    assert (
        "Matters of substance At least 55/100 of the members. And 65/100 of the weights of this series: population. "
        "Fewest opponents that can stop it: 4."
    ) in shown
    assert shown.endswith("Status of passages The body has none of its own.")


def test_the_rules_are_shown_as_they_stood(do: Do, client: Client):
    do(AdoptRules(procedure=QUALIFIED))
    assert "Symbols begin with COUNCIL" in text(client, "/demo/rules/")
    assert "Symbols begin with A Quorum" in text(client, "/demo/rules/?at=1")
    assert client.get("/demo/rules/?at=9").status_code == 404


@pytest.mark.parametrize("procedure", [*TEMPLATES.values(), INTRICATE], ids=[*TEMPLATES, "intricate"])
def test_the_form_holds_every_rule_and_gives_back_what_stands_in_it(do: Do, procedure: Procedure):
    do(AdoptRules(procedure=procedure))
    form = AdoptRulesForm({**typed(procedure), "key": "1"}, body="demo")
    assert (form.is_valid(), form.errors) == (True, {})
    assert form.procedure == procedure_of("demo") == procedure
    assert form.look() == []


@pytest.mark.parametrize("tongue", sorted(set(available()) - {"en"}))
def test_no_rule_is_said_in_english_to_whoever_reads_another_language(tongue: str):
    def say() -> set[str]:
        sections = [section for each in (*TEMPLATES.values(), INTRICATE) for section in describe_procedure(each)]
        return {said for section in sections for rule in section.rules for said in (rule.term, *rule.lines)}

    with speaking(tongue):
        ours = say()
    # What the body wrote is as the body wrote it; a word may be the same in two languages.
    own = {"A", "CONF", "COUNCIL", "STD", "DIALOGUE", "BOARD", "budget", "legal scrub"}
    own |= {label.names["en"] for label in ASSEMBLY.labels} | {"Dialogue", "3 minutes", "5 minutes", "10 minutes"}
    assert {said for said in ours & say() if said not in own} == set()


def test_the_secretariat_looks_at_what_would_be_otherwise_and_adopts_it(do: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    assert f'href="{FORM}"' in officer.get("/demo/rules/").content.decode()
    page = officer.get(FORM).content.decode()
    values = typed(procedure_of("demo"))
    changed = {**values, "decide-share": "2/3", "extendable": "on", "majority-1-key": "", "replies": "300"}
    assert preview(send(officer, page, changed, "look")) == (
        "What would be otherwise Rule As it stands now As you typed it "
        "Quorum to decide 1/2 of the members 2/3 of the members "
        "Important questions At least 2/3 of the votes for and against. – "
        "Rights of reply, one after the other 10 minutes 5 minutes 5 minutes "
        "Its end may not be extended may be extended"
    )
    assert procedure_of("demo") == ASSEMBLY
    before = Log.objects.get().size
    for _time in range(2):
        done = send(officer, page, changed)
        assert (done.status_code, done["Location"], Log.objects.get().size) == (303, "/demo/rules/", before + 1)
    now = procedure_of("demo")
    assert (now.quorum_to_decide.share, now.silence.extendable) == (Share(over=2, under=3), True)
    assert (sorted(now.majorities), now.speaking.replies) == (["elections", "procedural", "substantive"], (300,))


def test_a_majority_and_a_label_are_added_in_the_empty_rows(do: Do, sit: Sit):
    officer = sit("secretariat")
    added = {
        "majority-4-key": "budget",
        "majority-4-base": "members",
        "majority-4-share": "3/5",
        "majority-4-veto": "BOR FEL",
        "label-5-key": "legal",
        "label-5-level": "3",
        "label-5-names-en": "legal scrub",
    }
    page = officer.get(FORM).content.decode()
    assert send(officer, page, {**typed(procedure_of("demo")), **added}).status_code == 303
    now = procedure_of("demo")
    assert now.majorities["budget"] == INTRICATE.majorities["budget"]
    assert now.labels[-1] == StatusLabel(key="legal", names={"en": "legal scrub"}, level=3)


@pytest.mark.parametrize(
    ("wrong", "beside"),
    [
        ({"decide-share": "3/2"}, {"decide-share": "✕ A share is at most the whole."}),
        ({"decide-share": "half"}, {"decide-share": "✕ Write a share with a stroke, as 1/2 or 2/3."}),
        ({"languages": ""}, {"languages": "✕ This is needed."}),
        ({"authentic": "en, de"}, {"authentic": "✕ de is none of the languages above."}),
        (
            {"languages": "en, English", "authentic": "en"},
            {"languages": "✕ English is no tag of a language: write it as “en” or “fr”."},
        ),
        ({"working": "de"}, {"working": "✕ de is none of the languages above."}),
        ({"working": "en, fr"}, {"working": "✕ Write one language alone."}),
        ({"replies": "ten"}, {"replies": "✕ Write whole numbers above zero, separated by commas."}),
        ({"hours": "0"}, {"hours": "✕ This number is too small."}),
        ({"symbol": "a"}, {"symbol": "✕ Write capital letters, digits, points and strokes, a letter first."}),
        ({"majority-1-key": "elections"}, {"majority-1-key": "✕ Two majorities have this key."}),
        ({"majority-0-share": ""}, {"majority-0-share": "✕ This is needed."}),
        (
            {"majority-0-weight": "population"},
            {"majority-0-weight_share": "✕ A series of weights and the share needed of it go together."},
        ),
        ({f"majority-{row}-key": "" for row in range(4)}, {"majority-0-key": "✕ A body has at least one majority."}),
        (
            {f"label-0-names-{tag}": "" for tag in ASSEMBLY.languages},
            {"label-0-names-en": "✕ A label has at least one name."},
        ),
        ({"label-1-key": "not-discussed"}, {"label-1-key": "✕ Two labels have this key."}),
        ({"label-0-level": ""}, {"label-0-level": "✕ This is needed."}),
    ],
)
def test_what_is_wrong_with_a_rule_stands_beside_its_field(
    do: Do, sit: Sit, wrong: dict[str, str], beside: dict[str, str]
):
    officer = sit("secretariat")
    response = send(
        officer, officer.get(FORM).content.decode(), {**typed(procedure_of("demo")), "group": "421", **wrong}
    )
    assert (response.status_code, errors(response), procedure_of("demo")) == (422, beside, ASSEMBLY)
    assert 'name="group" value="421"' in response.content.decode()


def test_rules_that_stand_already_are_not_adopted_again(do: Do, sit: Sit):
    officer = sit("secretariat")
    response = send(officer, officer.get(FORM).content.decode(), typed(procedure_of("demo")))
    told = "These are the rules as they stand: change what is to be otherwise."
    assert (response.status_code, told in response.content.decode()) == (422, True)
    page = officer.get(FORM).content.decode()
    assert preview(send(officer, page, typed(procedure_of("demo")), "look")) == (
        "What would be otherwise Nothing: these are the rules as they stand."
    )


def test_rules_that_were_replaced_meanwhile_are_shown_beside_those_that_were_typed(do: Do, sit: Sit):
    officer = sit("secretariat")
    page, values = officer.get(FORM).content.decode(), typed(procedure_of("demo"))
    do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"symbol": "GA"})))
    stale = send(officer, page, {**values, "group": "420"})
    both = (
        '<td data-label="As it stands now"><bdi>(.*?)</bdi></td><td data-label="As you typed it"><bdi>(.*?)</bdi></td>'
    )
    rows = re.findall(f'<tr><th scope="row">(.*?)</th>{both}', stale.content.decode())
    assert (stale.status_code, rows) == (
        422,
        [("Symbols begin with", "GA", "A"), ("Seconds for the statement of a group", "300", "420")],
    )
    assert send(officer, stale.content.decode(), {**values, "group": "420"}).status_code == 303
    assert (procedure_of("demo").symbol, procedure_of("demo").speaking.group) == ("A", 420)


def test_rules_wait_for_others_to_look_at_them_with_every_box_as_it_was_left(do: Do, sit: Sit):
    officer = sit("secretariat")
    values = {name: value for name, value in typed(procedure_of("demo")).items() if name != "consensus_first"}
    kept = send(officer, officer.get(FORM).content.decode(), {**values, "counts": "on"}, "prepare")
    waiting = Prepared.objects.get()
    assert (kept.status_code, waiting.title, procedure_of("demo")) == (303, "Adopt rules of procedure", ASSEMBLY)
    shown = officer.get(f"{FORM}?prepared={waiting.pk}").content.decode()
    boxes = {name: "checked" in rest for name, rest in re.findall(r'type="checkbox" name="(\w+)"([^>]*)>', shown)}
    assert boxes == {"consensus_first": False, "dialogue": False, "extendable": False, "counts": True}


def test_others_than_the_secretariat_read_the_rules_and_adopt_none(do: Do, sit: Sit, client: Client):
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    delegate = sit("delegation:FEL")
    assert (client.get(FORM).status_code, delegate.get(FORM).status_code) == (303, 403)
    assert FORM not in delegate.get("/demo/rules/").content.decode()
