"""The installation itself: its tables, its logs with their keys and files, its followers, its clock, its settings."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

import plenary.web.followers  # noqa: F401 - registers them
from plenary.bodies.given_again import GivenAgain, list_given_again
from plenary.bodies.models import Body
from plenary.bodies.search.matching import is_kept
from plenary.bodies.search.rebuilding import find_gaps
from plenary.bodies.secretaries import list_secretaries
from plenary.bodies.store import list_lost
from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.note import open_note
from plenary.engine.merkle.proof import compute_root
from plenary.engine.merkle.tile import tiled_nodes
from plenary.kit import clock
from plenary.kit.day import read_moment
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.record.entry import write_time
from plenary.record.follower import list_lags
from plenary.record.models import Log
from plenary.record.projection import is_current
from plenary.record.sequencer import BrokenTiles, find_behind
from plenary.record.storage import Storage, installed
from plenary.web import static_files
from plenary.web.command.calling import command, command_on
from plenary.web.diagnosis.finding import Finding
from plenary.web.health import LAGGING
from plenary.web.installation import list_migrations, secret_of

TOLERANCE = timedelta(minutes=1)
"""How far the clock may be behind the newest entry: entries of one second differ by less."""


def look_at_tables() -> Iterator[Finding]:
    """Whether the database answers, and its tables are those of this release."""
    try:
        waiting = list_migrations()
    except DatabaseError:
        yield Finding(
            "database.down",
            _("The database does not answer."),
            _("See that it runs, and what the settings say of it: docs/settings.md."),
        )
        return
    if waiting:
        yield Finding(
            "tables.old",
            _("The tables are those of an earlier release; changes that wait: {count}.").format(count=len(waiting)),
            _("Make a backup, then run: {command}").format(command=command_on(settings.FOLDER, "migrate")),
        )
    elif not is_kept():
        yield Finding(
            "search.unkept",
            _("What is new is not found by the search: an upgrade was cut off before its index was whole."),
            _("Make a backup, then run: {command}").format(command=command_on(settings.FOLDER, "migrate")),
        )
    elif not is_current():
        yield Finding(
            "tables.stale",
            _("What acts write into the tables was written by another release than this one."),
            _("Make a backup, then run: {command}").format(command=command_on(settings.FOLDER, "migrate")),
        )


def look_at_database() -> Iterator[Finding]:
    """Whether the database keeps text as Unicode and orders it by code point: an order that depends on a language
    changes with an update of the system, and with it indexes and lists."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_encoding_to_char(encoding), CASE datlocprovider WHEN 'i' THEN 'ICU' ELSE datcollate END "
            "FROM pg_database WHERE datname = current_database()"
        )
        encoding, collation = cursor.fetchone()
        cursor.execute("SELECT 'B' < 'a' AND 'a' < 'é' AND 'a b' < 'aa'")
        (by_code_point,) = cursor.fetchone()
    if encoding != "UTF8" or not by_code_point:
        yield Finding(
            "database.collation",
            _(
                "The database keeps text as {encoding} and orders it by {collation}; it has to be UTF8, by code point."
            ).format(encoding=encoding, collation=collation),
            _("Make another with {command}, and bring the data over: docs/operating/postgresql.md.").format(
                command="createdb --template template0 --encoding UTF8 --locale C"
            ),
        )


def look_at_settings() -> Iterator[Finding]:
    """Whether the settings are those of a site that others reach, and whether mail is set up."""
    if settings.DEBUG:
        yield Finding(
            "settings.debug",
            _("{setting} is on: whoever provokes a fault is shown the inside of the program.").format(setting="DEBUG"),
            _("Take it out of the settings."),
        )
    if not settings.PASSWORD_BY_MAIL:
        yield Finding(
            "mail.absent",
            _("Mail is not set up: nobody can have a password reset by mail."),
            _("That is allowed; a new invitation does it too. docs/accounts.md says what to set."),
            advice=True,
        )


def look_at_static(folder: Path) -> Iterator[Finding]:
    """Whether the style sheets and scripts that a site brought are there still: without them every page is a fault."""
    lost = static_files.list_lost(folder)
    if lost:
        yield Finding(
            "static.lost",
            _("Style sheets and scripts of the pages are not there, or not whole: {count}.").format(count=len(lost)),
            _("End the site and start it again: it brings them anew."),
        )


def look_at_clock() -> Iterator[Finding]:
    """Whether the machine's clock is behind what was recorded: entries then bear the time of the newest before them."""
    now = clock.now()
    newest = max(Log.objects.values_list("time", flat=True), default="")
    if newest > write_time(now + TOLERANCE):
        yield Finding(
            "clock.back",
            _("The clock of this machine says {now}, and the record was written until {newest}.").format(
                now=write_time(now), newest=newest
            ),
            _("Set the clock, and keep it by NTP: until then new entries bear the later time."),
        )


def look_at_followers() -> Iterator[Finding]:
    """Whether followers are far behind."""
    for name, body, behind in list_lags():
        if behind > LAGGING:
            yield Finding(
                "follower.behind",
                _("What follows the record of {body} is far behind ({follower}); entries to go: {count}.").format(
                    body=body, follower=name, count=behind
                ),
                _("See that the worker runs, and what it logs: {command}").format(
                    command=command_on(settings.FOLDER, "logs")
                ),
            )


def look_at_search() -> Iterator[Finding]:
    """Whether the index of the search has what it says it has come to."""
    for log, count in find_gaps():
        body = log.partition(".")[0]
        yield Finding(
            "search.gaps",
            _("The search does not find all of {body}; entries that it lacks: {count}.").format(body=body, count=count),
            _("Make its index anew, also while the site is served: {command}").format(
                command=command_on(settings.FOLDER, "reindex", "--body", body)
            ),
        )


