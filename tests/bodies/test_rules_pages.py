"""The rules of procedure on a page, every one of them, and the form by which a body adopts others."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.acts.body import AdoptRules, EstablishBody
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.weight import DeclareWeight
from plenary.bodies.forms.procedure import AdoptRulesForm, procedure_values
from plenary.bodies.models import Prepared, Rules
from plenary.bodies.procedure_words import compare_procedures, describe_procedure, describe_rules
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import (
    Majority,
    Procedure,
    Quorum,
    Share,
    Silence,
    SpeakingTime,
    StatusLabel,
    Visibility,
)
from plenary.bodies.rules.template import ASSEMBLY, QUALIFIED, TEMPLATES
from plenary.kit.language import available, speaking
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.refusal import Refused
from plenary.record.tables import applying
from tests.bodies.conftest import SECRETARIAT, Do, Sit, refused
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text

FORM = "/demo/rules/adopt"
HALF = Share(over=1, under=2)
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


def begin(do: Do) -> None:
    """What the rules of this page name: two members, and a series of weights."""
    for code, place in (("BOR", 1), ("FEL", 2)):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(DeclareWeight(key="population", names={"en": "Population"}, unit="inhabitants", source="An invented census"))


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
    begin(do)
    do(AdoptRules(procedure=INTRICATE.model_copy(update={"labels": ()})))
    shown = text(client, "/demo/rules/")
    assert "budget At least 3/5 of the members. The vote against of one of these stops it: BOR and FEL." in shown
    assert (
        "Matters of substance At least 55/100 of the members. And 65/100 of the weights of this series: population. "
        "Fewest opponents that can stop it: 4."
    ) in shown
    assert shown.endswith("Status of passages The body has none of its own.")


def test_the_rules_are_shown_as_they_stood(do: Do, client: Client):
    begin(do)
    do(AdoptRules(procedure=QUALIFIED))
    assert "Symbols begin with COUNCIL" in text(client, "/demo/rules/")
    assert "Symbols begin with A Quorum" in text(client, "/demo/rules/?at=1")
    assert client.get("/demo/rules/?at=99").status_code == 404


@pytest.mark.parametrize("procedure", [*TEMPLATES.values(), INTRICATE], ids=[*TEMPLATES, "intricate"])
def test_the_form_holds_every_rule_and_gives_back_what_stands_in_it(do: Do, procedure: Procedure):
    begin(do)
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
        "Rights of reply, one after the other 10 minutes · 5 minutes 5 minutes "
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
    begin(do)
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
        ({"replies": "ten"}, {"replies": "✕ Write whole numbers from 1 to 86400, separated by commas."}),
        ({"replies": "600, 86401"}, {"replies": "✕ Write whole numbers from 1 to 86400, separated by commas."}),
        ({"replies": "9" * 400}, {"replies": "✕ Write whole numbers from 1 to 86400, separated by commas."}),
        ({"reminders": "24, 0"}, {"reminders": "✕ Write whole numbers from 1 to 10000, separated by commas."}),
        ({"national": "86401"}, {"national": "✕ This number is too large."}),
        ({"hours": "10001"}, {"hours": "✕ This number is too large."}),
        ({"majority-0-blocking": "1001"}, {"majority-0-blocking": "✕ This number is too large."}),
        ({"languages": ", ,"}, {"languages": "✕ This is needed."}),
        ({"languages": "en, fr, en", "authentic": "fr"}, {"languages": "✕ en stands there twice."}),
        ({"authentic": "fr, fr"}, {"authentic": "✕ fr stands there twice."}),
        (
            {"languages": "en, aaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee", "authentic": "en"},
            {
                "languages": "✕ aaa-bbbbbbbb-cccccccc-dddddddd-eeeeeeee is no tag of a language: "
                "write it as “en” or “fr”."
            },
        ),
        (
            {"majority-0-veto": "NOBODY, X1"},
            {"majority-0-veto": "✕ No member here bears the code NOBODY. No member here bears the code X1."},
        ),
        (
            {"majority-0-weight": "none-such", "majority-0-weight_share": "1/2"},
            {"majority-0-weight": "✕ No series of weights here bears the key none-such."},
        ),
        ({"hours": "0"}, {"hours": "✕ This number is too small."}),
        ({"symbol": "a"}, {"symbol": "✕ Write capital letters, digits, points and strokes, a letter first."}),
        ({"majority-1-key": "elections"}, {"majority-1-key": "✕ Two majorities have this key."}),
        ({"majority-0-share": ""}, {"majority-0-share": "✕ This is needed."}),
        (
            {"majority-0-weight": "population"},
            {
                "majority-0-weight": "✕ No series of weights here bears the key population.",
                "majority-0-weight_share": "✕ A series of weights and the share needed of it go together.",
            },
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
        [("Symbols begin with", "GA", "A"), ("Statement of a group", "5 minutes", "7 minutes")],
    )
    assert send(officer, stale.content.decode(), {**values, "group": "420"}).status_code == 303
    assert (procedure_of("demo").symbol, procedure_of("demo").speaking.group) == ("A", 420)


def test_both_versions_of_rules_are_told_in_the_words_of_the_reader_rule_by_rule(do: Do, sit: Sit):
    officer = sit("secretariat")
    page, values = officer.get(FORM).content.decode(), typed(procedure_of("demo"))
    plenty = {"budget": Majority(base="members", share=Share(over=1, under=2), strict=False)}
    do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"majorities": {**plenty, **ASSEMBLY.majorities}})))
    stale = officer.post(
        FORM,
        {**carried(page), **values, "tie": "rejected", "majority-3-base": "members"},
        headers={"accept-language": "fr"},
    )
    rows = re.findall(
        r'<tr><th scope="row">(.*?)</th><td[^>]*><bdi>(.*?)</bdi></td><td[^>]*><bdi>(.*?)</bdi></td>',
        stale.content.decode(),
    )
    assert (stale.status_code, rows) == (
        422,
        [
            ("En cas de partage égal des voix", "il est procédé à un second vote", "la proposition est rejetée"),
            ("budget", "Au moins 1/2 des membres.", ""),
            ("Questions de fond", "Plus de 1/2 des voix pour et contre.", "Plus de 1/2 des membres."),
        ],
    )


def test_rules_wait_for_others_to_look_at_them_with_every_box_as_it_was_left(do: Do, sit: Sit):
    officer = sit("secretariat")
    values = {name: value for name, value in typed(procedure_of("demo")).items() if name != "consensus_first"}
    kept = send(officer, officer.get(FORM).content.decode(), {**values, "counts": "on"}, "prepare")
    waiting = Prepared.objects.get()
    assert (kept.status_code, waiting.title, procedure_of("demo")) == (303, "Adopt rules of procedure", ASSEMBLY)
    shown = officer.get(f"{FORM}?prepared={waiting.pk}").content.decode()
    boxes = {name: "checked" in rest for name, rest in re.findall(r'type="checkbox" name="(\w+)"([^>]*)>', shown)}
    assert boxes == {"consensus_first": False, "dialogue": False, "extendable": False, "counts": True}


def test_what_waits_is_called_in_the_language_of_whoever_reads_it(do: Do, sit: Sit):
    officer = sit("secretariat")
    arabic = {"accept-language": "ar"}
    changed = {**typed(procedure_of("demo")), "hours": "96"}
    page = officer.get(FORM, headers=arabic).content.decode()
    officer.post(FORM, {**carried(page), **changed, "prepare": ""}, headers=arabic)
    shown = [
        "Adopt rules of procedure" in text(officer, "/demo/prepared/"),
        "Adopter un règlement intérieur" in text(officer, "/demo/prepared/", accept_language="fr"),
        "اعتماد نظام داخلي" in text(officer, "/demo/prepared/", accept_language="ar"),
    ]
    assert shown == [True, True, True]
    # What an earlier release kept has the title that it was kept with.
    Prepared.objects.update(titles={}, title="Adopter autre chose")
    assert "Adopter autre chose" in text(officer, "/demo/prepared/", accept_language="ar")


def test_others_than_the_secretariat_read_the_rules_and_adopt_none(do: Do, sit: Sit, client: Client):
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    delegate = sit("delegation:FEL")
    assert (client.get(FORM).status_code, delegate.get(FORM).status_code) == (303, 403)
    assert FORM not in delegate.get("/demo/rules/").content.decode()


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (1, "1 hour"),
        (24, "24 hours"),
        (36, "36 hours"),
        (48, "2 days"),
        (72, "3 days"),
        (80, "3 days and 8 hours"),
        (2**53 - 1, "375,299,968,947,541 days and 7 hours"),
    ],
)
def test_the_time_to_object_is_told_to_the_hour(hours: int, told: str):
    rules = dict(describe_rules(ASSEMBLY.model_copy(update={"silence": Silence(hours=hours)})))
    assert rules["Silence procedure"] == f"at least {told}"


def test_the_time_of_a_statement_is_told_to_the_second_in_every_language():
    timed = ASSEMBLY.model_copy(update={"speaking": SpeakingTime(national=90, group=3661, replies=(59, 60, 86_400))})

    def say() -> list[str]:
        told = {rule.key: rule.lines for section in describe_procedure(timed) for rule in section.rules}
        return [*told["national"], *told["group"], *told["replies"]]

    found = {}
    for tongue in sorted(available()):
        with speaking(tongue):
            found[tongue] = say()
    assert found == {
        "ar": ["دقيقة واحدة و30 ثانية", "ساعة واحدة ودقيقة واحدة وثانية واحدة", "59 ثانية", "دقيقة واحدة", "24 ساعة"],
        "en": ["1 minute and 30 seconds", "1 hour, 1 minute, and 1 second", "59 seconds", "1 minute", "24 hours"],
        "es": ["1 minuto y 30 segundos", "1 hora, 1 minuto y 1 segundo", "59 segundos", "1 minuto", "24 horas"],
        "fr": ["1 minute et 30 secondes", "1 heure, 1 minute et 1 seconde", "59 secondes", "1 minute", "24 heures"],
        "ru": ["1 минута и 30 секунд", "1 час, 1 минута и 1 секунда", "59 секунд", "1 минута", "24 часа"],
        "zh": ["1分钟和30秒", "1小时、1分钟和1秒", "59秒", "1分钟", "24小时"],
    }


def test_a_record_that_has_a_number_without_bound_is_shown_as_any_other(do: Do, sit: Sit, client: Client):
    entry = do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"symbol": "GA"}))).entry
    vast = ASSEMBLY.model_dump(mode="json")
    vast["speaking"]["replies"] = vast["silence"]["reminders"] = [2**53 - 1]
    vast["speaking"]["national"] = vast["silence"]["hours"] = 2**53 - 1
    vast["majorities"]["elections"]["blocking"] = 2**53 - 1
    # As an earlier release wrote it, whose rules had no bounds.
    with applying():
        Rules.rows.filter(seq_from=entry.sequence).update(procedure=vast)
    officer = sit("secretariat")
    pages = ["/demo/", "/demo/rules/", f"/demo/rules/?at={entry.sequence}"]
    assert [client.get(page).status_code for page in pages] == [200, 200, 200]
    page = officer.get(FORM)
    assert page.status_code == 200
    looked = send(officer, page.content.decode(), typed(ASSEMBLY), "look")
    assert preview(looked) == (
        "What would be otherwise Rule As it stands now As you typed it "
        "Elections More than 1/2 of the votes for and against. "
        "· Fewest opponents that can stop it: 9,007,199,254,740,991. More than 1/2 of the votes for and against. "
        "Statement of a member 104,249,991,374 days, 7 hours, 36 minutes, and 31 seconds 3 minutes "
        "Rights of reply, one after the other 104,249,991,374 days, 7 hours, 36 minutes, and 31 seconds "
        "10 minutes · 5 minutes "
        "Time to object at least 375,299,968,947,541 days and 7 hours at least 3 days "
        "Reminders 375,299,968,947,541 days and 7 hours before the end "
        "24 hours before the end · 4 hours before the end"
    )
    assert send(officer, page.content.decode(), typed(ASSEMBLY)).status_code == 303


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (
            {"speaking": SpeakingTime(replies=(600, 86_401))},
            ("bodies.rules-number", "86401 is too large for speaking.replies: at most 86400.", "replies"),
        ),
        (
            {"majorities": {"all": Majority(base="members", share=Share(over=1, under=10**6), strict=False)}},
            ("bodies.rules-number", "1000000 is too large for majorities.all.share: at most 999999.", "share"),
        ),
        (
            {"languages": ("en", "en"), "authentic": ("en",)},
            ("bodies.rules-language", "en stands there twice.", "languages"),
        ),
        (
            {"majorities": {"all": Majority(base="members", share=HALF, strict=False, veto=("BOR", "NOBODY"))}},
            ("bodies.member", "No member here bears the code NOBODY.", "veto"),
        ),
        (
            {
                "majorities": {
                    "all": Majority(base="members", share=HALF, strict=False, weight="area", weight_share=HALF)
                }
            },
            ("bodies.series", "No series of weights here bears the key area.", "weight"),
        ),
    ],
)
def test_rules_that_no_form_would_send_are_refused_too(
    do: Do, change: dict[str, object], refusal: tuple[str, str, str]
):
    begin(do)
    assert refused(do, AdoptRules(procedure=ASSEMBLY.model_copy(update=change))) == refusal


def test_a_body_begins_with_rules_within_the_same_bounds(db: None):
    Log.objects.create(body="new", origin="plenary.example/new")
    vast = ASSEMBLY.model_copy(update={"silence": Silence(hours=10_001)})
    with pytest.raises(Refused, match=r"10001 is too large for silence\.hours: at most 10000\."):
        perform(EstablishBody(names={"en": "New"}, procedure=vast), actor=SECRETARIAT, body="new", key="1")


def test_what_a_majority_names_already_it_goes_on_naming(db: None):
    """A body may begin with rules that ask for a series, and declare the series later."""
    Log.objects.create(body="new", origin="plenary.example/new")
    for key, act in enumerate(
        (
            EstablishBody(names={"en": "New"}, procedure=INTRICATE),
            AdoptRules(procedure=INTRICATE.model_copy(update={"symbol": "NEW"})),
        )
    ):
        perform(act, actor=SECRETARIAT, body="new", key=f"{key}")
    assert procedure_of("new") == INTRICATE.model_copy(update={"symbol": "NEW"})


def test_every_difference_between_rules_is_told():
    labels = tuple(label.model_copy(update={"names": {"en": label.names["en"]}}) for label in ASSEMBLY.labels)
    standing = ASSEMBLY.model_copy(update={"labels": labels})
    renamed = labels[1].model_copy(update={"names": {"en": "closed for good"}})
    also = labels[1].model_copy(update={"names": {"en": "open", "fr": "ouvert"}})
    higher = labels[1].model_copy(update={"level": 2})
    changes: dict[str, dict[str, object]] = {
        "hours": {"silence": Silence(hours=80)},
        "seconds": {"speaking": SpeakingTime(national=200)},
        "renamed": {"labels": (labels[0], renamed, *labels[2:])},
        "in another language too": {"labels": (labels[0], also, *labels[2:])},
        "level": {"labels": (labels[0], higher, *labels[2:])},
        "order": {"labels": (labels[1], labels[0], *labels[2:])},
        "fewer": {"labels": labels[:4]},
        "share": {"quorum_to_decide": ASSEMBLY.quorum_to_decide.model_copy(update={"share": Share(over=2, under=4)})},
        "nothing": {},
    }
    told = {name: compare_procedures(standing, standing.model_copy(update=change)) for name, change in changes.items()}
    assert told == {
        "hours": [("Time to object", "at least 3 days", "at least 3 days and 8 hours")],
        "seconds": [("Statement of a member", "3 minutes", "3 minutes and 20 seconds")],
        "renamed": [("open", "level 1 · English: open", "level 1 · English: closed for good")],
        "in another language too": [("open", "level 1 · English: open", "level 1 · English: open · French: ouvert")],
        "level": [("open", "level 1 · English: open", "level 2 · English: open")],
        "order": [
            (
                "Order of the statuses of passages",
                "not discussed, open, agreed in group, agreed ad referendum, and agreed",
                "open, not discussed, agreed in group, agreed ad referendum, and agreed",
            )
        ],
        "fewer": [("agreed", "level 4 · English: agreed", "")],
        "share": [("Quorum to decide", "1/2 of the members", "2/4 of the members")],
        "nothing": [],
    }


def test_no_rule_is_left_out_where_two_are_compared():
    """The two differ in everything."""
    other = Procedure(
        languages=("fr",),
        authentic=("fr",),
        working="fr",
        symbol="Z",
        quorum_to_debate=Quorum(base="accredited", share=Share(over=1, under=9)),
        quorum_to_decide=Quorum(base="accredited", share=Share(over=1, under=9)),
        majorities={"budget": Majority(base="members", share=HALF, strict=True)},
        consensus_first=False,
        tie="rejected",
        dialogue=True,
        seating="order",
        speaking=SpeakingTime(national=1, group=2, replies=()),
        silence=Silence(hours=1, extendable=True, reminders=()),
        visibility=Visibility(
            submissions="public", positions="public", objectors="public", counts=True, attribution="none"
        ),
        labels=(StatusLabel(key="legal", names={"fr": "toilette"}, level=3),),
    )
    told = [rule.term for each in (other, ASSEMBLY) for section in describe_procedure(each) for rule in section.rules]
    assert sorted(term for term, _now, _then in compare_procedures(ASSEMBLY, other)) == sorted(set(told))
