"""The demonstration starts on no real record, and answers no other machine."""

import shutil
from pathlib import Path

import pytest
from django.test import RequestFactory

from plenary.web.demo.guard import is_of_this_machine
from tests.web.demo.conftest import Demo, run
from tests.web.house.conftest import begun

__all__ = ["begun"]

SENTENCE = "The record of demo is not that of a demonstration: nobody may enter it without signing in."


def test_the_site_does_not_start_on_a_real_record(begun: Path, tmp_path: Path):
    shutil.copytree(begun, tmp_path / "house")
    done = run("-c", "import plenary.web.wsgi", settings="plenary.web.settings.demo", folder=tmp_path / "house")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, f"plenary.kit.refusal.Refusal: {SENTENCE}")


@pytest.mark.parametrize("fresh", [False, True])
def test_the_command_leaves_a_real_installation_as_it_is(begun: Path, tmp_path: Path, fresh: bool):
    folder = tmp_path / "site"
    shutil.copytree(begun, folder)
    refused = Demo(folder, fresh=fresh)
    code, err = refused.end()
    assert (refused.said, code, err.splitlines()[-1]) == ("", 1, f"plenary.kit.refusal.Refusal: {SENTENCE}")
    assert (folder / "plenary.sqlite3").exists()


@pytest.mark.parametrize(
    ("given", "answered"),
    [
        ({"REMOTE_ADDR": "127.0.0.1"}, True),
        ({"REMOTE_ADDR": "127.8.0.1"}, True),
        ({"REMOTE_ADDR": "::1"}, True),
        ({"REMOTE_ADDR": "192.0.2.7"}, False),
        ({"REMOTE_ADDR": ""}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, False),
        ({"REMOTE_ADDR": "127.0.0.1", "HTTP_FORWARDED": "for=192.0.2.7"}, False),
    ],
)
def test_only_this_machine_is_answered(given: dict[str, str], answered: bool):
    assert is_of_this_machine(RequestFactory().get("/try/", **given)) is answered
