"""Entering with one click is there under the settings of the demonstration, and under no other."""

import json
import shutil
from pathlib import Path

import pytest

from plenary.web import settings
from plenary.web.settings import https
from tests.web.demo.conftest import ENVIRONMENT, ROOT, run
from tests.web.house.test_production import environment

MODULES = sorted(file.stem for file in Path(next(iter(settings.__path__))).glob("*.py") if file.stem != "__init__")
PART = "https"
"""No settings to run with: a part of others, with neither addresses nor applications."""
LOOK = """
import importlib, json, os, sys
given = importlib.import_module(os.environ["DJANGO_SETTINGS_MODULE"])
given.SECRET_KEY = given.SECRET_KEY or "for tests only"
if given.__name__ != "plenary.web.settings.demo":
    given.DATABASES = {"default": {"ENGINE": "plenary.record.sqlite", "NAME": ":memory:"}}
    given.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    given.ALLOWED_HOSTS = ["localhost"]
given.STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
import django
django.setup()
from django.core.management import call_command
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.test import Client
from django.urls import NoReverseMatch, reverse
call_command("migrate", verbosity=0)
def try_to(do, fault):
    try:
        return bool(do())
    except fault:
        return False
client = Client()
asked = [getattr(client, method)("/try/", {"person": "1"}, secure=True, headers={"Host": "localhost"}).status_code for method in ("get", "post")]
json.dump({
    "address": try_to(lambda: reverse("try"), NoReverseMatch),
    "page": try_to(lambda: get_template("demo/persons.html"), TemplateDoesNotExist),
    "loaded": [name for name in sys.modules if name.startswith("plenary.web.demo")] != [],
    "answers": asked,
    "session": "_auth_user_id" in client.session,
    "second factor": given.SECOND_FACTOR_REQUIRED,
}, sys.stdout)
"""


def test_the_settings_there_are_are_known():
    assert not {"ROOT_URLCONF", "INSTALLED_APPS", "MIDDLEWARE"} & set(vars(https))
    assert MODULES == ["common", "demo", "embedded", "empty", "https", "production"]


@pytest.mark.parametrize("module", [module for module in MODULES if module not in ("demo", PART)])
def test_nobody_enters_with_one_click_elsewhere(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, value in environment(tmp_path).items():
        monkeypatch.setitem(ENVIRONMENT, name, value)
    (tmp_path / "static").mkdir()
    done = run("-c", LOOK, settings=f"plenary.web.settings.{module}")
    assert done.stderr == ""
    assert json.loads(done.stdout) == {
        "address": False,
        "page": False,
        "loaded": False,
        "answers": [404, 404],
        "session": False,
        "second factor": True,
    }


def test_the_same_look_finds_it_in_the_demonstration(made: Path, tmp_path: Path):
    shutil.copytree(made, tmp_path / "site")
    (tmp_path / "site/static").mkdir()
    done = run("-c", LOOK, settings="plenary.web.settings.demo", folder=tmp_path / "site")
    found = json.loads(done.stdout)
    assert (found["address"], found["page"], found["loaded"], found["second factor"]) == (True, True, True, False)
    assert found["answers"] == [200, 303]
    assert found["session"]


def test_nothing_but_the_settings_of_the_demonstration_names_its_package():
    naming = {
        str(file.relative_to(ROOT / "src/plenary"))
        for file in (ROOT / "src/plenary").rglob("*.py")
        if "plenary.web.demo" in file.read_text("utf-8") and "web/demo/" not in str(file)
    }
    assert naming == {"web/command/demo_site.py", "web/settings/demo.py"}
