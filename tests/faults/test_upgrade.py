"""An upgrade is killed in its middle: nothing of the record is touched, and the upgrade done again is whole."""

import json
import random
import subprocess
import sys
import time

import pytest

from tests.faults.conftest import LOOK, ROOT, Town

UPGRADED = "tests.faults.upgraded"
MIGRATE = (
    "import django\ndjango.setup()\nfrom plenary.web.installation import migrate\nprint('go', flush=True)\nmigrate()\n"
)
NEW = """
from plenary.web.installation import has_old_tables, list_migrations
from tests.faults.upgrade.models import Shelf, Spine
shelves = list(Shelf.objects.order_by("number").values_list("number", "label"))
spines = list(Spine.objects.order_by("id").values_list("words", flat=True))
print(has_old_tables(), list_migrations(), spines, shelves == [(number, "") for number in range(40)])
"""
SPINES = [f"KEY-{number}" for number in range(5)]
OLD = """
from plenary.web.installation import has_old_tables, list_migrations
from tests.faults.upgrade.models import Spine
from tests.record.ledger.models import Page
print(has_old_tables(), list_migrations(), Page.objects.count(), Spine.objects.count())
"""


@pytest.mark.parametrize("seed", range(2))
def test_an_upgrade_that_is_killed_is_done_again_and_the_record_is_as_it_was(town: Town, seed: int):
    writer = town.start([f"key-{number}" for number in range(5)])
    assert writer.communicate(timeout=60)[1] == ""
    before = json.loads(town.run(LOOK))
    upgraded = {**town.environment, "DJANGO_SETTINGS_MODULE": UPGRADED}
    with subprocess.Popen(
        [sys.executable, "-c", MIGRATE], env=upgraded, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as upgrade:
        assert upgrade.stdout is not None
        assert upgrade.stdout.readline() == "go\n"
        time.sleep(random.Random(seed).uniform(0.2, 1.2))
        upgrade.kill()
    assert json.loads(town.run(LOOK)) == before
    town.environment = upgraded
    town.run("from plenary.web.installation import migrate\nmigrate()")
    assert town.run(NEW) == f"False [] {SPINES} True\n"
    assert json.loads(town.run(LOOK)) == before
    after = town.start(["after"])
    assert after.communicate(timeout=60) == (f"after {before['size'] + 1}\n", "")


def test_tables_that_are_made_anew_are_the_old_ones_until_all_of_them_are_there(town: Town):
    writer = town.start([f"key-{number}" for number in range(5)])
    assert writer.communicate(timeout=60)[1] == ""
    before = json.loads(town.run(LOOK))
    town.environment["DJANGO_SETTINGS_MODULE"] = UPGRADED
    town.run("from django.core.management import call_command\ncall_command('migrate', verbosity=0)")
    slowly = {**town.environment, "SPINE_PAUSE": "0.5"}
    with subprocess.Popen(
        [sys.executable, "-c", MIGRATE], env=slowly, cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as upgrade:
        assert upgrade.stdout is not None
        assert upgrade.stdout.readline() == "go\n"
        time.sleep(1.2)
        upgrade.kill()
    assert town.run(OLD) == "True [] 5 0\n"
    town.run("from plenary.web.installation import migrate\nassert migrate() == 5\nassert migrate() == 0")
    assert town.run(NEW) == f"False [] {SPINES} True\n"
    assert json.loads(town.run(LOOK)) == before
