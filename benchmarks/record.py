"""A record of no entries yet, in a database file of its own, for tasks that act without a site."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BODY = "demo"
ORIGIN = "plenary.example/demo"


@contextmanager
def empty_record() -> Iterator[Path]:
    """Make Django work on a new database with a log of the body; the folder that it is in. Once in a process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PLENARY_TEST_DATABASE"] = str(Path(folder) / "record.sqlite3")
        os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
        import django

        django.setup()
        from django.core.management import call_command

        from plenary.record.models import Log

        call_command("migrate", verbosity=0)
        Log.objects.create(body=BODY, origin=ORIGIN)
        yield Path(folder)
