"""What every file out says about an edition, in whole sentences of the interface's language.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from babel.dates import format_date, format_time

from plenary.engine.text.joining import Form
from plenary.engine.text.layout import OTHERS, Arrival, Audience, Joint, Line, Run, Setting
from plenary.engine.text.provision import HOLDERS, Kind
from plenary.engine.text.reading import Reason
from plenary.engine.text.whole import Whole
from plenary.kit.language import _, language, marked, ngettext
from plenary.rulemaking.output.apparatus import JOINTS, NOTHING, Row, Sort, rows
from plenary.rulemaking.output.citation import boxed
from plenary.rulemaking.output.edition import Edition, Receipt, Standing

STANDINGS = {
    Standing.READ: marked("read"),
    Standing.TO_CONFIRM: marked("to be confirmed"),
    Standing.TO_TRANSCRIBE: marked("to be transcribed"),
    Standing.TO_TRANSLATE: marked("to be translated"),
    Standing.REFUSED: marked("not read"),
}
REASONS = {
    Reason.SUBSTANTIVE: marked("substantive"),
    Reason.LINKED: marked("linked to another issue"),
    Reason.INSTRUCTIONS: marked("awaiting instructions"),
    Reason.EDITORIAL: marked("editorial"),
    Reason.LEGAL: marked("legal scrub"),
}
_INSIDE = frozenset({Kind.ROW, Kind.CELL})
COMMAS = {"ar": "، ", "zh": "、"}


def listed(items: Sequence[str]) -> str:
    """Names one after the other, with the comma of the user's language."""
    return COMMAS.get(language().partition("-")[0], ", ").join(items)


def named(edition: Edition, codes: Sequence[str]) -> str:
    """The holders behind codes, as the body calls them."""
    return listed([_("other members") if code == OTHERS else edition.name(code) for code in codes])


def moment(time: datetime) -> str:
    """A date and a time with its zone, as in ``14 May 2031, 13:30 (UTC+02:00)``."""
    # Plain "en" is American English to CLDR, whose order of day and month no conference uses.
    locale = "en_001" if language() == "en" else language().replace("-", "_")
    offset = time.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    zone = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
    return _("{date}, {time} ({zone})").format(
        date=format_date(time, "long", locale=locale), time=format_time(time, "HH:mm", locale=locale), zone=zone
    )


def fingerprint(hash: str) -> str:
    """The first eight digits of a hash, in two groups that a person can compare by eye."""
    return f"{hash[:4]}·{hash[4:8]}"


SIGNS = {
    Sort.NEW: "+",
    Sort.DELETION: "−",
    Sort.RETENTION: "=",
    Sort.MOVE: "↕",
    Sort.ORDER: "↕",
    Sort.NUMBER: "№",
    Sort.MERGE: "↔",
    Sort.SPLIT: "↔",
}
"""What stands before a request, so that nobody needs its colour."""

PLACED = frozenset({Sort.MOVE, Sort.ORDER})
"""Requests whose words are the id of the provision after which their own is to stand."""


def requests(edition: Edition, setting: Setting) -> tuple[tuple[Sort, str], ...]:
    """What is asked for about the provision as a whole, one sentence each; about a row or a cell behind its place.

    Who offers a new provision is said where its words are, and here where it has none. What holds a provision says
    for it that both are new, and a table or its row that its cells are to be deleted.
    """
    said: list[tuple[Sort, str]] = []
    if is_news(edition, setting):
        said.append((Sort.NEW, _news(edition, setting)))
    said.extend((Sort.DELETION, _deletion(edition, setting, *one)) for one in deletions_of(edition, setting))
    if setting.retained is not None:
        names = named(edition, setting.retained)
        retention = (
            _("Retention as it stands asked for by {names}.").format(names=names)
            if names
            else _("Retention as it stands asked for.")
        )
        said.append((Sort.RETENTION, retention))
    for one in setting.moved:
        place = edition.cites[one.place] if one.place else ""
        said.append((Sort.MOVE, _move(place, named(edition, one.holders), first=one.first)))
    said.extend((Sort.ORDER, _order(edition, one)) for one in setting.behind)
    said.extend((Sort.NUMBER, _number(number, named(edition, holders))) for number, holders in setting.numbered)
    said.extend((JOINTS[joint.form], _joint(edition, joint)) for joint in setting.joints)
    return tuple((sort, _placed(edition, setting, sentence)) for sort, sentence in said)


