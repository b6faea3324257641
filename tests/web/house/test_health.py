"""What /health says to whoever watches a site."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from plenary.record.act import Actor
from plenary.record.models import Cursor, Log
from plenary.record.perform import perform_all
from plenary.web import health
from tests.record.ledger.acts import WritePage
from tests.web.house.conftest import ROOT

ASK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
os.environ["PLENARY_TEST_POSTGRES"] = "/nowhere"
import django
django.setup()
from django.test import Client
from django.test.utils import setup_test_environment
setup_test_environment()
answer = Client().get("/health")
print(answer.status_code, answer.content.decode())
"""


def test_a_site_is_well_until_a_follower_is_far_behind(db: None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(health, "LAGGING", 2)
    for body in ("demo", "demo.closed"):
        Log.objects.create(body=body, origin=f"plenary.example/{body}")
    assert Client().get("/health").json()["status"] == "well"
    acts = [WritePage(words=f"{number}") for number in range(3)]
    perform_all(acts, actor=Actor("secretariat"), body="demo", key="three")
    answer = Client().get("/health")
    assert (answer.status_code, answer["Cache-Control"], answer.json()["status"]) == (200, "no-store", "lagging")
    told = answer.json()["followers"]
    assert {(each["body"], each["behind"]) for each in told} == {("demo", 3)}
    for each in told:
        Cursor.objects.create(follower=each["follower"], body="demo", sequence=2)
    assert Client().get("/health").json()["status"] == "well"


def test_a_site_whose_database_does_not_answer_is_down():
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == '503 {"status": "down", "followers": []}\n'
