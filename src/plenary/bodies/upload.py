"""Files that come through the API and on forms: put into the store at once, and swept when no act names them in time.

Nothing but the sweep takes a file out again for want of an act: whoever put it in cannot know who else names it, or is
about to.
"""

from datetime import timedelta

from django.db import transaction

from plenary.bodies.models import Account, Upload
from plenary.bodies.store import list_named, open_store
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.models import Log
from plenary.record.reading import list_texts
from plenary.record.refusal import Refused

WAIT = timedelta(days=1)
"""How long a file is kept for an act to name it."""
MOST_WAITING = 100
"""Files of one account that wait at a time: what is swept tomorrow is not to fill the disk today."""


class TooManyWait(Refused):
    """An account has as many files waiting as it may."""

    def __init__(self) -> None:
        super().__init__(
            "bodies.files-waiting",
            _("As many of your files as may wait to be named by an act: {count}.").format(count=MOST_WAITING),
            "file",
        )


def keep(account: Account, body: str, data: bytes, salt: bytes) -> str:
    """Put a file into the store; its hash. The same again gives the same, and a day more. Raises TooManyWait."""
    store = open_store()
    name = store.name(data, salt)
    if not Upload.objects.filter(body=body, file=name).exists() and _count_waiting(account) >= MOST_WAITING:
        raise TooManyWait
    # The row first: a sweep has removed the file before it, or leaves it alone after it.
    Upload.objects.update_or_create(
        {"made": clock.now()}, {"account": account, "made": clock.now()}, body=body, file=name
    )
    return store.put(data, salt)


def let_go(account: Account, body: str, name: str) -> None:
    """A file that whoever put it in waits for no longer is due at the next sweep."""
    Upload.objects.filter(account=account, body=body, file=name).update(made=clock.now() - WAIT - timedelta(seconds=1))


def sweep() -> int:
    """Remove the files that no act has named in time; how many.

    No act is done meanwhile: one that is just being done might name what is removed.
    """
    over = clock.now() - WAIT
    if not Upload.objects.filter(made__lt=over).exists():
        return 0
    with transaction.atomic():
        due = Upload.objects.filter(made__lt=over)
        files = set(due.values_list("file", flat=True))
        due.delete()
        bodies = list(Log.objects.select_for_update().order_by("body").values_list("body", flat=True))
        waiting = set(Upload.objects.filter(file__in=files).values_list("file", flat=True))
        gone = files - waiting - list_named(files)
        if gone:
            gone.difference_update(*map(list_texts, bodies))
        for name in sorted(gone):
            open_store().remove(name)
    return len(gone)


def _count_waiting(account: Account) -> int:
    waiting = Upload.objects.filter(account=account, made__gte=clock.now() - WAIT)
    files = set(waiting.values_list("file", flat=True))
    return len(files - list_named(files))
