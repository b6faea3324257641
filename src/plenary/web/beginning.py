"""How an installation begins: made whole beside its place, and moved there when all of it stands."""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plenary.kit import clock
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.membership import Member, Membership
from plenary.web import installation

if TYPE_CHECKING:
    from plenary.record.act import Act

#: The key of the request that begins a body.
_INIT = "init"
#: A name or an address, and perhaps a port.
_HOST = re.compile(r"([A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a body begins with: its key, its names by language, a template of rules, the site's name, and the name of
    its first officer, which is private."""

    body: str
    names: dict[str, str]
    template: str
    working: str
    host: str
    officer: str
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """What was made: the name under which the site is reached, the size of the record, the public key in the form
    NAME+ID+KEY, where the keys lie, the token of the first officer's invitation, which nobody can read again, and
    whether the body stood already and was only ``finished``."""

    host: str
    size: int
    key: str
    keys: Path
    token: str
    finished: bool = False


def begin_house(
    folder: Path, beginning: Beginning, membership: Membership, then: Callable[[], None] = lambda: None
) -> Begun:
    """Make an installation with one body, and do in it what comes ``then``.

    Raises Refusal or Refused, and then nothing is there.
    """
    if not _HOST.fullmatch(beginning.host):
        raise Refusal(
            _("“{host}” is not the name of a site: give it alone, as forum.example or forum.example:8443.").format(
                host=beginning.host
            ),
            Outcome.USAGE,
        )
    if installation.choose_settings() == installation.PRODUCTION:
        return _begin_over_postgresql(folder, beginning, membership, then)
    installation.refuse_taken(folder)
    folder.resolve().parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.resolve().parent, prefix=".plenary-"))
    try:
        installation.begin(draft, host=beginning.host)
        begun = _begin(beginning, membership, then)
        installation.leave()
        draft.replace(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return replace(begun, keys=folder / "keys" if begun.keys.is_relative_to(draft) else begun.keys)


def _begin_over_postgresql(
    folder: Path, beginning: Beginning, membership: Membership, then: Callable[[], None]
) -> Begun:
    """Make the tables in the database that the environment names, and a body in them: all of the body or none of it.

    Its key is drafted before the body is committed, and takes its place afterwards; a body whose first files could not
    be written then is finished when this is done again.
    """
    installation.make_secret(installation.secret_of(folder))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    installation.open_folder(folder)
    installation.migrate()
    from django.conf import settings
    from django.db import transaction

    from plenary.bodies.invitation import invite
    from plenary.record.models import Log
    from plenary.record.storage import installed

    # The name under which the site is reached is set once, in the environment.
    beginning = replace(beginning, host=settings.HOST)
    unfinished = _find_unfinished(beginning.body)
    if unfinished:
        # The token of the invitation was not shown, and only its digest is kept.
        with _written(beginning.body):
            begun = _sign(beginning, "")
        return replace(begun, token=invite(beginning.body, unfinished, administers=True), finished=True)
    try:
        with transaction.atomic():
            token = _begin_body(beginning, membership, then)
            with _written(beginning.body):
                installed().draft_key(Log.objects.get(body=beginning.body))
    except BaseException:
        # A connection that was lost may have committed: the query says so, and the draft stays.
        if not Log.objects.filter(body=beginning.body).exists():
            installed().drop_draft(beginning.body)
        raise
    with _written(beginning.body):
        return _sign(beginning, token)


def _find_unfinished(body: str) -> int:
    """The last entry of a body that stands as it began, with no checkpoint shown and nobody seated; 0 for none."""
    from plenary.bodies.models import Seating
    from plenary.record.models import Log, Request
    from plenary.record.storage import installed

    log, request = Log.objects.filter(body=body).first(), Request.objects.filter(body=body, key=_INIT).first()
    if log is None or request is None or log.size != request.last:
        return 0
    if installed().files(body).checkpoint() is not None or Seating.objects.filter(body=body).exists():
        return 0
    return log.size


@contextmanager
def _written(body: str) -> Iterator[None]:
    """Within the block, a key or a file that cannot be written ends the run with what to do about it."""
    try:
        yield
    except OSError as fault:
        raise Refusal(
            _(
                "The key or the first files of {body} cannot be written ({file}: {reason}): mend that, and run the "
                "same command again."
            ).format(body=body, file=fault.filename, reason=fault.strerror),
            Outcome.OUTPUT,
        ) from fault


def _begin(beginning: Beginning, membership: Membership, then: Callable[[], None]) -> Begun:
    return _sign(beginning, _begin_body(beginning, membership, then))


def _begin_body(beginning: Beginning, membership: Membership, then: Callable[[], None]) -> str:
    """Do the first acts of a body; the token of its first officer's invitation."""
    from plenary.bodies.invitation import invite
    from plenary.bodies.rules.template import TEMPLATES
    from plenary.record.act import Actor
    from plenary.record.models import Log
    from plenary.record.perform import perform_all
    from plenary.record.storage import installed, open_log

    if beginning.template not in TEMPLATES:
        raise Refusal(
            _("There is no template {name}; there are {known}.").format(
                name=beginning.template, known=", ".join(sorted(TEMPLATES))
            ),
            Outcome.USAGE,
        )
    if Log.objects.filter(body=beginning.body).exists():
        raise Refusal(
            _("There is a body {body} here already: choose another key with --body.").format(body=beginning.body),
            Outcome.OUTPUT,
        )
    if beginning.body in _list_first_parts():
        raise Refusal(
            _("{body} cannot be the key of a body: pages of the site itself stand there; choose another key.").format(
                body=beginning.body
            ),
            Outcome.USAGE,
        )
    log = open_log(beginning.body, origin=f"{beginning.host}/{beginning.body}")
    left = installed().list_files(log.body)
    if left:
        raise Refusal(
            _(
                "{file} is left of an earlier body {body}, which has another record: move it away, or choose another "
                "key with --body."
            ).format(file=left[0], body=log.body),
            Outcome.OUTPUT,
        )
    acts = [_establish(beginning), *_admit(membership, beginning.working), _appoint(beginning.officer)]
    done = perform_all(acts, actor=Actor("secretariat"), body=log.body, key=_INIT)
    token = invite(log.body, done.entry.sequence, administers=True)
    then()
    return token


def _sign(beginning: Beginning, token: str) -> Begun:
    """Make the key of a body, and its first checkpoint."""
    from plenary.record.models import Log
    from plenary.record.sequencer import sequence_log
    from plenary.record.storage import installed

    storage, log = installed(), Log.objects.get(body=beginning.body)
    signer = storage.place_key(log)
    checkpoint = sequence_log(log.body, storage.files(log.body), signer)
    return Begun(beginning.host, checkpoint.size, str(signer.verifier), storage.keys, token)


def _establish(beginning: Beginning) -> "Act":
    from plenary.bodies.acts.body import EstablishBody
    from plenary.bodies.rules.template import TEMPLATES

    procedure = TEMPLATES[beginning.template]
    languages = tuple(sorted({*procedure.languages, beginning.working}))
    return EstablishBody(
        names=beginning.names,
        procedure=procedure.model_copy(update={"working": beginning.working, "languages": languages}),
        demo=beginning.demo,
    )


def _appoint(officer: str) -> "Act":
    """The secretary, from whom every other appointment comes."""
    from plenary.bodies.acts.office import FillOffice
    from plenary.bodies.rules.office import Kind
    from plenary.record.sealing import Sealed

    today = clock.now().date().isoformat()
    return FillOffice(office="secretary", kind=Kind.SECRETARY, person=Sealed.seal(officer), start=today)


def _admit(membership: Membership, working: str) -> Iterator["Act"]:
    """Groups first, then each member from today on, with the groups it belongs to from the day that the table says."""
    from plenary.bodies.acts.group import FormGroup, JoinGroup
    from plenary.bodies.acts.member import AdmitMember

    today = clock.now().date()
    act: Act
    for member in membership.members:
        if member.group:
            with _fitting(member):
                act = FormGroup(code=member.code, names=_names(member.names, member.code, working))
            yield act
    states = [member for member in membership.members if not member.group]
    for place, member in enumerate(states, 1):
        names = _names(member.names, member.code, working)
        with _fitting(member):
            act = AdmitMember(code=member.code, names=names, place=place, start=today.isoformat())
        yield act
    for member in states:
        for belonging in member.belongings:
            yield JoinGroup(
                group=belonging.group,
                member=member.code,
                start=(belonging.start or today).isoformat(),
                end=belonging.end.isoformat() if belonging.end else None,
            )


@contextmanager
def _fitting(member: Member) -> Iterator[None]:
    """Within the block, a member that is called what none can be ends the run with a sentence that says what."""
    from pydantic import ValidationError

    try:
        yield
    except ValidationError as fault:
        field, *within = map(str, fault.errors()[0]["loc"])
        if field == "code":
            raise Refusal(
                _(
                    "The table of members has the code “{code}”: a body's codes are capital letters, digits and "
                    "hyphens, a letter first, 16 at most; mend it there."
                ).format(code=member.code)
            ) from fault
        raise Refusal(
            _(
                "The table of members calls {code} what no member can be called in column “{column}”: mend it there."
            ).format(code=member.code, column=within[0] if within else field)
        ) from fault


def _names(names: Mapping[str, str], code: str, working: str) -> dict[str, str]:
    return {tag or working: name for tag, name in names.items()} or {working: code}


def _list_first_parts() -> set[str]:
    """With what the addresses of the site itself begin: a body of that key would be hidden behind them."""
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(before: str, patterns: "list[URLPattern | URLResolver]") -> Iterator[str]:
        for each in patterns:
            route = before + str(each.pattern)
            if isinstance(each, URLResolver):
                yield from walk(route, each.url_patterns)
            else:
                yield route.partition("/")[0]

    return set(walk("", get_resolver().url_patterns))
