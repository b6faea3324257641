"""Who takes back what was said for a group that is there no longer."""

from plenary.bodies.acts.group import DissolveGroup, JoinGroup, LeaveGroup
from plenary.record.act import Actor
from plenary.record.models import Log
from plenary.record.reading import find_entry
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.posting import carried
from tests.rulemaking.texts.conftest import BOR, COAST, suggest

__all__ = ["sit"]

PAGE = "/demo/texts/framework/a1.1"


def test_what_a_dissolved_group_suggested_is_taken_back_by_a_member_of_its_last_day_alone(text: Do, sit: Sit):
    for member in ("AND", "BOR"):
        text(JoinGroup(group="COAST", member=member, start="2026-01-01"))
    numbers = [text(suggest(place, "Other words."), COAST).entry.sequence for place in ("a1.1", "a2.1")]
    text(LeaveGroup(group="COAST", member="BOR", end="2026-11-01"))
    text(DissolveGroup(code="COAST"))
    own, former, officer = sit("delegation:AND"), sit("delegation:BOR"), sit("secretariat")
    form = f"/demo/texts/framework/suggestions/{numbers[0]}/withdraw"
    assert [form in client.get(PAGE).content.decode() for client in (own, former, officer)] == [True, False, False]
    refusal = former.post(form, carried(former.get(form).content.decode()))
    assert "Only who handed a suggestion in can take it back." in refusal.content.decode()
    withdraw = WithdrawSuggestion(instrument="framework", suggestion=numbers[0])
    sentence = "Only who handed a suggestion in can take it back."
    assert refused(text, withdraw, BOR) == ("rulemaking.own", sentence, "suggestion")
    gone = "There is no seat group:COAST here: act on behalf of one that there is."
    assert refused(text, withdraw, Actor("secretariat", "group:COAST"))[1] == gone
    sent = own.post(form, carried(own.get(form).content.decode()))
    assert sent.status_code == 303
    entry = find_entry("demo", Log.objects.get().size)
    assert (entry.act, entry.seat, entry.behalf) == ("suggestion.withdraw", "delegation:AND", None)
    rows = Suggestion.rows.at().order_by("number").values_list("number", "seat", "status")
    assert list(rows) == [(numbers[0], "group:COAST", "withdrawn"), (numbers[1], "group:COAST", "standing")]