def look_at_files() -> Iterator[Finding]:
    """Whether the files that the records name are there; which are not."""
    for lost in list_lost():
        told = _("The file {file} of the document {document} of {body} is not there, or not as it was.")
        if not lost.document:
            told = _("The file {file}, a text that the record of {body} names, is not there, or not as it was.")
        yield Finding(
            "file.lost",
            told.format(file=lost.place, document=lost.document, body=lost.body),
            _("Put a copy of it back under the same name, for instance out of an earlier backup."),
        )


def look_at_secretaries() -> Iterator[Finding]:
    """Whether every body has a secretary: without one nobody enters anything for it, another secretary least of all."""
    times = dict(Log.objects.exclude(time="").values_list("body", "time"))
    for body in Body.objects.order_by("key"):
        # A clock that is behind the record is another finding.
        newest = read_moment(times[body.key]) if body.key in times else clock.now()
        if not list_secretaries(body.key, max(newest, clock.now()).date()):
            yield Finding(
                "body.no-secretary",
                _("{body} has no secretary: nobody admits members, issues documents or opens forums there.").format(
                    body=body.key
                ),
                _("Enter one ({act}), then invite whoever it is: {invite}").format(
                    act=command_on(settings.FOLDER, "act", "office.fill", "--body", body.key),
                    invite=command_on(settings.FOLDER, "invite", "secretariat", "--body", body.key),
                ),
            )


def look_at_codes() -> Iterator[Finding]:
    """Whether a code that was given twice, as earlier releases allowed, opens what was for whoever bore it before."""
    for body in Body.objects.order_by("key"):
        for found in list_given_again(body.key, clock.now().date()):
            yield _tell_code(found)


def _tell_code(found: GivenAgain) -> Finding:
    what = {
        _("documents"): [f"/{found.body}/documents/{key}/audience" for key in found.documents],
        _("private values of entries"): [f"/{found.body}/record/{entry}" for entry in found.entries],
        _("groups"): found.groups,
        _("forums"): found.forums,
        _("persons of the delegation, by their entries"): found.persons,
    }
    opened = "; ".join(f"{name}: {', '.join(map(str, each))}" for name, each in what.items() if each)
    told = _(
        "In {body}, entry {entry} gave the code {code} to another group. Its members ({readers}) have by it what was "
        "for those before them: {opened}."
    )
    remedy = _(
        "An officer gives each document back to those who were in the earlier group, at its address here (to one of "
        "them, or to a group of them), and erases private values on the page of the entry."
    )
    if found.member:
        told = _(
            "In {body}, entry {entry} gave the code {code} to another member. It ({readers}) has by it what was of the "
            "one before: {opened}."
        )
        remedy = _(
            "An officer admits it under a code of its own, to which it gives its own documents itself, and then enters "
            "that it leaves here: by this code it reads nothing any longer. Private values are erased on the page of "
            "the entry."
        )
    readers = ", ".join(found.readers) or _("nobody today")
    return Finding(
        "code.twice",
        told.format(body=found.body, code=found.code, entry=found.since, readers=readers, opened=opened),
        remedy,
    )


def look_at_logs() -> Iterator[Finding]:
    """Whether each log has its key, and whether what was published of it agrees with what it holds."""
    storage = installed()
    for log in Log.objects.order_by("body"):
        if log.closed and not storage.files(log.body).checkpoint():
            continue
        try:
            storage.signer(log)
        except Refusal as refusal:
            yield Finding(
                "key.missing",
                refusal.sentence,
                _("Without it nothing is signed. Where it is lost for good, make another: {command}").format(
                    command=command_on(settings.FOLDER, "record", "rotate-key", "--body", log.body)
                ),
            )
            continue
        yield from _look_at_checkpoint(log, storage)


def _look_at_checkpoint(log: Log, storage: Storage) -> Iterator[Finding]:
    files, verifiers = storage.files(log.body), storage.verifiers(log)
    try:
        behind = find_behind(log, files, verifiers)
    except BrokenTiles:
        yield Finding(
            "checkpoint.stranger",
            _("The checkpoint of {body} was not signed with a key that is here.").format(body=log.body),
            _("Put the keys back that belong to this installation; older public keys too."),
        )
        return
    if behind is not None:
        yield Finding(
            "checkpoint.ahead",
            _(
                "What was published of {body} is ahead of its record: {shown} entries, and the record holds {held}."
            ).format(body=log.body, shown=behind[0].published.size, held=log.size),
            _("It was restored behind what others have seen: restore the newest backup again with {command}.").format(
                command=_line_of_restoring()
            ),
        )
        return
    note = files.checkpoint()
    if note is None:
        return
    shown = Checkpoint.parse(open_note(note, verifiers))
    try:
        broken = compute_root(tiled_nodes(files.read, shown.size), shown.size) != shown.root
    except BrokenTiles:
        broken = True
    if broken:
        yield Finding(
            "checkpoint.inconsistent",
            _("The files of the record of {body} do not agree with its checkpoint.").format(body=log.body),
            _("Keep them for whoever asks what happened, and restore them from a backup."),
        )


def _line_of_restoring() -> str:
    """How a backup of this installation is restored beside it, with the keys and the secret that are here."""
    folder = settings.FOLDER
    keys, secret = str(settings.KEYS), str(secret_of(folder))  # type: ignore[misc]  # of an installation
    return command("restore", "BACKUP", "--to", f"{folder}-restored", "--keys", keys, "--secret", secret)