def is_news(edition: Edition, setting: Setting) -> bool:
    """Whether a provision is new, and nothing that holds it says so already."""
    parent = edition.parents.get(setting.id)
    return setting.new and not (parent and parent.new and _covers(parent.offered, setting.offered))


def deletion_of(edition: Edition, setting: Setting) -> tuple[str, ...] | None:
    """Who asks that a provision be deleted; of a row or cell, who does not ask it of all that holds it. None where
    nobody does."""
    parent = edition.parents.get(setting.id)
    if setting.deleted is None or setting.kind not in _INSIDE or parent is None or parent.deleted is None:
        return setting.deleted
    rest = tuple(code for code in setting.deleted if code not in parent.deleted)
    return rest or None


class Extent(StrEnum):
    """How much of a provision is to be deleted: its own words, all that it holds with them, or a table."""

    OWN = "own"
    HEADING = "heading"
    WHOLE = "whole"
    TABLE = "table"


def deletions_of(edition: Edition, setting: Setting) -> tuple[tuple[Extent, tuple[str, ...]], ...]:
    """How much of a provision is to be deleted and who asks for it, as ``deletion_of`` says. Those who ask for all that
    it holds stand apart from those who ask for its heading alone."""
    holders = deletion_of(edition, setting)
    if holders is None:
        return ()
    if setting.kind not in HOLDERS:
        return ((Extent.TABLE if setting.kind == Kind.TABLE else Extent.OWN, holders),)
    inside = [one.deleted for one in edition.held(setting) if not one.new and one.kind not in _INSIDE]
    whole = all(deleted is not None for deleted in inside)
    if not holders:
        return ((Extent.WHOLE if whole else Extent.HEADING, ()),)
    extents: dict[Extent, list[str]] = {}
    for code in holders:
        everything = whole and all(code in (deleted or ()) for deleted in inside)
        extents.setdefault(Extent.WHOLE if everything else Extent.HEADING, []).append(code)
    return tuple((extent, tuple(codes)) for extent, codes in extents.items())


def heading_alone(edition: Edition, setting: Setting) -> bool:
    """Whether nobody who would delete the heading of a provision would delete all that stands below it."""
    return {extent for extent, _holders in deletions_of(edition, setting)} == {Extent.HEADING}


def along(edition: Edition, setting: Setting, extent: Extent) -> tuple[str, ...]:
    """What is to be deleted along with a provision, by id."""
    if extent in (Extent.WHOLE, Extent.TABLE) or setting.kind == Kind.ROW:
        return tuple(one.id for one in edition.held(setting) if not one.new)
    return ()


def _deletion(edition: Edition, setting: Setting, extent: Extent, holders: Sequence[str]) -> str:
    names, place = named(edition, holders), edition.cites[setting.id]
    said = {
        Extent.OWN: _("Deletion of the provision asked for by {names}."),
        Extent.HEADING: _("Deletion of the heading of {place} alone asked for by {names}."),
        Extent.WHOLE: _("Deletion of {place} as a whole asked for by {names}."),
        Extent.TABLE: _("Deletion of the table asked for by {names}."),
    }
    unsaid = {
        Extent.OWN: _("Deletion of the provision asked for."),
        Extent.HEADING: _("Deletion of the heading of {place} alone asked for."),
        Extent.WHOLE: _("Deletion of {place} as a whole asked for."),
        Extent.TABLE: _("Deletion of the table asked for."),
    }
    return (said if names else unsaid)[extent].format(place=place, names=names)


def _covers(outer: Collection[str] | None, inner: Collection[str] | None) -> bool:
    return set(inner or ()) <= set(outer or ())


def _news(edition: Edition, setting: Setting) -> str:
    names = "" if any(line.runs for line in setting.lines) else named(edition, setting.offered or ())
    return _("New provision offered by {names}.").format(names=names) if names else _("New provision.")


def _placed(edition: Edition, setting: Setting, sentence: str) -> str:
    """A sentence about a row or a cell behind its place: it may stand below the table or in its first cell."""
    if setting.id not in edition.boxes:
        return sentence
    place = ", ".join(boxed(edition.boxes[setting.id]))
    return _("{place}: {sentence}").format(place=place[0].upper() + place[1:], sentence=sentence)


