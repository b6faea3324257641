"""Of several forms that were sent when the session had ended, each comes back at its own address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from plenary.bodies import typed
from plenary.bodies.acts.coordination import NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Account
from plenary.record.reading import read_entries
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried

ADMIT = "/demo/members/admit"
DROP = "/demo/members/admit?anew"
FORM = "/demo/groups/form"
ITEM = "/demo/groups/COAST/items/declare"


def begin(client: Client, address: str, **values: str) -> dict[str, str]:
    return carried(client.get(address).content.decode(), **values)


def leave(client: Client, *sent: tuple[str, dict[str, str]]) -> None:
    """The session ends, forms are sent that were open still, and the same person signs in."""
    person = Account.objects.get(pk=client.session["_auth_user_id"])
    client.logout()
    for address, form in sent:
        assert client.post(address, form)["Location"] == f"/account/login/?next={address}"
    client.force_login(person)


def find(client: Client, address: str) -> str:
    """The code that stands in the form of a page."""
    return str(client.get(address).context["form"].initial.get("code", ""))


def test_two_forms_that_were_lost_in_one_session_are_given_back_each_at_its_own_address(do: Do, sit: Sit):
    client = sit("secretariat")
    member = begin(client, ADMIT, code="FEL", names__en="Felunda")
    group = begin(client, FORM, code="COAST", names__en="Coast")
    leave(client, (ADMIT, member), (FORM, group))
    assert [find(client, address) for address in (FORM, ADMIT, FORM, ADMIT)] == ["COAST", "FEL", "COAST", "FEL"]


def test_a_form_stays_until_it_is_sent_or_begun_anew_whatever_is_asked_meanwhile(do: Do, sit: Sit):
    client = sit("secretariat")
    typed_in = {"code": "FEL", "names__en": "Fel", "place": "1", "start": "2026-01-01", "standing": "member"}
    leave(client, (ADMIT, begin(client, ADMIT, **typed_in)), (FORM, begin(client, FORM, code="COAST")))
    for ask in (client.head, client.get, client.head):
        assert ask(ADMIT).status_code == 200
    assert client.head(f"{ADMIT}?anew").status_code == 200
    first, second = (client.get(ADMIT) for _window in range(2))
    assert '<a href="?anew">Begin with an empty form</a>' in first.content.decode()
    for page in (first, second):
        assert client.post(ADMIT, carried(page.content.decode(), **typed_in)).status_code == 303
    assert [entry.act for entry in read_entries("demo")].count("member.admit") == 1
    assert [find(client, ADMIT), find(client, FORM), find(client, f"{FORM}?anew"), find(client, FORM)] == [
        "",
        "COAST",
        "",
        "",
    ]


def test_two_of_one_address_come_back_one_after_the_other_and_one_that_was_sent_twice_once(do: Do, sit: Sit):
    client = sit("secretariat")
    first, second = begin(client, ADMIT, code="FEL"), begin(client, ADMIT, code="AND")
    leave(client, (ADMIT, first), (ADMIT, second), (ADMIT, {**first, "code": "FELU"}))
    assert [find(client, address) for address in (ADMIT, ADMIT, DROP, ADMIT, DROP, ADMIT)] == [
        "FELU",
        "FELU",
        "",
        "AND",
        "",
        "",
    ]


def test_what_is_sent_takes_none_of_the_others_along(do: Do, sit: Sit):
    client = sit("secretariat")
    first = begin(client, ADMIT, code="FEL", names__en="Fel", place="1", start="2026-01-01", standing="member")
    second, group = begin(client, ADMIT, code="AND"), begin(client, FORM, code="COAST")
    leave(client, (FORM, group), (ADMIT, second), (ADMIT, first))
    # Sent as it was, from the page that is open still: it is not given back, and the others are.
    assert client.post(ADMIT, first).status_code == 303
    assert read_entries("demo")[-1].payload["code"] == "FEL"
    assert [find(client, address) for address in (ADMIT, FORM, DROP, ADMIT)] == ["AND", "COAST", "", ""]


def test_what_was_typed_for_another_seat_stays_until_it_is_sent_and_the_others_with_it(do: Do, sit: Sit):
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    for place, code in enumerate(("FEL", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
        do(JoinGroup(group="COAST", member=code, start="2026-01-01"))
    do(NameCoordinator(group="COAST", member="FEL", start="2026-01-01"))
    person = sit("delegation:FEL")
    assert person.post("/demo/seats/", {"seat": "group:COAST"}).status_code == 303
    typed_for = {"start": "2026-12-01", "members": "AND"}
    first, second = begin(person, ITEM, item="one", **typed_for), begin(person, ITEM, item="two", **typed_for)
    do(ReleaseCoordinator(group="COAST", member="FEL", end="2026-11-23"))
    for item in ("one", "two"):
        do(NameCoordinator(group="COAST", member="FEL", item=item, start="2026-01-01"))
    for form in (first, second):
        assert person.post(ITEM, form).status_code == 403
    for item in ("two", "two"):
        page = person.get(ITEM)
        assert page.context["form"].initial["item"] == item
    sent = carried(page.content.decode(), item="two", **typed_for)
    assert person.post(ITEM, sent).status_code == 303
    assert person.get(ITEM).context["form"].initial["item"] == "one"


def test_twenty_are_kept_of_more_the_newest(do: Do, sit: Sit):
    client = sit("secretariat")
    forms = [begin(client, ADMIT, code=f"M{number}") for number in range(22)]
    leave(client, *((ADMIT, form) for form in forms))
    shown = [find(client, address) for _turn in range(20) for address in (ADMIT, DROP)]
    assert (shown[::2], find(client, ADMIT)) == ([f"M{number}" for number in range(21, 1, -1)], "")


def test_no_more_is_kept_than_a_session_bears(do: Do, sit: Sit):
    client = sit("secretariat")
    forms = [begin(client, ADMIT, code=f"M{number}", names__en="e" * 90_000) for number in range(8)]
    leave(client, *((ADMIT, form) for form in forms))
    held = client.session["typed"]
    assert sum(map(len, held)) <= typed.LARGEST
    assert find(client, ADMIT) == "M7"


def test_after_an_hour_none_comes_back_and_what_an_earlier_release_kept_does(
    do: Do, sit: Sit, monkeypatch: pytest.MonkeyPatch
):
    client = sit("secretariat")
    form = begin(client, ADMIT, code="FEL")
    account = int(client.session["_auth_user_id"])
    session = client.session
    session["typed"] = signing.dumps([account, ADMIT, {"code": "OLD"}], salt="plenary.bodies.typed")
    session.save()
    assert [find(client, ADMIT), find(client, DROP), find(client, ADMIT)] == ["OLD", "", ""]
    leave(client, (ADMIT, form))
    later = datetime.now(tz=UTC) + timedelta(minutes=61)
    monkeypatch.setattr("time.time", later.timestamp)
    assert client.get(ADMIT).context["kept"] is False
