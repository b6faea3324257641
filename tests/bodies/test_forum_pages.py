"""Forums on pages: seen by whoever may know of them, opened, changed and closed by the secretariat."""

import pytest
from django.test import Client

from plenary.bodies.acts.forum import AskIn
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.queries import find_forum, list_forums
from plenary.record.act import Actor
from plenary.record.follower import catch_up
from plenary.record.reading import read_entries
from tests.bodies.conftest import Do, Sit, refused
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_forum import forum, gather, inside
from tests.bodies.test_pages import text

HALL = {"kind": "plenary", "room": "public", "mode": "recorded", "names": {"en": "The Hall", "fr": "La Salle"}}
HEADS = "Forum Kind Who is in the room What is kept Chair"
LEDE = "Home Forums Forums Where members meet: who is in the room, and what is kept of what is said there."
HALL_ROW = "The Hall Plenary meeting whoever wants to on the record of the body Chair"
FRIENDS_ROW = "Friends of the Chair Friends of the Chair members that are asked in in a record of its own Chair"


@pytest.fixture
def house(do: Do) -> Do:
    """A closed forum into which Fel was asked, and a public one."""
    gather(do)
    do(forum("hall", **HALL))
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    return do


def test_a_list_without_forums_says_so(do: Do, client: Client):
    assert text(client, "/demo/forums/") == f"{LEDE} No forum is open that you may know of."


def test_a_closed_forum_is_listed_for_those_who_are_in_it_and_for_nobody_else(house: Do, sit: Sit, client: Client):
    hidden = f"{LEDE} Open forums: 1 {HEADS} {HALL_ROW}"
    shown = f"{LEDE} Open forums: 2 {HEADS} {FRIENDS_ROW} {HALL_ROW}"
    assert {
        who: text(reader, "/demo/forums/")
        for who, reader in {
            "whoever asks": client,
            "asked in": sit("delegation:FEL"),
            "not asked in": sit("delegation:AND"),
            "presides": sit("office:chair"),
            "counts": sit("office:teller-1"),
        }.items()
    } == {"whoever asks": hidden, "asked in": shown, "not asked in": hidden, "presides": shown, "counts": hidden}


def test_a_closed_forum_is_not_there_for_others_whatever_they_ask(house: Do, sit: Sit, client: Client):
    asked_in, other = sit("delegation:FEL"), sit("delegation:AND")
    addresses = ("/demo/forums/friends/", "/demo/forums/friends.json", "/demo/forums/friends/report")
    assert [asked_in.get(address).status_code for address in addresses] == [200, 200, 200]
    assert [other.get(address).status_code for address in addresses] == [404, 404, 404]
    assert [client.get(address).status_code for address in addresses[:2]] == [404, 404]
    assert sit("office:teller-1").get("/demo/forums/friends/ask-in").status_code == 404
    assert [each["key"] for each in client.get("/demo/forums.json").json()["forums"]] == ["hall"]
    assert [each["key"] for each in asked_in.get("/demo/forums.json").json()["forums"]] == ["friends", "hall"]


def test_a_forum_says_who_is_in_the_room_what_is_kept_and_who_was_asked_in(house: Do, sit: Sit):
    told = (
        "Home Forums Friends of the Chair Friends of the Chair As at 23 November 2026 Show "
        "Kind Friends of the Chair Who is in the room members that are asked in What is kept in a record of its own "
        "Chair Chair Secretariat services it, and reads what is kept "
    )
    outcome = "What came of it Its chair has not carried an outcome to the body yet. "
    heads = "Who was asked in Who was asked in Member On this day Since Until "
    assert text(sit("delegation:FEL"), "/demo/forums/friends/") == (
        f"{told}{outcome}{heads}Fel ✓ takes part 1 January 2026"
    )
    chair = sit("office:chair")
    assert text(chair, "/demo/forums/friends/") == (
        f"{told}Ask a member in Carry its outcome to the body Change its names or its chair {outcome}{heads}"
        "Fel ✓ takes part 1 January 2026 Enter its last day"
    )
    assert text(chair, "/demo/forums/friends/?on=2025-01-01").endswith(
        "Fel ○ does not take part 1 January 2026 Enter its last day"
    )


def test_the_secretariat_that_does_not_service_a_forum_knows_of_it_and_not_who_is_in_it(do: Do, sit: Sit):
    gather(do, serviced=False)
    inside(AskIn(forum="friends", member="FEL", start="2026-01-01"), "1")
    officer = sit("secretariat")
    assert text(officer, "/demo/forums/friends/").endswith(
        "Secretariat does not service it, and does not read what is kept Change its names or its chair Close it "
        "What came of it Its chair has not carried an outcome to the body yet. "
        "Who was asked in Who takes part is known to those who are in it."
    )
    assert officer.get("/demo/forums/friends/ask-in").status_code == 404
    changed = fill(officer, "/demo/forums/friends/change", names__en="Friends", chair="secretariat")
    assert errors(changed) == {
        "chair": "✕ The secretariat does not preside over a forum that it does not service: choose another chair."
    }


