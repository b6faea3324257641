"""A text from its file to the first suggestions: an officer, two delegations, in two languages, one without script."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import sitting
from tests.web.house.conftest import House
from tests.web.house.test_serve import Site

FRAMEWORK = """# Framework on Shared Computing

## Article 1. Purpose

1. The Members shall cooperate in building what they share.

2. Each Member shall, within its means, train those who wish to learn.

## Article 2. Access

1. Access to the pool shall be open to all.
"""


def asked(tab: Page) -> list[str]:
    """The fields of the form that are shown, below the kind of suggestion."""
    fields = tab.locator("main form .field > :is(textarea, select, input)").all()
    return [each.get_attribute("name") or "" for each in fields if each.is_visible()]


def test_a_text_is_imported_and_a_suggestion_arrives_in_another_browser(
    house: House, cookies: dict[str, str], site: Site, browser: Browser, tmp_path: Path
):
    with sitting(browser, site, cookies["officer"], language="en", width=1280) as officer:
        file = tmp_path / "framework.md"
        file.write_text(FRAMEWORK, "utf-8")
        tab = officer.open("/demo/texts/open")
        tab.get_by_label("Key in the address").fill("framework")
        tab.get_by_label("Symbol").fill("A/1/L.4")
        tab.get_by_label("The text, as a Word file").set_input_files(file)
        tab.get_by_role("button", name="Read the file and show it").click()
        expect(tab.get_by_text("Provisions read from framework.md: 6.")).to_be_visible()
        officer.look()
        tab.get_by_role("button", name="Enter it on the record").click()
        expect(tab).to_have_url(f"{officer.address}/demo/texts/framework/")
        officer.look()
        officer.open("/demo/texts/")

    with (
        sitting(browser, site, cookies["borland"], language="ar", width=360) as borland,
        sitting(browser, site, cookies["arandia"], language="en", width=1280, script=False) as arandia,
    ):
        borland.open("/demo/texts/framework/a1.1")
        expect(borland.tab.locator("#suggestions + .empty")).to_be_visible()
        tab = arandia.open("/demo/texts/framework/a1.1")
        tab.get_by_role("link", name="Suggest other words").click()
        arandia.look()
        assert asked(tab) == ["words", "rationale"]
        tab.get_by_label("A new provision behind it").check()
        assert asked(tab) == ["words", "kind", "label", "rationale"]
        arandia.look()
        tab.get_by_label("Other words for this provision").check()
        words = tab.get_by_label("The words as you want them")
        words.fill(words.input_value().replace("shall", "should"))
        tab.get_by_label("Why").fill("It is not for this text to oblige.")
        tab.get_by_role("button", name="Preview").click()
        expect(tab.locator("#look del")).to_have_text("shall")
        expect(tab.locator("#look ins")).to_have_text("should")
        arandia.look()
        tab.get_by_role("button", name="Hand it in").click()
        expect(tab).to_have_url(f"{arandia.address}/demo/texts/framework/a1.1")
        expect(tab.locator(".suggestions h3")).to_have_text("Arandia")

        # The other delegation sees it arrive, and does nothing for it.
        expect(borland.tab.locator(".suggestions ins")).to_have_text("should", timeout=30_000)
        expect(borland.tab.locator("article ins")).to_have_text("should")
        borland.look()

        # It answers, in Arabic; whoever has no script sees that after reloading.
        borland.open("/demo/texts/framework/a1.1/suggest")
        borland.tab.locator("input[value=deletion]").check()
        assert asked(borland.tab) == ["rationale"]
        borland.tab.locator("button[name=look]").click()
        expect(borland.tab.locator("#look del")).to_be_visible()
        borland.look()
        borland.tab.locator("button:not([name])[type=submit].button").first.click()
        expect(borland.tab).to_have_url(f"{borland.address}/demo/texts/framework/a1.1")
        expect(borland.tab.locator(".suggestions > li")).to_have_count(2)
        borland.look()
        expect(arandia.tab.locator(".suggestions > li")).to_have_count(1)
        arandia.tab.reload()
        expect(arandia.tab.locator(".suggestions > li")).to_have_count(2)
        arandia.look()

    # Whoever has no seat sees the text, and no word that was suggested.
    status, page = site.ask("/demo/texts/framework/a1.1")
    assert (status, "shall cooperate" in page, "should" in page) == (200, True, False)

    assert site.end()[0] == 0
    assert house.run("record", "export", "-o", "pack.zip")[0] == 0
    code, _said, wrong = house.run("verify", "pack.zip")
    assert (code, wrong) == (0, "")
