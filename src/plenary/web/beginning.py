"""How an installation begins: made whole beside its place, and moved there when all of it stands."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from plenary.kit import clock
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking.membership import Membership
from plenary.web import installation

if TYPE_CHECKING:
    from plenary.record.act import Act


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
    NAME+ID+KEY, where the keys lie, and the token of the first officer's invitation, which nobody can read again."""

    host: str
    size: int
    key: str
    keys: Path
    token: str


def begin_house(
    folder: Path, beginning: Beginning, membership: Membership, then: Callable[[], None] = lambda: None
) -> Begun:
    """Make an installation with one body, and do in it what comes ``then``.

    Raises Refusal or Refused, and then nothing is there.
    """
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

    Its key and its files come once the body is committed, so that nothing is left of one that could not begin.
    """
    installation.make_secret(installation.secret_of(folder))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    installation.open_folder(folder)
    installation.migrate()
    from django.conf import settings
    from django.db import transaction

    # The name under which the site is reached is set once, in the environment.
    beginning = replace(beginning, host=settings.HOST)
    with transaction.atomic():
        token = _begin_body(beginning, membership, then)
    return _sign(beginning, token)


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
    done = perform_all(acts, actor=Actor("secretariat"), body=log.body, key="init")
    token = invite(log.body, done.entry.sequence, administers=True)
    then()
    return token


def _sign(beginning: Beginning, token: str) -> Begun:
    """Make the key of a body, and its first checkpoint."""
    from plenary.record.models import Log
    from plenary.record.sequencer import sequence_log
    from plenary.record.storage import installed

    storage, log = installed(), Log.objects.get(body=beginning.body)
    signer = storage.make_key(log)
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
    """Groups first, then each member with the groups it belongs to, from the day it is said to belong to one."""
    from plenary.bodies.acts.group import FormGroup, JoinGroup
    from plenary.bodies.acts.member import AdmitMember

    today = clock.now().date()
    for member in membership.members:
        if member.group:
            yield FormGroup(code=member.code, names=_names(member.names, member.code, working))
    states = [member for member in membership.members if not member.group]
    for place, member in enumerate(states, 1):
        starts = [belonging.start for belonging in member.belongings if belonging.start]
        names = _names(member.names, member.code, working)
        yield AdmitMember(code=member.code, names=names, place=place, start=min([*starts, today]).isoformat())
    for member in states:
        for belonging in member.belongings:
            yield JoinGroup(
                group=belonging.group,
                member=member.code,
                start=(belonging.start or today).isoformat(),
                end=belonging.end.isoformat() if belonging.end else None,
            )


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
