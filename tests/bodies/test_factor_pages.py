"""The pages of second factors: in our words, in our frame, and with a way on from each."""

import re
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.test import Client

from plenary.bodies.models import Account
from tests.bodies.conftest import Do
from tests.bodies.test_pages import text

PASSWORD = "quiet harbour lantern"
BACK = "Your account A second factor"


@pytest.fixture
def client(do: Do) -> Client:
    """Somebody with an authenticator app, a key and recovery codes, who has just given the password."""
    cache.clear()
    account = Account.objects.create_user("d@fel.example", PASSWORD, name="D. Delegate")
    TOTP.activate(account, generate_totp_secret())
    RecoveryCodes.activate(account)
    Authenticator.objects.create(user=account, type="webauthn", data={"name": "The key on the shelf", "credential": {}})
    client = Client()
    client.force_login(account)
    assert client.post("/account/reauthenticate/", {"password": PASSWORD}).status_code == 302
    return client


def remove(*kinds: str) -> None:
    Authenticator.objects.filter(type__in=kinds).delete()


PAGES = [
    "2fa/",
    "2fa/totp/deactivate/",
    "2fa/recovery-codes/",
    "2fa/recovery-codes/generate/",
    "2fa/webauthn/",
    "2fa/webauthn/add/",
    "2fa/webauthn/keys/KEY/edit/",
    "2fa/webauthn/keys/KEY/remove/",
    "2fa/reauthenticate/",
    "reauthenticate/",
    "password/change/",
    "logout/",
    "2fa/totp/activate/",
]


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_of_our_templates_and_has_a_way_back(client: Client, page: str):
    key = Authenticator.objects.get(type="webauthn").pk
    if page in ("2fa/totp/activate/", "2fa/webauthn/add/"):
        remove("totp", "webauthn")
    answer = client.get(f"/account/{page.replace('KEY', str(key))}")
    assert answer.status_code == 200
    ours = Path(__file__).resolve().parents[2] / "src"
    theirs = {str(part.origin) for part in answer.templates if part.origin} if answer.templates else {"none"}
    assert (
        sorted(origin for origin in theirs if not origin.startswith(str(ours)) and "django/forms" not in origin) == []
    )
    main = re.search(r"<main.*</main>", answer.content.decode(), re.DOTALL)
    assert main is not None
    back = "/" if page == "logout/" else "/account/second-factor/"
    assert f'href="{back}"' in main[0]


def test_the_page_of_all_second_factors_says_which_there_are_and_what_can_be_done(client: Client):
    assert text(client, "/account/2fa/") == (
        f"{BACK} Second factors of this account Second factors of this account "
        "Security keys and passkeys ✓ Added: 1 See, rename or remove them Add a security key or passkey "
        "Authenticator app ✓ An app is set up: its codes open this account behind the password. Take the app away "
        "Recovery codes Codes that were not used: 10 See the recovery codes Make new codes"
    )
    remove("recovery_codes")
    assert text(client, "/account/2fa/").endswith("Recovery codes ○ There are none yet. Make recovery codes")
    remove("totp", "webauthn")
    assert text(client, "/account/2fa/").endswith(
        "Security keys and passkeys ○ No security key or passkey has been added. Add a security key or passkey "
        "Authenticator app ○ No app is set up. Use an authenticator app "
        "Recovery codes ○ They are made together with the first key or app."
    )


def test_recovery_codes_are_shown_and_lead_on(client: Client):
    codes = RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes()
    assert text(client, "/account/2fa/recovery-codes/") == (
        f"{BACK} Recovery codes Recovery codes Each opens the account once when the key or the app is not at hand. "
        "Print them, and keep them apart from this device. Codes that were not used: 10 "
        f"{' '.join(codes)} Download the codes Make new codes "
        "Back to the second factors · On to the bodies of this site"
    )
    page = client.post("/account/2fa/recovery-codes/generate/", follow=True).content.decode()
    assert ("Codes that were not used: 10" in page, codes[0] in page) == (True, False)


def test_a_key_has_a_name_from_the_start(client: Client):
    remove("webauthn")
    page = client.get("/account/2fa/webauthn/add/").content.decode()
    assert re.search(r'<input type="text" name="name" value="([^"]*)"', page)[1] == "Key 1"


def test_what_was_done_is_told_in_our_words(client: Client):
    page = client.post("/account/2fa/totp/deactivate/", follow=True).content.decode()
    assert "The authenticator app is taken away." in page


def test_the_ways_to_confirm_are_called_in_the_readers_language(client: Client):
    page = client.get("/account/reauthenticate/", headers={"Accept-Language": "fr"}).content.decode()
    assert re.findall(r'<a class="button plain" href="/account/2fa/[^"]*">([^<]+)</a>', page) == [
        "Utiliser l’application ou un code de récupération",
        "Utiliser une clé de sécurité ou d’accès",
    ]
    assert "/account/password/reset/" not in page, "without mail that page answers nobody"


def test_a_wrong_first_code_is_said_beside_the_field(client: Client):
    remove("totp")
    client.get("/account/2fa/totp/activate/")
    page = client.post("/account/2fa/totp/activate/", {"code": "000"}).content.decode()
    assert "The six figures that the app shows" in page
    assert re.search(r'id="id_code_error"[^>]*>.*Incorrect code', page)
    assert "This is needed." in client.post("/account/2fa/totp/activate/", {"code": ""}).content.decode()