def oppositions(edition: Edition, setting: Setting) -> tuple[str, ...]:
    """Who opposes which words of the provision, one sentence for each alternative; of a new row as a whole, one."""
    return tuple(
        _placed(
            edition,
            setting,
            _("“{words}”: opposed by {names}.").format(words=shown(row) or gone(), names=named(edition, row.opposed)),
        )
        for row in edition.struck.get(setting.id, rows(setting))
        if row.opposed
    )


def _joint(edition: Edition, joint: Joint) -> str:
    """What becomes of the words of provisions that are run together or split, and who asks for it."""
    places = listed([place or _("the provision beside it") for place in joint.places])
    said = {
        (Form.MERGE, True): _("Merge asked for by {names}: the words of {places} stand in this provision."),
        (Form.MERGE, False): _("Merge asked for by {names}: the words of this provision stand in {places}."),
        (Form.SPLIT, True): _("Split asked for by {names}: the words left out here stand in {places}."),
        (Form.SPLIT, False): _("Split asked for by {names}: these words come from {places}."),
    }
    unsaid = {
        (Form.MERGE, True): _("Merge asked for: the words of {places} stand in this provision."),
        (Form.MERGE, False): _("Merge asked for: the words of this provision stand in {places}."),
        (Form.SPLIT, True): _("Split asked for: the words left out here stand in {places}."),
        (Form.SPLIT, False): _("Split asked for: these words come from {places}."),
    }
    names = named(edition, joint.holders)
    return (said if names else unsaid)[joint.form, joint.whole].format(places=places, names=names)


def _move(place: str, names: str, *, first: bool) -> str:
    if first and names:
        return _("Move to the beginning of {place} asked for by {names}.").format(place=place, names=names)
    if first:
        return _("Move to the beginning of {place} asked for.").format(place=place)
    if place and names:
        return _("Move to after {place} asked for by {names}.").format(place=place, names=names)
    if place:
        return _("Move to after {place} asked for.").format(place=place)
    if names:
        return _("Move to the beginning asked for by {names}.").format(names=names)
    return _("Move to the beginning asked for.")


def _order(edition: Edition, one: Arrival) -> str:
    place, names = edition.cites[one.place], named(edition, one.holders)
    if names:
        return _("Placed by {names} after {place}, which is moved here.").format(names=names, place=place)
    return _("Placed after {place}, which is moved here.").format(place=place)


def _number(number: str, names: str) -> str:
    if names:
        return _("Offered as {number} by {names}.").format(number=number, names=names)
    return _("Offered as {number}.").format(number=number)


def destination(place: str, *, first: bool = False) -> str:
    """Where a provision is to stand: after the one of this citation or ``first`` in it, or before all."""
    if first:
        return _("to the beginning of “{place}”").format(place=place)
    return _("to after “{place}”").format(place=place) if place else _("to the beginning")


def remarks(edition: Edition, setting: Setting) -> tuple[str, ...]:
    """The sentences of ``requests`` alone."""
    return tuple(sentence for _sort, sentence in requests(edition, setting))


def beside(edition: Edition, setting: Setting) -> tuple[str, ...]:
    """All that is said beside a provision: what is asked for about it, then who opposes which of its words."""
    return (*remarks(edition, setting), *oppositions(edition, setting))


def option(number: int) -> str:
    """The label of an alternative that is set out on its own."""
    return _("Option {number}").format(number=number)


def options(setting: Setting) -> str:
    """How many alternatives of a provision are set out on their own, in words."""
    count = sum(1 for line in setting.lines if line.option)
    return ngettext("{count} option", "{count} options", count).format(count=count)


def counted(brackets: int) -> str:
    """So many brackets, in words."""
    return ngettext("{count} bracket", "{count} brackets", brackets).format(count=brackets)


def facts(edition: Edition) -> tuple[str, ...]:
    """The figures of an edition, one sentence each."""
    figures = edition.figures
    return (
        _("{open} of {all} provisions have suggestions.").format(open=figures.open, all=figures.provisions),
        ngettext("{count} bracket is open.", "{count} brackets are open.", figures.brackets).format(
            count=figures.brackets
        ),
        ngettext("{count} submission was received.", "{count} submissions were received.", figures.submissions).format(
            count=figures.submissions
        ),
        *_carried(edition),
    )


