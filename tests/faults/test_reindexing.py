"""An index that is made anew by several at once, while somebody acts, ends up whole."""

import subprocess
import sys

from tests.faults.conftest import ROOT, Town

REBUILD = """
import django
django.setup()
from plenary.bodies.search.rebuilding import rebuild
for _time in range(4):
    rebuild("demo")
"""
LOOK = """
import sys
from plenary.bodies.models import Indexed
from plenary.bodies.search.rebuilding import find_gaps
from plenary.record.follower import catch_up
catch_up("search", "demo")
print(list(find_gaps()), Indexed.objects.filter(log="demo", sort="entry").count())
"""


def test_an_index_that_is_made_anew_by_several_at_once_fails_for_none_and_is_whole(town: Town):
    town.start([f"key-{number}" for number in range(60)]).communicate(timeout=60)
    rebuilding = [
        subprocess.Popen(
            [sys.executable, "-c", REBUILD], env=town.environment, cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for _process in range(2)
    ]
    town.start([f"other-{number}" for number in range(20)]).communicate(timeout=60)
    assert [process.communicate(timeout=120)[1] for process in rebuilding] == ["", ""]
    assert town.run(LOOK) == "[] 80\n"
