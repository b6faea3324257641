"""A passkey of a device and a key that is plugged in open an account, as far as a browser can play them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect

from tests.browser import violations
from tests.web.house.test_serve import Site

PASSKEY = {"transport": "internal", "hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
"""The lock of a laptop or telephone."""

PLUGGED = {"transport": "usb", "hasResidentKey": False, "hasUserVerification": False}
"""A key without a screen or buttons, for a shared computer."""


PASSWORD = "a long password"


@contextmanager
def signed_in(browser: Browser, address: str, cookie: str) -> Iterator[Page]:
    """The browser of somebody who is signed in. A browser knows keys by the name of a site, and not by its number."""
    context = browser.new_context(locale="en")
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    yield context.new_page()
    context.close()


def plug(tab: Page, authenticator: Mapping[str, object]) -> None:
    """Give the browser of a tab such an authenticator, which says yes to everything."""
    session = tab.context.new_cdp_session(tab)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "automaticPresenceSimulation": True, **authenticator}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def add_key(tab: Page, address: str, name: str, *, passwordless: bool) -> None:
    """Register the authenticator of a tab with the account that is signed in there."""
    tab.goto(f"{address}/account/second-factor/")
    tab.get_by_role("link", name="Add a security key or passkey").click()
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Confirm").click()
    tab.get_by_label("What the key is called").fill(name)
    tab.get_by_label("It opens the account without a password").set_checked(passwordless)
    tab.get_by_role("button", name="Add it").click()
    tab.wait_for_url(lambda url: not url.endswith("/add/"))
    tab.goto(f"{address}/account/2fa/webauthn/")
    expect(tab.get_by_role("main")).to_contain_text(name)


def test_a_passkey_opens_an_account_alone_and_a_plain_key_behind_the_password_until_it_is_removed(
    browser: Browser, site: Site, cookies: Mapping[str, str]
) -> None:
    address = f"http://localhost:{site.port}"
    brief = f"{address}/demo/brief/"
    with signed_in(browser, address, cookies["officer"]) as tab:
        plug(tab, PASSKEY)
        add_key(tab, address, "The laptop of the desk", passwordless=True)
        tab.context.clear_cookies()
        tab.goto(f"{address}/account/login/?next=/demo/brief/")
        tab.get_by_role("button", name="Sign in with a passkey").click()
        tab.wait_for_url(brief)
        expect(tab.get_by_role("banner")).to_contain_text("Officer")
    with signed_in(browser, address, cookies["borland"]) as tab:
        plug(tab, PLUGGED)
        add_key(tab, address, "The key on the shelf", passwordless=False)
        tab.context.clear_cookies()
        tab.goto(f"{address}/account/login/?next=/demo/brief/")
        tab.get_by_label("E-mail address").fill("borland@plenary.example")
        tab.get_by_label("Password").fill(PASSWORD)
        tab.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
        tab.wait_for_url("**/2fa/authenticate/**")
        tab.get_by_role("button", name="security key").click()
        tab.wait_for_url(brief)
        expect(tab.get_by_role("banner")).to_contain_text("Borland")
        tab.goto(f"{address}/account/2fa/webauthn/")
        assert violations(tab) == []
        tab.get_by_role("link", name="Remove").click()
        if tab.url.startswith(f"{address}/account/reauthenticate"):
            tab.get_by_label("Password").fill(PASSWORD)
            tab.get_by_role("button", name="Confirm").click()
        tab.get_by_role("main").get_by_role("button", name="Remove").click()
        tab.wait_for_url(f"{address}/account/2fa/webauthn/")
        expect(tab.get_by_role("main")).to_contain_text("No security key or passkey has been added.")
        tab.goto(f"{address}/account/sessions/")
        expect(tab.get_by_role("main")).to_contain_text("this one")
        assert violations(tab) == []
