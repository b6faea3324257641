"""What the entries of files, suggestions, positions and marks say: the text and the provision, and the words beside
those that stood there."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from django.urls import reverse
from django.utils.safestring import mark_safe

from plenary.bodies.queries import find_forum, procedure_of
from plenary.bodies.substance import Reading, Told, tell_sealed
from plenary.bodies.words import call
from plenary.engine.text.layout import lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.rolling import collate
from plenary.kit.day import write_day
from plenary.kit.language import _, language
from plenary.record import registry
from plenary.record.entry import Entry
from plenary.rulemaking.acts.position import DeclarePosition
from plenary.rulemaking.acts.succession import CarryOver
from plenary.rulemaking.models import Mark, Position, Submission, Suggestion, Version
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.positions import read_positions
from plenary.rulemaking.queries import STATUS, Content, find_instrument, offer_of, read_contents
from plenary.rulemaking.register import read_covers
from plenary.rulemaking.rules.mark import find_label
from plenary.rulemaking.rules.position import Standing
from plenary.rulemaking.rules.suggestion import Sort, Status
from plenary.rulemaking.shelf import read_version
from plenary.rulemaking.tracking import mark_up
from plenary.rulemaking.words import CHANNELS, KINDS, SORTS, STANCES, STATUSES, call_provision


def tell_submission(entry: Entry, reading: Reading) -> Iterator[Told]:
    """What was handed in, and whether it stands still."""
    yield from _tell(entry, entry.sequence, reading)


def tell_withdrawal(entry: Entry, reading: Reading) -> Iterator[Told]:
    """What was taken back."""
    yield from _tell(entry, int(str(entry.payload["suggestion"])), reading)


def _tell(entry: Entry, number: int, reading: Reading) -> Iterator[Told]:
    row = Suggestion.rows.filter(body=entry.body, number=number).order_by("seq_from").last()
    version = _find_version(row) if row else None
    if row is None or version is None:
        return
    base = _bare(version.text).base
    provision = base.by_id[row.provision]
    yield from _tell_place(version, row.provision)
    yield Told(_("What is suggested"), _(SORTS[row.sort]))
    if row.sort == Sort.INSERTION:
        kind = _(KINDS[provision_kind]) if (provision_kind := offer_of(row, Content("", "")).kind) else ""
        yield Told(_("The new provision"), f"{kind} {row.label}".strip())
    content = read_contents([row]).get(number) if reading.knows(entry) else None
    if content is None:
        yield Told(_("Words"), str(tell_sealed(row.private, entry, reading)))
        return
    markup = mark_safe(mark_up(base.lang, provision, offer_of(row, content), spoken(base.lang)))
    yield Told(_("Words"), _join(content) or provision.text, markup, base.lang)
    if content.rationale:
        yield Told(_("Why"), content.rationale)
    if row.status == Status.WITHDRAWN and entry.sequence == number:
        yield Told(_("What became of it"), _("taken back"))


def _join(content: Content) -> str:
    """The words of a suggestion with those that it brings along, one after the other."""
    return " ".join(filter(None, (content.words, *(f"{each.number} {each.words}" for each in content.held))))


def tell_file(entry: Entry, reading: Reading) -> Iterator[Told]:
    """Which file on which text it is, and how it came."""
    number = int(str(entry.payload.get("submission", entry.sequence)))
    row = Submission.rows.filter(body=entry.body, number=number).order_by("seq_from").last()
    version = _find_version(row) if row else None
    if row is None or version is None:
        return
    yield _tell_text(version)
    cover = read_covers([row]).get(number) if reading.knows(entry) else None
    if cover is None:
        yield Told(_("File"), str(tell_sealed(row.cover, entry, reading)))
        return
    address = reverse("submission", args=[row.body, row.instrument, number])
    yield Told(_("File"), cover.name, address=address)
    yield Told(_("How it came"), _(CHANNELS[row.channel]))
    yield Told(_("Received on"), write_day(date.fromisoformat(row.received)))
    if cover.authority:
        yield Told(_("On what authority"), cover.authority)


def tell_position(entry: Entry, reading: Reading) -> Iterator[Told]:
    """What was declared, and on which words."""
    number = entry.sequence if entry.act == DeclarePosition.name else int(str(entry.payload["position"]))
    row = Position.rows.filter(body=entry.body, number=number).order_by("seq_from").last()
    version = _find_version(row) if row else None
    if row is None or version is None:
        return
    yield from _tell_place(version, row.provision)
    declared = read_positions([row]) if reading.knows(entry) else []
    if not declared:
        yield Told(_("Position"), str(tell_sealed(row.private, entry, reading)))
        return
    [said] = declared
    yield Told(_("Of which words this is said"), _call_words(said.on))
    yield Told(_("Position"), _(STANCES[said.stance]))
    if said.note:
        yield Told(_("Why"), said.note)
    if row.status == Standing.WITHDRAWN and entry.sequence == number:
        yield Told(_("What became of it"), _("taken back"))


def tell_mark(entry: Entry, reading: Reading) -> Iterator[Told]:
    """How far a provision was said to have come, of which words and in which forum."""
    row = Mark.rows.filter(body=entry.body, number=entry.sequence).first()
    version = _find_version(row) if row else None
    if row is None or version is None:
        return
    yield from _tell_place(version, row.provision)
    procedure = procedure_of(entry.body)
    label = find_label(procedure.labels, row.label)
    yield Told(_("How far it has come"), call(label.names, procedure.working) if label else row.label)
    yield Told(_("Of which words this is said"), _call_words(row.on))
    forum = find_forum(entry.body, row.forum) if row.forum else None
    if forum is not None:
        yield Told(_("Forum"), call(forum.names, procedure.working))
    if row.said:
        yield Told(_("What is pending, or why it is reopened"), row.said)


def tell_carried(entry: Entry, reading: Reading) -> Iterator[Told]:
    """To which version something was carried, and what became of how many; of private suggestions only how many."""
    said = registry.read(entry)
    assert isinstance(said, CarryOver), "it is told of no other act"
    found = Version.rows.filter(body=entry.body, instrument=said.instrument, number=said.number)
    version = found.order_by("seq_from").last()
    assert version is not None, "the check has made sure"
    yield _tell_text(version)
    if said.suggestions:
        yield Told(_("Suggestions"), f"{len(said.carried)}")
    for status in (Status.STANDING, Status.ABSORBED, Status.CONFLICT):
        count = sum(each.outcome is not None and STATUS[each.outcome.fate] is status for each in said.carried)
        if count:
            yield Told(_(STATUSES[status]), f"{count}")
    if said.positions or said.marks:
        going = {*said.kept, *said.adopted}
        total = len(said.positions) + len(said.marks)
        yield Told(_("Positions and marks that go on"), f"{len(going)}")
        yield Told(_("Positions and marks that end, for the words are others"), f"{total - len(going)}")


def _call_words(on: int | None) -> str:
    """Of which words something is said: a suggestion's, or those of the version."""
    return _("the words of this version") if on is None else _("suggestion {number}").format(number=on)


