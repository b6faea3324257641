"""``python -m tests.record.releases.write NAME``: the record of a release, to stay beside the others for ever.

Run once when a release is made, with its number. A file that is there is never written again.
"""

import os
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

FOLDER = Path(__file__).parent


def main(name: str) -> None:
    target = FOLDER / f"{name}.zip"
    if target.exists():
        sys.exit(f"{target.name} is there already, and stays as it is.")
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    import plenary
    from plenary.engine.merkle.note import Signer
    from plenary.kit import chance, clock
    from plenary.record.models import Log
    from plenary.record.pack.export import PackedLog, export_pack
    from plenary.record.sequencer import LogFiles
    from tests.record.releases.scenario import perform_scenario

    call_command("migrate", verbosity=0)
    plenary.__version__ = name
    seconds, numbers = count(), count(1)
    with (
        tempfile.TemporaryDirectory() as folder,
        clock.reading(lambda: datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(seconds=next(seconds))),
        chance.drawing(lambda width: next(numbers).to_bytes(width, "big")),
    ):
        Log.objects.create(body="demo", origin="plenary.example/demo")
        bodies = perform_scenario()
        logs = {log.body: log for log in Log.objects.all()}
        packed = [PackedLog(key, LogFiles(Path(folder) / key), Signer(logs[key].origin, bytes(32))) for key in bodies]
        target.write_bytes(export_pack(packed, name=target.name, full=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
