"""Pages of texts: the list, the rolling text, one article or provision of it; each with its data, and as it stood."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe

from plenary.bodies.models import Body
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.audience import SECRETARIAT, Reader, may_see
from plenary.bodies.seating import names_of, preparer_of, reader_of_request
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.words import call, list_names, name_language
from plenary.engine.text.layout import Audience, Setting, lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import CONTAINERS
from plenary.kit.day import read_moment
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _, language
from plenary.kit.picture import Part
from plenary.kit.policy import PUBLIC, policy
from plenary.record.models import Log
from plenary.record.reading import find_entry
from plenary.rulemaking.account import count_waiting, list_conflicts
from plenary.rulemaking.models import Instrument, Suggestion, Version
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.positions import list_marks, list_standing
from plenary.rulemaking.queries import (
    find_instrument,
    find_version,
    list_instruments,
    list_versions,
    seen_by,
    standing_on,
)
from plenary.rulemaking.rules.position import name_audience
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import text_for
from plenary.rulemaking.views.sheet import SitePage, lay_page
from plenary.rulemaking.words import TEXT_KINDS


@dataclass(frozen=True)
class Shown:
    """A text as one reader sees it: ``at`` is the entry up to which the record is read, None for all of it;
    ``sequence`` and ``moment`` say of which entry that is. ``partial`` says that there may be suggestions that are not
    for this reader."""

    body: Body
    instrument: Instrument
    version: Version
    reader: Reader
    rolling: RollingText
    settings: tuple[Setting, ...]
    names: dict[str, str]
    audience: Audience
    partial: bool
    at: int | None
    sequence: int
    moment: datetime

    @property
    def root(self) -> str:
        return reverse("text", args=[self.body.key, self.instrument.key])

    @property
    def suffix(self) -> str:
        return "" if self.at is None else f"@{self.at}"

    @property
    def title(self) -> str:
        return call(self.instrument.titles, self.instrument.language)

    def edition(self, settings: tuple[Setting, ...]) -> Edition:
        """Some of its settings, as the renderers of files take them."""
        return Edition(
            title=self.title,
            settings=settings,
            as_at=self.moment,
            base=self.version.text,
            lang=self.rolling.base.lang,
            tongue=language(),
            symbol=self.version.symbol,
            members=self.names if self.audience is not Audience.NONE else {},
            audience=self.audience,
            partial=self.partial,
            whole=self.settings,
        )


@policy(PUBLIC)
@shown_up_to(newest)
def list_texts(request: HttpRequest, body: str) -> HttpResponse:
    """The texts of a body by symbol, with what stands on each that the reader may see."""
    found, reader = require_body(body), reader_of_request(request, body)
    versions: dict[str, Version] = {}
    for version in Version.rows.at().filter(body=body).order_by("instrument", "number"):
        versions[version.instrument] = version
    rows = seen_by(reader, Suggestion.rows.at().filter(body=body, status=Status.STANDING))
    counted = rows.order_by().values_list("instrument", "version").annotate(count=Count("pk"))
    counts = {(key, number): count for key, number, count in counted}
    working = procedure_of(body).working
    texts = [
        (
            instrument,
            call(instrument.titles, working),
            version,
            _(TEXT_KINDS[version.text_kind]) if version else "",
            name_language(instrument.language),
            counts.get((instrument.key, version.number), 0) if version else 0,
        )
        for instrument in list_instruments(body)
        for version in [versions.get(instrument.key)]
    ]
    context = {"texts": texts, "may_open": SECRETARIAT in names_of(request, body), "sequence": newest(body)}
    return render(request, "rulemaking/texts.html", {**frame(found, "texts"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_text(request: HttpRequest, body: str, key: str, at: str = "", form: str = "") -> HttpResponse:
    """The whole rolling text."""
    found, instrument = require_instrument(body, key)
    if find_version(body, key) is None:
        context = {"instrument": instrument, "title": call(instrument.titles, instrument.language)}
        may_issue = SECRETARIAT in names_of(request, body)
        return render(request, "rulemaking/empty.html", {**frame(found, "texts"), **context, "may_issue": may_issue})
    shown = show(request, found, instrument, read_at(at))
    if form == "json":
        return JsonResponse(tell_text(shown))
    cites = cite(shown.settings)
    page = lay_page(shown.edition(shown.settings), cites, shown.settings, shown.root, shown.suffix, call_marks(shown))
    return render(request, "rulemaking/text.html", _context(request, shown, page))


def show(request: HttpRequest, body: Body, instrument: Instrument, at: int | None) -> Shown:
    """A text as the reader of a request sees it; raises Http404 before its first version."""
    version = find_version(body.key, instrument.key, at)
    log = Log.objects.get(body=body.key)
    if version is None or (at is not None and at > log.size):
        raise Http404
    entry = find_entry(body.key, at) if at is not None else None
    reader = reader_of_request(request, body.key)
    rolling = text_for(reader, version, at)
    audience = choose_attribution(reader, body.key)
    names = list_names(body.key)
    return Shown(
        body=body,
        instrument=instrument,
        version=version,
        reader=reader,
        rolling=rolling,
        settings=_lay_out(rolling, audience),
        names=names,
        audience=audience,
        partial=_misses_suggestions(reader, version, at),
        at=at,
        sequence=at or log.size,
        moment=read_moment(entry.time if entry else log.time),
    )


def _misses_suggestions(reader: Reader, version: Version, at: int | None) -> bool:
    """Whether suggestions by the rules of the body, or those that stand from earlier rules, are not for a reader."""
    if not may_see(reader, name_audience(procedure_of(version.body).visibility.submissions)):
        return True
    standing = standing_on(version, at)
    return standing.exclude(pk__in=seen_by(reader, standing).order_by().values("pk")).exists()


def choose_attribution(reader: Reader, body: str) -> Audience:
    """Whether a reader is told whose words are whose: by the body's rules, and the secretariat always."""
    if SECRETARIAT in reader.seats:
        return Audience.NAMES
    return Audience(procedure_of(body).visibility.attribution)


