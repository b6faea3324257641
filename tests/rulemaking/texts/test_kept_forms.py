"""Every form comes back after an expired session exactly as it was left: empty where it was emptied, too."""

from django.test import Client
from lxml import html

from plenary.bodies.acts.category import DeclareCategory
from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.group import JoinGroup
from plenary.bodies.acts.readership import ReaddressDocument
from plenary.bodies.acts.weight import DeclareWeight
from plenary.bodies.forms.act import ActForm
from plenary.bodies.models import Account
from plenary.bodies.store import open_store
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.position import DeclarePosition
from tests.bodies.conftest import Do, Sit, sit
from tests.bodies.posting import fill
from tests.bodies.test_document import register, version
from tests.rulemaking.texts.conftest import AND, BOR, COAST, suggest
from tests.rulemaking.texts.test_submission_pages import LETTER, hand_in

__all__ = ["sit"]

FORMS = (
    "rules/adopt",
    "members/admit",
    "members/BOR/name",
    "members/BOR/grant",
    "members/BOR/suspend",
    "members/BOR/withdraw",
    "members/BOR/appoint",
    "members/BOR/release/{number}",
    "delegations/BOR/credentials/receive",
    "record/{number}/erase",
    "stakeholders/propose",
    "stakeholders/LAB/object",
    "stakeholders/LAB/accredit",
    "stakeholders/LAB/remove",
    "offices/fill",
    "offices/desk/vacate",
    "forums/open",
    "forums/friends/change",
    "forums/friends/close",
    "forums/friends/ask-in",
    "forums/friends/leave",
    "forums/friends/report",
    "categories/declare",
    "categories/ISLE/change",
    "categories/ISLE/drop",
    "categories/ISLE/list",
    "categories/ISLE/unlist",
    "weights/declare",
    "weights/shares/change",
    "weights/shares/drop",
    "weights/shares/set",
    "groups/form",
    "groups/join",
    "groups/COAST/leave",
    "groups/COAST/items/declare",
    "groups/COAST/dissolve",
    "groups/COAST/coordinators/name",
    "groups/COAST/coordinators/release",
    "documents/new",
    "documents/draft/withdraw",
    "documents/coast/audience",
    "documents/draft/en/withdraw",
    "texts/open",
    "texts/framework/issue",
    "texts/other/withdraw",
    "texts/framework/a1.1/suggest",
    "texts/framework/a1.1/declare",
    "texts/framework/a1.1/mark",
    "texts/framework/positions/{position}/withdraw",
    "texts/framework/suggestions/{suggestion}/withdraw",
    "texts/framework/submissions/hand-in",
    "texts/framework/submissions/{file}/",
    "texts/framework/submissions/{file}/withdraw",
)
#: A form of whoever presides alone: choices without one that is made beforehand.
OF_THE_CHAIR = {"ReceiveForm"}
CARRIED = {"csrfmiddlewaretoken", "key", "basis", "author", "prepared", "acting", "once", "looked", "file"}


def leaves(kind: type) -> set[str]:
    """The names of all the forms that there are."""
    below = kind.__subclasses__()
    return set().union(*map(leaves, below)) if below else {kind.__name__}


def read(page: str) -> tuple[dict[str, list[str]], dict[str, list[list[str]]]]:
    """What a browser would send of the form of a page as it is, and, of each field, two ways to leave it."""
    [form] = [each for each in html.fromstring(page).xpath("//main//form") if each.xpath(".//input[@name='author']")]
    sent: dict[str, list[str]] = {}
    ways: dict[str, list[list[str]]] = {}
    for each in form.xpath(".//input[@name]|.//select|.//textarea"):
        is_box = each.get("type") in ("checkbox", "radio")
        name, value = each.get("name"), each.get("value", "on" if is_box else "")
        if each.tag == "select":
            options = [option.get("value") for option in each.xpath(".//option")]
            chosen = [option.get("value") for option in each.xpath(".//option[@selected]")]
            sent[name], ways[name] = chosen[:1] or options[:1], [options[:1], options[-1:]]
        elif is_box:
            sent[name] = sent.get(name, []) + [value] * (each.get("checked") is not None)
            before = ways.get(name, [[], []])[1] if each.get("type") == "checkbox" else []
            ways[name] = [[], [*before, value]]
        else:
            sent[name] = [(each.text or "").removeprefix("\n") if each.tag == "textarea" else value]
            ways[name] = [[""], ["2026-05-05"]]
    return sent, {name: way for name, way in ways.items() if name not in CARRIED}


def leave_and_come_back(client: Client, address: str, sent: dict[str, list[str]]) -> dict[str, list[str]]:
    """Send a form when the session has ended, sign in again, and read the form that is there then."""
    person = Account.objects.get(pk=client.session["_auth_user_id"])
    client.logout()
    assert client.post(address, sent).status_code == 303
    client.force_login(person)
    return read(client.get(address).content.decode())[0]


def test_every_form_comes_back_as_it_was_left(public: Do, sit: Sit):
    officer = sit("secretariat")
    for member in ("BOR", "AND"):
        public(JoinGroup(group="COAST", member=member, start="2026-01-01"))
    public(NameCoordinator(group="COAST", member="BOR", start="2026-01-01"))
    public(DeclareCategory(code="ISLE", names={"en": "Small islands"}, source="List", as_of="2025-12-31"))
    public(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale of 2026"))
    public(OpenInstrument(instrument="other", titles={"en": "Other"}, symbol="A/1/L.5", language="en"))
    words = suggest("a1.1", "The Members should cooperate.", public=True)
    suggestion = public(words, AND).entry.sequence
    said = {"instrument": "framework", "on_version": 1, "provision": "a1.1", "for_whom": "members"}
    position = DeclarePosition(**said, private_declaration={"on": None, "stance": "retains", "note": ""})
    declared = public(position, BOR).entry.sequence
    open_store().put(b"words")
    register(public, "draft")
    of_coast = {"key": "coast", "distribution": "restricted", "for_whom": "group:COAST"}
    public(RegisterDocument.model_validate({**of_coast, "private_titles": {"en": "Coast"}}))
    public(ReaddressDocument(key="coast", for_whom="members"), COAST)
    public(version("draft"))
    number = public(AppointDelegate(member="BOR", role="head", person="H. Head", binds=True)).entry.sequence
    until = "2026-12-07T18:00"
    fill(officer, "/demo/stakeholders/propose", code="LAB", names__en="Open Laboratory", until=until)
    forum = {"forum": "friends", "kind": "friends-of-the-chair", "names__en": "Friends", "room": "participants"}
    fill(officer, "/demo/forums/open", **forum, mode="recorded", chair="secretariat", serviced="on")
    handed = {"behalf": "delegation:AND", "channel": "email", "received": "2026-11-20"}
    file = hand_in(officer, LETTER, "letter.txt", **handed).split("/")[-2]
    seen, otherwise = set(), []
    for each in FORMS:
        address = f"/demo/{each.format(number=number, suggestion=suggestion, position=declared, file=file)}"
        page = officer.get(address)
        assert page.status_code == 200, address
        seen.add(type(page.context["form"]).__name__)
        shown, ways = read(page.content.decode())
        for way in (0, 1):
            left = shown | {name: each[way] for name, each in ways.items()}
            back = leave_and_come_back(officer, address, left)
            otherwise += [(address, name, left[name], back[name]) for name in ways if back[name] != left[name]]
    assert otherwise == []
    assert leaves(ActForm) - seen == OF_THE_CHAIR
