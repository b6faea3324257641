"""A suggestion is heard of by its address, whoever its words are for; of the words, nothing is heard."""

from plenary.record.live.event import Event, list_events
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import AND, BOR, issue, suggest


def test_what_is_for_the_members_is_announced_by_its_address_alone(text: Do):
    first = text(suggest("a1.1", "The Members should cooperate."), AND).entry.sequence
    text(suggest("a1.2", "Nobody is obliged.", "insertion", kind="paragraph"), BOR)
    issue(text, number=2)
    assert list_events({"demo": first - 1}, {"demo": first + 4}) == [
        Event("demo", first, ("texts/framework/a1.1",)),
        Event("demo", first + 1, ("texts/framework/a1.2.b",)),
        Event("demo", first + 2, ("documents/framework-2",)),
        Event("demo", first + 3, ("documents/framework-2",)),
        Event("demo", first + 4, ("texts/framework/versions",)),
    ]