def call_marks(shown: Shown) -> dict[str, str]:
    """How far provisions have come, in the reader's language or the body's working one; of a suggestion's words that
    is said so. Of words that stand no longer nothing is said here: the provision's page says it."""
    procedure = procedure_of(shown.body.key, shown.at)
    names = {label.key: call(label.names, procedure.working) for label in procedure.labels}
    marks = list_marks(shown.version, shown.at)
    standing = list_standing(shown.version, [mark.on for mark in marks.values() if mark.on], shown.at)
    called: dict[str, str] = {}
    for each, mark in marks.items():
        name = names.get(mark.label, mark.label)
        if mark.on is None:
            called[each] = name
        elif mark.on in standing:
            called[each] = _("{label}, in the words of suggestion {number}").format(label=name, number=mark.on)
    return called


def cite(settings: tuple[Setting, ...]) -> dict[str, str]:
    """How a person names each provision; what has neither number nor holder with one, by its heading's first words."""
    return dict(citations(settings))


def tell_text(shown: Shown) -> dict[str, object]:
    """A text as data: its version, and every provision of the base with its address."""
    return {
        **tell_version(shown),
        "provisions": [
            {"id": each.id, "kind": each.kind.value, "number": each.number, "parent": each.parent, "text": each.text}
            for each in shown.rolling.base.provisions
        ],
    }


def tell_version(shown: Shown) -> dict[str, object]:
    """Which version of which text it is, and as at which entry."""
    return {
        "body": shown.body.key,
        "text": shown.instrument.key,
        "titles": shown.instrument.titles,
        "language": shown.instrument.language,
        "version": {"number": shown.version.number, "symbol": shown.version.symbol, "sha256": shown.version.text},
        "sequence": shown.sequence,
        "time": shown.moment.isoformat().replace("+00:00", "Z"),
        "address": f"{shown.root}@{shown.sequence}",
    }


