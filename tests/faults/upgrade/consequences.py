"""What the release makes of an act that the one before it knew already."""

import os
import time

from plenary.record.entry import Entry
from plenary.record.registry import consequence
from tests.faults.upgrade.models import Spine

SLOWLY = float(os.environ.get("SPINE_PAUSE", "0"))
"""Seconds that each takes, so that somebody may be killed in between."""


@consequence("page.write")
def label_spine(entry: Entry) -> None:
    time.sleep(SLOWLY)
    row = Spine(id=f"{entry.body}/{entry.sequence}", body=entry.body, words=entry.payload["words"].upper())
    row.save(force_insert=True)