def _carried(edition: Edition) -> Iterator[str]:
    """Beside the submissions received for this issue those that it has from earlier ones."""
    if edition.carried:
        yield ngettext(
            "{count} submission of earlier issues stands in the text as it was read then.",
            "{count} submissions of earlier issues stand in the text as they were read then.",
            edition.carried,
        ).format(count=edition.carried)


def disclosure(edition: Edition) -> str:
    """Whose words this edition says are whose."""
    said = {
        Audience.NAMES: _("After the dash: on whose behalf the words are offered, in the order the body has set."),
        Audience.GROUPS: _("After the dash: the groups on whose behalf the words are offered. Members are not named."),
        Audience.NONE: _("This edition does not say who offers words."),
    }
    return said[edition.audience]


def legend(edition: Edition, *, underlined: bool) -> tuple[tuple[str, str], ...]:
    """How to read the text: a sign and what it means. ``underlined``: whether it underlines what is offered."""
    added = (
        _("Words added, which are underlined, or words kept in brackets by the members named after them.")
        if underlined
        else _("Words added, or words kept in brackets by the members named after them.")
    )
    return (
        ("[ / ]", _("Words on which suggestions differ: the base text first, then what is offered instead.")),
        ("[ ]", added),
        ("" if edition.audience is Audience.NONE else "–", disclosure(edition)),
        (gone(), _("What is offered is to leave the words out.")),
        (option(1), _("Alternatives too long for brackets are set out one below the other.")),
        (
            "○",
            _(
                "Words outside brackets have had no suggestion that you may see. That does not mean that they are "
                "agreed."
            )
            if edition.partial
            else _("Words outside brackets have had no suggestion. That does not mean that they are agreed."),
        ),
    )


def cited_by(edition: Edition, row: Row) -> str:
    """The words of a row, or how a person names the provision that its own is put after; empty for "no text"."""
    return edition.cites[row.words] if row.sort in PLACED and row.words else row.words


def shown(row: Row) -> str:
    """The words of a row for a person to read; empty for "no text"."""
    return row.words.replace(NOTHING, gone())


def headed(edition: Edition, number: str) -> str:
    """The number of a heading with what parts it from its words."""
    return numbered(edition.lang, number) if number else ""


def numbered(lang: str, number: str) -> str:
    """The number of a heading in a text of this language, with what parts it from its words."""
    return f"{number}　" if lang.partition("-")[0] == "zh" else f"{number}. "


def offer(edition: Edition, line: Line) -> str:
    """Who stands behind an option."""
    base = any(run.base for run in line.runs)
    return named(edition, line.holders) or (_("base text") if base else "")


def gone() -> str:
    """What stands where an alternative has no words."""
    return _("no text")


def attribution(edition: Edition, run: Run) -> str:
    """The names after words, with the reason of a held bracket where one is given."""
    names = named(edition, run.holders)
    reason = REASONS.get(Reason(run.reason)) if run.reason else None
    return _("{names}: {reason}").format(names=names, reason=_(reason)) if reason else names


def source(edition: Edition, row: Row) -> str:
    """Who stands behind an alternative: the base text, members, or both; and who opposes it."""
    behind = _source(edition, row)
    if not row.opposed:
        return behind
    return _("{source}; opposed by {names}").format(source=behind, names=named(edition, row.opposed))


def _source(edition: Edition, row: Row) -> str:
    names = named(edition, row.holders)
    reason = REASONS.get(Reason(row.reason)) if row.reason else None
    if row.sort is Sort.BRACKET:
        said = _("base text, in brackets for {names}").format(names=names) if names else _("base text, in brackets")
        return _("{names}: {reason}").format(names=said, reason=_(reason)) if reason else said
    if not row.base:
        return names
    return _("base text; {names}").format(names=names) if names else _("base text")


def proponents(edition: Edition, whole: Whole, number: int) -> str:
    """Who stands behind a proposal that is shown in one piece; its number, where that is not to be said."""
    if whole.base:
        return _("base text")
    return named(edition, whole.holders) or _("Proposal {number}").format(number=number)


def warned(warnings: int) -> str:
    """So many warnings, in words; nothing for none."""
    return ngettext("{count} warning", "{count} warnings", warnings).format(count=warnings) if warnings else ""


def noted(receipt: Receipt) -> str:
    """What the register says of a submission beside its state."""
    return " ".join(filter(None, (receipt.note, warned(receipt.warnings))))
