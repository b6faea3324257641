"""What an officer does arrives on the pages that others have open: nobody loads them again."""

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import sitting
from tests.web.house.conftest import House
from tests.web.house.test_serve import Site

DOCUMENT = {"key": "note", "distribution": "general", "titles": {"en": "Note by the Secretariat"}}
CHAIR = {"office": "chair", "kind": "chair", "member": "ARA", "person": "C. Chair", "start": "2026-01-01"}
FORUM = {
    "key": "main",
    "names": {"en": "Main Committee"},
    "kind": "committee",
    "chair": "office:chair",
    "room": "members",
    "mode": "recorded",
    "serviced": True,
}


def test_the_acts_of_an_officer_arrive_on_the_lists_that_a_delegate_has_open(
    house: House, cookies: dict[str, str], site: Site, browser: Browser
):
    with (
        sitting(browser, site, cookies["officer"], language="en", width=1280) as officer,
        sitting(browser, site, cookies["borland"], language="en", width=1280) as borland,
    ):
        rooms = ("documents", "offices", "members", "forums", "delegations", "brief", "record/changes")
        tabs = {room: borland.context.new_page() for room in rooms}
        for room, tab in tabs.items():
            tab.goto(f"{borland.address}/demo/{room}{'' if room == 'record/changes' else '/'}")
        before = tabs["brief"].locator("#listed time").get_attribute("datetime") or ""
        for room in ("documents", "forums"):
            expect(tabs[room].locator("#listed .empty")).to_be_visible()

        tab = officer.open("/demo/members/admit")
        for name, value in {"names-en": "Camora", "code": "CAM", "place": "3", "start": "2026-01-01"}.items():
            tab.locator(f"[name={name}]").fill(value)
        tab.locator("main form button[type=submit]").last.click()
        expect(tab.get_by_role("link", name="Camora")).to_be_visible()
        for name, payload in {"document.register": DOCUMENT, "office.fill": CHAIR, "forum.open": FORUM}.items():
            assert "sequence" in house.act(name, payload)

        arrived = {
            "documents": "Note by the Secretariat",
            "offices": "Chair",
            "members": "Camora",
            "forums": "Main Committee",
            "delegations": "Camora",
            "record/changes": "forum.open",
        }
        for room, words in arrived.items():
            expect(tabs[room].locator("#listed").get_by_text(words).first).to_be_visible()
        expect(tabs["brief"].locator("#listed time")).not_to_have_attribute("datetime", before)


def test_a_list_that_somebody_is_at_is_left_alone_until_it_is_left(
    house: House, cookies: dict[str, str], site: Site, browser: Browser
):
    with sitting(browser, site, cookies["borland"], language="ar", width=360) as borland:
        tab = borland.open("/demo/members/")
        tab.locator("#listed a").first.focus()
        with tab.expect_response(lambda answer: answer.url.endswith("/demo/members/")):
            house.act("member.admit", {"names": {"en": "Camora"}, "code": "CAM", "place": 3, "start": "2026-01-01"})
        tab.wait_for_timeout(500)
        assert tab.locator("#listed tbody tr").count() == 2
        tab.locator("#on").focus()
        expect(tab.locator("#listed tbody tr")).to_have_count(3)
        borland.look()
