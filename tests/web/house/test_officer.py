"""The first officer: appointed when the installation begins, and invited by an address that opens once."""

import re
import tarfile

import pytest

from tests.web.house.conftest import House
from tests.web.house.test_serve import Site, site
from tests.web.house.visitor import Visitor

__all__ = ["site"]

PASSWORD = "quiet harbour lantern"


def begin(house: House, *words: str) -> str:
    """The invitation that ``init`` prints."""
    code, out, err = house.run("init", "--folder", "new", "--body", "forum", "--name", "Forum", *words)
    assert (code, err) == (0, "")
    told = (
        "Then the first officer opens this address, once and within a week, and sets a password and a second factor: "
    )
    return out.splitlines()[-1].removeprefix(told)


def test_an_installation_begins_with_an_officer_whose_name_is_private_and_an_address_for_that_person(house: House):
    assert re.fullmatch(r"http://localhost:8000/invitation/[\w-]{32}/", begin(house, "--officer", "S. Tern"))
    house.run("record", "export", "--folder", "new", "-o", "public.zip")
    house.run("record", "export", "--folder", "new", "-o", "full.zip", "--full")
    assert [b"S. Tern" in (house.desk / name).read_bytes() for name in ("public.zip", "full.zip")] == [False, True]


def test_the_address_is_that_of_the_site_once_https_stands_before_it_and_until_then_of_this_machine(house: House):
    named = ("--folder", "named", "--body", "new", "--name", "New", "--host", "ai.example")
    code, out, note = house.run("init", *named)
    assert (code, note) == (
        0,
        "The address is that of this machine, on which alone the site answers now. Once HTTPS stands before it and "
        "PLENARY_BEHIND_PROXY=yes is set, https://ai.example/ takes the place of what stands before “invitation”.\n",
    )
    assert re.search(r"http://localhost:8000/invitation/[\w-]{32}/$", out)
    house.environment["PLENARY_BEHIND_PROXY"] = "yes"
    code, out, note = house.run("invite", "--folder", "named")
    assert (code, note) == (0, "")
    assert re.search(r"https://ai\.example/invitation/[\w-]{32}/$", out)


def test_the_first_officer_makes_an_account_by_the_address_once_and_sits_for_the_secretariat(house: House, site: Site):
    asked = house.ask("invite")
    assert (asked["seat"], asked["number"]) == ("secretariat", 6)
    address = asked["invitation"].removeprefix(f"http://localhost:{site.port}")
    visitor = Visitor(site.port)
    status, _address, page = visitor.ask(address)
    assert (status, "You are invited to act for Secretariat in Demonstration Assembly." in page) == (200, True)
    given = {"name": "S. Tern", "email": "s@tern.example", "password": PASSWORD, "again": PASSWORD}
    assert visitor.send(address, given)[:2] == (200, "/account/second-factor/")
    assert visitor.ask(address)[0] == 410
    status, address, page = visitor.ask("/demo/members/admit")
    assert (address, "Whoever acts for a seat signs in with a password and with one thing more" in page) == (
        "/account/second-factor/",
        True,
    )


@pytest.mark.parametrize("key", ["account", "api", "health", "invitation", "language"])
def test_no_body_is_hidden_behind_the_sites_own_pages(house: House, key: str):
    assert house.run("init", "--folder", "new", "--body", key, "--name", "Forum") == (
        2,
        "",
        f"{key} cannot be the key of a body: pages of the site itself stand there; choose another key.\n",
    )
    assert not (house.desk / "new").exists()


def test_a_new_invitation_ends_the_one_before(house: House, site: Site):
    first, second = (
        house.ask("invite")["invitation"].removeprefix(f"http://localhost:{site.port}") for _time in range(2)
    )
    visitor = Visitor(site.port)
    assert [visitor.ask(address)[0] for address in (first, second)] == [410, 200]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("delegation:ARA",), "Nobody is appointed to delegation:ARA in demo.\n"),
        (("--number", "99"), "Which appointment to secretariat is meant? Name one of these with --number: 6.\n"),
    ],
)
def test_an_invitation_needs_an_appointment(house: House, words: tuple[str, ...], sentence: str):
    assert house.run("invite", *words) == (2, "", sentence)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "ar,Arandia",
            "The table of members has the code “ar”: a body's codes are capital letters, digits and hyphens, a letter "
            "first, 16 at most; mend it there.\n",
        ),
        (
            f"ARA,{'A' * 301}",
            "The table of members calls ARA what no member can be called in column “en”: mend it there.\n",
        ),
    ],
)
def test_a_table_with_a_member_that_no_body_can_have_begins_nothing(house: House, line: str, told: str):
    (house.desk / "wrong.csv").write_text(f"code,name\n{line}\n", "utf-8")
    words = ("--folder", "new", "--body", "forum", "--name", "Forum", "--members", "wrong.csv")
    assert house.run("init", *words) == (3, "", told)
    assert not (house.desk / "new").exists()


@pytest.mark.parametrize("host", ["https://forum.example/", "forum.example/ai", "", "a b"])
def test_the_name_of_a_site_is_given_alone(house: House, host: str):
    words = ("--folder", "new", "--body", "forum", "--name", "Forum", "--host", host)
    assert house.run("init", *words) == (
        2,
        "",
        f"“{host}” is not the name of a site: give it alone, as forum.example or forum.example:8443.\n",
    )
    assert not (house.desk / "new").exists()


def test_the_address_has_the_port_at_which_the_site_is_served_or_was_last(house: House, site: Site):
    address = f"http://localhost:{site.port}/invitation/"
    code, out, err = house.run("invite")
    assert (code, err, out.splitlines()) == (
        0,
        "",
        [f"Whoever opens this address, once and within a week, acts for secretariat: {out.split()[-1]}"],
    )
    assert out.split()[-1].startswith(address)
    assert site.end()[0] == 0
    assert house.ask("invite")["invitation"].startswith(address)
    assert house.run("backup", "-o", "house.tar")[0] == 0
    with tarfile.open(house.desk / "house.tar") as backup:
        assert "served" not in backup.getnames()


def test_before_the_site_is_served_it_is_said_how_the_port_comes_to_be_there(house: House):
    code, out, err = house.run("invite", "--folder", "house")
    assert (code, err, out.splitlines()[0]) == (
        0,
        "",
        "The site was not served yet: the address has the port 8000, which plenary serve --folder house takes; with "
        "another --port it has that one.",
    )
    assert re.search(r"http://localhost:8000/invitation/[\w-]{32}/$", out)