def _find_version(row: Suggestion | Position | Mark | Submission) -> Version | None:
    """The version that a row is on."""
    which = {"body": row.body, "instrument": row.instrument, "number": row.version}
    return Version.rows.filter(**which).order_by("seq_from").last()


def _tell_text(version: Version) -> Told:
    instrument = find_instrument(version.body, version.instrument)
    assert instrument is not None, "a text of which a version was issued stays"
    title = call(instrument.titles, instrument.language)
    return Told(_("Text"), f"{title} ({version.symbol})" if version.symbol else title)


def _tell_place(version: Version, provision: str) -> Iterator[Told]:
    """The text and the provision of it."""
    yield _tell_text(version)
    known = _bare(version.text).base.by_id[provision]
    cited = _cite(version.text, language()).get(provision) or call_provision(known)
    yield Told(_("Provision"), cited, address=reverse("provision", args=[version.body, version.instrument, provision]))


@lru_cache(maxsize=16)
def _cite(text: str, tongue: str) -> Mapping[str, str]:
    """How a person who reads in a language names each provision of a version, by the hash of its text; the same as
    the pages of the text, but for what is suggested there."""
    return citations(lay_out(_bare(text)))


@lru_cache(maxsize=16)
def _bare(text: str) -> RollingText:
    """The provisions of a version by the hash of its text, without what is suggested or bracketed there."""
    return collate(read_version(text).base, [])
