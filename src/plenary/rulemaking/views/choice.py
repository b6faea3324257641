"""What there is to choose between on a provision: each alternative with who proposes it and what is declared on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from plenary.bodies.models import OnBehalf
from plenary.bodies.queries import list_members, procedure_of
from plenary.bodies.rules.audience import SECRETARIAT, may_see
from plenary.bodies.rules.period import Period
from plenary.engine.text.provision import Provision
from plenary.kit import clock
from plenary.kit.language import _
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.positions import Declared, list_declared, weigh
from plenary.rulemaking.queries import Content, find_first, list_versions, offer_of, read_contents
from plenary.rulemaking.rules.position import Alternative, Stance, name_audience
from plenary.rulemaking.rules.suggestion import Offer, Status
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.tracking import mark_up
from plenary.rulemaking.views.naming import name_proponent
from plenary.rulemaking.views.text import Shown
from plenary.rulemaking.withdrawing import choose_takeable
from plenary.rulemaking.words import SORTS, STANCES, say_ground


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion as its page shows it. ``words`` are tracked against those that stand; empty where they were
    erased. ``entered`` says what the one for whom the secretariat entered it has answered, unless it confirmed it;
    ``ground`` why it is what it is on a version that came later. ``earlier`` is where it stood before."""

    row: Suggestion
    status: Status
    sort: str
    proponent: str
    words: SafeString
    rationale: str
    own: bool
    entered: str
    ground: str
    earlier: str


@dataclass(frozen=True, slots=True)
class Declaring:
    """A stance as it is called, and who declares it: each with why, where a reason was given, and with what the one for
    whom the secretariat entered it has answered, unless it confirmed it."""

    called: str
    by: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """An alternative as a page shows it: the ``lines`` of those who propose it, and the ``declared`` positions on it;
    ``mine`` is that of the seat for which the reader acts, and ``may`` whether the reader can enter one."""

    alternative: Alternative
    lines: tuple[Line, ...]
    declared: tuple[Declaring, ...]
    mine: Declared | None
    may: bool

    @property
    def number(self) -> int | None:
        return self.alternative.number

    @property
    def words(self) -> SafeString:
        """Its words, tracked against those that stand."""
        return self.lines[0].words if self.lines else mark_safe("")


@dataclass(frozen=True, slots=True)
class Choices:
    """The words of the version, the ``offered`` alternatives in the body's order, and the members of whom the reader
    knows that they have declared nothing: none where it is not for the reader to know."""

    standing: Choice
    offered: tuple[Choice, ...]
    silent: tuple[str, ...]


def list_lines(
    shown: Shown, provision: Provision, rows: Sequence[Suggestion], contents: Mapping[int, Content], actor: str | None
) -> list[Line]:
    """Suggestions on a provision as lines; ``actor`` is the seat from which the reader acts."""
    entered = tell_entered(shown, [row.number for row in rows])
    first = find_first([row for row in rows if row.ground or row.outcome])
    said = read_contents(list(first.values()))
    versions = {version.number: version for version in list_versions(shown.body.key, shown.instrument.key)}
    holders = {row.number: row.seat for row in rows}
    takeable = choose_takeable(shown.body.key, actor, holders, clock.now().date()) if actor and rows else set[int]()
    lines = []
    for row in rows:
        content = contents.get(row.number)
        status = content.status if content else Status(row.status)
        began = first.get(row.number)
        lines.append(
            Line(
                row,
                status,
                _(SORTS[row.sort]),
                name_proponent(shown, row.seat),
                show_first(shown, versions[began.version], began, said[row.number])
                if began and content and not _is_here(row, content, began)
                else show_words(shown, provision, offer_of(row, content) if content else None),
                content.rationale if content else "",
                status in (Status.STANDING, Status.CONFLICT) and row.number in takeable,
                entered.get(row.number, ""),
                say_ground(status, content.ground) if content else "",
                f"{shown.root}{began.provision}@{(began.seq_to or 1) - 1}#s{row.number}" if began else "",
            )
        )
    return lines


