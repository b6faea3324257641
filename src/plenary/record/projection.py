"""Which release made the projected tables: where it was another one, an upgrade makes them anew from the record.

They have no data migrations. What is kept here is a digest of everything that their rows depend on beside the entries;
it is written in the transaction that makes the tables, so that an upgrade that was cut off is known by it.
"""

from hashlib import sha256

from django.db import transaction

import plenary
from plenary.record import canonical, registry
from plenary.record.dump import list_tables
from plenary.record.models import Projection
from plenary.record.replay import rebuild


def describe() -> str:
    """The digest of this release's projected tables: the release, each table's columns, the acts that write them."""
    tables: list[canonical.Json] = [
        [
            table._meta.label,
            [
                [field.column or "", field.get_internal_type(), field.null, field.max_length]
                for field in table._meta.concrete_fields
            ],
        ]
        for table in list_tables()
    ]
    acts: list[canonical.Json] = [[act.name, act.version] for act in registry.list_acts()]
    return sha256(canonical.encode([plenary.__version__, tables, acts])).hexdigest()


def is_current() -> bool:
    """Whether the projected tables are as this release makes them."""
    return Projection.objects.filter(digest=describe()).exists()


def renew() -> int | None:
    """Make the projected tables anew where another release made them; how many entries were applied, None for nothing
    to do. All at once: cut off, everything is as it was."""
    if is_current():
        return None
    with transaction.atomic():
        count = rebuild()
        Projection.objects.all().delete()
        Projection.objects.create(digest=describe())
    return count