def common_context(request: HttpRequest, shown: Shown) -> dict[str, object]:
    """What every page of a text is given."""
    later = find_version(shown.body.key, shown.instrument.key)
    seat = preparer_of(request, shown.body.key)
    may = shown.at is None and seat is not None and seat.kind in ("delegation", "group", SECRETARIAT)
    return {
        **frame(shown.body, "texts"),
        "instrument": shown.instrument,
        "version": shown.version,
        "kind": _(TEXT_KINDS[shown.version.text_kind]),
        "title": shown.title,
        "root": shown.root,
        "at": shown.at,
        "sequence": shown.sequence,
        "moment": shown.moment,
        "later": later if later is not None and later.number > shown.version.number else None,
        "may_suggest": may,
        "may_see_files": bool(names_of(request, shown.body.key)),
        "own": {"lang": shown.instrument.language},
    }


def _context(request: HttpRequest, shown: Shown, page: SitePage) -> dict[str, object]:
    figures = page.edition.figures
    count = sum(1 for reading in shown.rolling.readings if reading.holders)
    return {
        **common_context(request, shown),
        "figures": figures,
        "partial": shown.partial,
        "waiting": count_waiting(shown.version, shown.reader, shown.at),
        "against": len(list_conflicts(shown.version, shown.reader, shown.at)),
        "count": count,
        "meter": [
            Part(_("with suggestions"), figures.open, "open"),
            Part(
                _("without suggestions that you may see") if shown.partial else _("without suggestions"),
                figures.plain,
                "none",
            ),
        ],
        "reading": mark_safe(page.reading()),
        "contents": mark_safe(page.contents()),
        "text": mark_safe(page.text()),
        "versions": [each for each in list_versions(shown.body.key, shown.instrument.key) if each != shown.version],
    }


def within(shown: Shown, provision: str) -> tuple[Setting, ...]:
    """The settings of a provision: its own, what it holds, and what is offered behind it."""
    parents = {passage.provision.id: passage.provision.parent for passage in shown.rolling.passages}
    inside: set[str] = {provision}
    holds = shown.rolling.base.by_id[provision].kind in CONTAINERS
    behind = False
    for setting in shown.settings:
        if setting.new:
            if behind:
                inside.add(setting.id)
        else:
            if holds and parents[setting.id] in inside:
                inside.add(setting.id)
            behind = setting.id in inside
    return tuple(setting for setting in shown.settings if setting.id in inside)


def require_instrument(body: str, key: str) -> tuple[Body, Instrument]:
    """A body and a text of it; raises Http404."""
    found = require_body(body)
    instrument = find_instrument(body, key)
    if instrument is None:
        raise Http404
    return found, instrument


@policy(PUBLIC)
def show_version(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """A version: as it stands where it is the newest, else as it stood when the next one came."""
    require_instrument(body, key)
    versions = {version.number: version for version in list_versions(body, key)}
    if number not in versions:
        raise Http404
    if number + 1 not in versions:
        return redirect("text", body, key)
    return redirect("text-at", body, key, f"{versions[number + 1].seq_from - 1}")


def read_at(written: str) -> int | None:
    """The sequence in an address; raises Http404 for what is none."""
    if not written:
        return None
    if not (written.isascii() and written.isdigit() and len(written) < 16):
        raise Http404
    return int(written)


@lru_cache(maxsize=16)
def _lay_out_kept(rolling: "_ById", audience: Audience) -> tuple[Setting, ...]:
    groups = {holder for reading in rolling.text.readings for holder in reading.holders if holder.startswith("group:")}
    return lay_out(rolling.text, audience=audience, groups=groups)


class _ById:
    """A rolling text as the key of a cache: the same object, not an equal one."""

    def __init__(self, text: RollingText) -> None:
        self.text = text

    def __hash__(self) -> int:
        return id(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and other.text is self.text


def _lay_out(rolling: RollingText, audience: Audience) -> tuple[Setting, ...]:
    return _lay_out_kept(_ById(rolling), audience)
