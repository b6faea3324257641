"""What this package puts into a brief: suggestions that are in conflict with a newer version, and files that wait to be
confirmed."""

from collections.abc import Iterator

from django.urls import reverse

from plenary.bodies.rules.audience import Reader
from plenary.bodies.words import call
from plenary.kit.brief import Asking, Item
from plenary.kit.language import _
from plenary.rulemaking.account import list_conflicts
from plenary.rulemaking.models import Instrument, Submission, Suggestion, Version
from plenary.rulemaking.queries import find_version, list_instruments
from plenary.rulemaking.register import read_covers
from plenary.rulemaking.rules.submission import Filing
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.words import cite_provision

MOST = 5
"""How many suggestions on one text stand in a brief one by one."""


def list_needs(asking: Asking) -> Iterator[Item]:
    """What the reader's seats have to decide about, text by text."""
    holders = frozenset(seat for seat in asking.seats if seat.startswith(("delegation:", "group:")))
    if not holders:
        return
    for instrument in list_instruments(asking.body):
        version = find_version(asking.body, instrument.key)
        if version is not None:
            own = [row for row in list_conflicts(version, Reader(holders)) if row.seat in holders]
            yield from _list_items(instrument, version, own)


def list_files(asking: Asking) -> Iterator[Item]:
    """The files of the reader's seats that wait until it is confirmed how they were read."""
    holders = sorted(seat for seat in asking.seats if seat.startswith(("delegation:", "group:")))
    if not holders:
        return
    waiting = Submission.rows.at().filter(body=asking.body, seat__in=holders, status=Filing.WAITING)
    rows = list(waiting.order_by("number"))
    covers, titles = read_covers(rows), {each.key: each for each in list_instruments(asking.body)} if rows else {}
    for row in rows:
        instrument = titles[row.instrument]
        yield Item(
            _("{file} on {text} waits until you confirm how it was read.").format(
                file=covers[row.number].name if row.number in covers else _("File {number}").format(number=row.number),
                text=call(instrument.titles, instrument.language),
            ),
            _("Nothing of it stands in the text before that."),
            _("Look at how it was read"),
            reverse("submission", args=[row.body, row.instrument, row.number]),
        )


def _list_items(instrument: Instrument, version: Version, rows: list[Suggestion]) -> Iterator[Item]:
    title = call(instrument.titles, instrument.language)
    why = _(
        "You handed it in on an earlier version. It stands in no bracket until you suggest it anew or take it back."
    )
    if len(rows) > MOST:
        yield Item(
            _("Suggestions of yours on {text} are in conflict with {symbol}: {count}.").format(
                text=title, symbol=version.symbol, count=len(rows)
            ),
            why,
            _("Decide about them"),
            f"{reverse('account', args=[version.body, instrument.key])}?status=conflict",
        )
        return
    base = base_of(version)
    for row in rows:
        yield Item(
            _("Your suggestion {number} on {provision} of {text} is in conflict with {symbol}.").format(
                number=row.number,
                provision=cite_provision(base, row.provision),
                text=title,
                symbol=version.symbol,
            ),
            why,
            _("Decide about it"),
            f"{reverse('provision', args=[version.body, instrument.key, row.provision])}#s{row.number}",
        )