def _is_here(row: Suggestion, content: Content, first: Suggestion) -> bool:
    """Whether a suggestion that was carried over is shown beside the words of its provision on this version: where it
    stands, and where it is in conflict with these."""
    stays = first.provision == row.provision
    return content.status is Status.STANDING or (stays and content.status is Status.CONFLICT)


def show_first(shown: Shown, version: Version, first: Suggestion, said: Content) -> SafeString:
    """What was handed in on an earlier version, tracked against its words."""
    return show_words(shown, base_of(version).by_id[first.provision], offer_of(first, said))


def tell_entered(shown: Shown, numbers: Sequence[int]) -> Mapping[int, str]:
    """Of entries that the secretariat made for others and that were not confirmed, what is to be known of them."""
    told = {}
    for row in OnBehalf.objects.filter(body=shown.body.key, sequence__in=numbers):
        answer = row.answer if shown.at is None or (row.answered or 0) <= shown.at else ""
        if answer == "disowned":
            told[row.sequence] = _("entered by the secretariat, and disowned")
        elif not answer:
            told[row.sequence] = _("entered by the secretariat, not confirmed yet")
    return told


def show_words(shown: Shown, provision: Provision, offer: Offer | None) -> SafeString:
    """What is offered, tracked against the words of a provision; nothing for no offer."""
    lang = shown.rolling.base.lang
    return mark_safe(mark_up(lang, provision, offer, spoken(lang)) if offer else "")


def list_choices(
    shown: Shown, provision: str, lines: Sequence[Line], seat: str | None, *, enters: bool = False
) -> Choices:
    """What there is to choose between on a provision of which a reader sees these lines.

    ``seat`` is that from which the reader declares positions, or the secretariat enters those of others; None for
    whoever only reads.
    """
    declared = list_declared(shown.version, provision, shown.reader, shown.at)
    alternatives = weigh([line.row for line in lines])
    choices = [_make(shown, lines, each, declared, seat) for each in alternatives]
    proposing = {each.seat for choice in choices for each in choice.alternative.proposals}
    against = {line.row.seat for line in lines if line.status is Status.CONFLICT}
    said = proposing | against | {each.seat for each in declared}
    knows = may_see(shown.reader, name_audience(procedure_of(shown.body.key).visibility.positions))
    silent = [
        name
        for member in (list_members(shown.body.key, shown.moment.date(), shown.at) if knows else [])
        if Period.read(member.start, member.end).holds(shown.moment.date()) and f"delegation:{member.code}" not in said
        if (name := name_proponent(shown, f"delegation:{member.code}"))
    ]
    return Choices(choices[0], tuple(choices[1:]), tuple(dict.fromkeys(silent)))


def _make(
    shown: Shown, lines: Sequence[Line], alternative: Alternative, declared: Sequence[Declared], seat: str | None
) -> Choice:
    numbers = {each.number for each in alternative.proposals}
    here = [each for each in declared if alternative.is_called(each.on) and not alternative.is_of(each.seat)]
    return Choice(
        alternative,
        tuple(line for line in lines if line.row.number in numbers),
        tuple(_group(shown, here)),
        next((each for each in here if each.seat == seat), None),
        may=seat == SECRETARIAT or (seat is not None and not alternative.is_of(seat)),
    )


def _group(shown: Shown, declared: Sequence[Declared]) -> list[Declaring]:
    """The positions by stance, those of a stance in the body's order; whom the reader is not told of is left out."""
    rank = shown.rolling.rank
    entered = tell_entered(shown, [each.number for each in declared])
    by: Mapping[Stance, list[Declared]] = {stance: [] for stance in Stance}
    for each in sorted(declared, key=lambda each: (rank.get(each.seat, len(rank)), each.seat)):
        by[each.stance].append(each)
    found = []
    for stance, those in by.items():
        # Who is not named is said once, whoever and however many they are.
        told = [
            (name, each.note, entered.get(each.number, ""))
            for each in those
            if (name := name_proponent(shown, each.seat))
        ]
        named = tuple(dict.fromkeys(told))
        if named:
            found.append(Declaring(_(STANCES[stance]), named))
    return found