def test_nothing_is_said_of_participants_where_nothing_is_kept(do: Do, client: Client):
    gather(do, key="informals", kind="informals", mode="nothing", serviced=False)
    assert text(client, "/demo/forums/informals/").endswith(
        "What is kept nothing but its outcome Chair Chair Secretariat does not service it What came of it "
        "Its chair has not carried an outcome to the body yet. Who was asked in Who takes part is not kept."
    )


def test_the_secretariat_opens_a_forum_and_what_is_wrong_stands_beside_its_field(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    right = {"forum": "draft", "kind": "drafting-group", "names__en": "Drafters", "room": "participants"}
    right |= {"mode": "recorded", "chair": "delegation:BOR", "parent": "hall", "serviced": "on"}
    for wrong, beside in (
        ({"forum": "Draft"}, {"forum": "✕ A key has up to 63 small letters, digits and hyphens, a letter first."}),
        ({"forum": "hall"}, {"forum": "✕ The key hall is, or was, a forum's."}),
        ({"names__en": ""}, {"names-en": "✕ This is needed."}),
        (
            {"room": "members", "mode": "closed"},
            {
                "mode": "✕ A log of its own is for a forum whose participants are asked in: "
                "choose that, or another record."
            },
        ),
    ):
        response = fill(officer, "/demo/forums/open", **{**right, **wrong})
        assert (response.status_code, errors(response)) == (422, beside)
        assert ('value="Drafters"' in response.content.decode()) is ("names__en" not in wrong)
    response = fill(officer, "/demo/forums/open", **right)
    assert (response.status_code, response["Location"]) == (303, "/demo/forums/")
    assert text(client, "/demo/forums/draft/").startswith(
        "Home Forums Drafters Drafters As at 23 November 2026 Show Kind Drafting group "
        "Who is in the room members that are asked in What is kept on the record of the body Chair Bor "
        "Set up by The Hall Secretariat services it What came of it "
    )
    assert text(client, "/demo/forums/draft/").endswith("Who was asked in Nobody has been asked in yet.")


def test_a_forum_below_a_closed_one_does_not_name_it_to_others(house: Do, sit: Sit, client: Client):
    house(forum("below", parent="friends", mode="recorded", names={"en": "Below"}))
    assert "Set up by" not in text(client, "/demo/forums/below/")
    inside = sit("delegation:FEL")
    assert "Set up by Friends of the Chair" in text(inside, "/demo/forums/below/")
    told = [reader.get("/demo/forums/below.json").json() for reader in (client, inside)]
    assert [each["parent"] for each in told] == [None, "friends"]


def test_the_chair_asks_members_in_and_enters_their_last_day_in_the_forums_own_log(house: Do, sit: Sit):
    chair = sit("office:chair")
    again = fill(chair, "/demo/forums/friends/ask-in", member="FEL", start="2026-03-01")
    assert errors(again) == {"start": "✕ FEL takes part from 2026-01-01 already: the two periods overlap."}
    asked = fill(chair, "/demo/forums/friends/ask-in", member="BOR", start="2026-02-01")
    assert (asked.status_code, asked["Location"]) == (303, "/demo/forums/friends/")
    left = fill(chair, "/demo/forums/friends/leave?member=BOR", member="BOR", end="2026-10-01")
    assert left.status_code == 303
    assert text(chair, "/demo/forums/friends/").endswith(
        "Bor ○ does not take part 1 February 2026 1 October 2026 Fel ✓ takes part 1 January 2026 Enter its last day"
    )


def test_a_forum_whose_log_has_not_begun_asks_nobody_in_yet(do: Do, sit: Sit):
    do(forum())
    officer = sit("secretariat")
    assert "Ask a member in" not in text(officer, "/demo/forums/friends/")
    assert officer.get("/demo/forums/friends/ask-in").status_code == 404


def test_the_chair_carries_the_outcome_to_the_body_in_the_readers_language(house: Do, sit: Sit, client: Client):
    chair = sit("office:chair")
    done = fill(chair, "/demo/forums/hall/report", words__en="All is agreed.", words__fr="Tout est convenu.")
    assert done.status_code == 303
    assert text(client, "/demo/forums/hall/").endswith("What came of it All is agreed.")
    french = client.get("/demo/forums/hall/", headers={"Accept-Language": "fr"}).content.decode()
    assert '<blockquote class="words" lang="fr" dir="auto"><p>Tout est convenu.</p></blockquote>' in french
    page = fill(sit("delegation:FEL"), "/demo/forums/hall/report", words__en="Nothing is agreed.")
    assert page.status_code == 422
    assert "Only the chair of the forum, office:chair, reports." in page.content.decode()
    assert "Nothing is agreed." in page.content.decode()


def test_a_stale_change_shows_both_versions_and_is_sent_again_on_purpose(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    page = officer.get("/demo/forums/hall/change").content.decode()
    other = fill(officer, "/demo/forums/hall/change", names__en="The Great Hall", chair="office:chair")
    assert other.status_code == 303
    stale = officer.post("/demo/forums/hall/change", carried(page, names__en="The Small Hall", chair="office:chair"))
    shown = stale.content.decode()
    assert stale.status_code == 422
    assert (
        '<tr><th scope="row">Name (English)</th><td data-label="As it stands now"><bdi>The Great Hall</bdi></td>'
        in shown
    )
    assert '<td data-label="As you typed it"><bdi>The Small Hall</bdi></td>' in shown
    again = officer.post("/demo/forums/hall/change", carried(shown, names__en="The Small Hall", chair="office:chair"))
    assert again.status_code == 303
    assert text(client, "/demo/forums/hall/").startswith("Home Forums The Small Hall The Small Hall Kind")


def test_who_is_in_a_changed_forum_stays_and_its_new_chair_reads_it(house: Do, sit: Sit):
    officer = sit("secretariat")
    fill(officer, "/demo/forums/friends/change", names__en="Friends", chair="delegation:BOR")
    assert "Fel ✓ takes part" in text(sit("delegation:BOR", role="alternate"), "/demo/forums/friends/")
    assert sit("office:chair").get("/demo/forums/friends/").status_code == 404


def test_a_closed_log_begins_also_where_the_forum_was_changed_before(do: Do, sit: Sit):
    opened = do(forum()).entry.sequence
    fill(sit("secretariat"), "/demo/forums/friends/change", names__en="Friends", chair="secretariat")
    catch_up("closed-logs", "demo")
    assert [entry.payload for entry in read_entries("demo.friends")] == [{"opened": opened}]


def test_a_forum_is_closed_for_good_and_is_read_as_it_stood(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    assert text(officer, "/demo/forums/hall/close") == (
        "Home Forums Close The Hall Close The Hall This is final: it opens no more, and its key is not given again. "
        "What is on the record stays there. For Secretariat Close The Hall"
    )
    sent = carried(officer.get("/demo/forums/hall/close").content.decode())
    closed = [officer.post("/demo/forums/hall/close", sent)["Location"] for _time in range(2)]
    assert closed == ["/demo/forums/", "/demo/forums/"]
    assert client.get("/demo/forums/hall/").status_code == 404
    assert (find_forum("demo", "hall"), [each.key for each in list_forums("demo")]) == (None, ["friends"])
    assert "The record as it stood after entry 6: later entries are left out." in text(
        client, "/demo/forums/hall/?at=6"
    )
    assert client.get("/demo/forums/friends/?at=6").status_code == 404


def test_only_the_secretariat_opens_changes_and_closes(house: Do, sit: Sit, client: Client):
    delegate = sit("delegation:FEL")
    for address in ("/demo/forums/open", "/demo/forums/hall/change", "/demo/forums/hall/close"):
        assert (client.get(address).status_code, delegate.get(address).status_code) == (303, 403)
    assert delegate.get("/demo/forums/friends/ask-in").status_code == 403


def test_the_chair_of_what_the_secretariat_does_not_service_hands_it_on_by_its_page(do: Do, sit: Sit):
    gather(do, key="hall", kind="plenary", room="public", mode="recorded")
    chair = sit("office:chair")
    do(forum(serviced=False))
    refused_there = fill(sit("secretariat"), "/demo/forums/friends/change", names__en="F", chair="delegation:BOR")
    assert errors(refused_there) == {
        "chair": "✕ The secretariat does not service friends: only its chair, office:chair, does this."
    }
    assert "Change its names or its chair" in text(chair, "/demo/forums/friends/")
    fill(chair, "/demo/forums/friends/change", names__en="Friends", chair="delegation:BOR")
    found = find_forum("demo", "friends")
    assert found is not None
    assert found.chair == "delegation:BOR"


def test_the_secretariat_presides_over_no_forum_that_it_does_not_service(do: Do):
    sentence = "The secretariat does not preside over a forum that it does not service: choose another chair."
    assert refused(do, forum(chair="secretariat", serviced=False), Actor("secretariat")) == (
        "bodies.unserviced",
        sentence,
        "chair",
    )


def test_the_hundred_and_first_forum_is_on_the_second_page(do: Do, client: Client):
    for number in range(101):
        do(forum(f"f{number:03}", **{**HALL, "names": {"en": f"Forum {number}"}}))
    first, second = text(client, "/demo/forums/"), text(client, "/demo/forums/?page=2")
    assert ("Open forums: 101" in first, first.endswith("Page 1 of 2 Next page")) == (True, True)
    assert second.endswith(
        f"{HEADS} Forum 100 Plenary meeting whoever wants to on the record of the body Chair Previous page Page 2 of 2"
    )


@pytest.mark.parametrize("address", ["/demo/forums/", "/demo/forums/f0/"])
def test_forums_cost_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    for number in range(30):
        do(AdmitMember(code=f"M{number}", names={"en": f"Member {number}"}, place=number + 1, start="2026-01-01"))
        do(forum(f"f{number}", mode="recorded"))
        do(AskIn(forum="f0", member=f"M{number}", start="2026-01-01"))
    with django_assert_max_num_queries(13):
        client.get(address)
