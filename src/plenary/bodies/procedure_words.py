"""What rules of procedure say, in the reader's language: every one of them, by section."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from babel.lists import format_list

from plenary.bodies.rules.procedure import Majority, Procedure, Share, StatusLabel
from plenary.bodies.words import call, name_language, write_number
from plenary.kit.language import _, language, marked, ngettext

MAJORITY_NAMES: Mapping[str, str] = {
    "procedural": marked("Matters of procedure"),
    "substantive": marked("Matters of substance"),
    "important": marked("Important questions"),
    "elections": marked("Elections"),
}
"""What the majorities are for that the ready rules have; a body's own has its key."""
MAJORITY_BASES: Mapping[str, str] = {
    "present-and-voting": marked("the votes for and against"),
    "members": marked("the members"),
    "members-present": marked("the members present"),
}
QUORUM_BASES: Mapping[str, str] = {
    "members": marked("the members"),
    "accredited": marked("the accredited members"),
    "participating": marked("the members that take part in the session"),
}
TIES: Mapping[str, str] = {
    "rejected": marked("the proposal is rejected"),
    "second-vote": marked("there is a second vote"),
}
SEATINGS: Mapping[str, str] = {
    "lot": marked("from a member that is drawn by lot"),
    "order": marked("in the body’s own order"),
}
AUDIENCES: Mapping[str, str] = {
    "secretariat": marked("the secretariat alone"),
    "chair": marked("the chair and the secretariat"),
    "members": marked("the members"),
    "public": marked("everybody"),
}
ATTRIBUTIONS: Mapping[str, str] = {
    "names": marked("by the names of members"),
    "groups": marked("by groups alone"),
    "none": marked("without saying by whom"),
}
_QUORUMS: Mapping[str, str] = {
    "members": marked("{share} of the members"),
    "accredited": marked("{share} of the accredited members"),
    "participating": marked("{share} of the members that take part in the session"),
}
_MORE: Mapping[str, str] = {
    "present-and-voting": marked("More than {share} of the votes for and against."),
    "members": marked("More than {share} of the members."),
    "members-present": marked("More than {share} of the members present."),
}
_ENOUGH: Mapping[str, str] = {
    "present-and-voting": marked("At least {share} of the votes for and against."),
    "members": marked("At least {share} of the members."),
    "members-present": marked("At least {share} of the members present."),
}


_IN_DAYS = 48
"""Hours from which on people count days."""


@dataclass(frozen=True, slots=True)
class Told:
    """One rule: its ``key`` is the same whatever it says, ``lines`` are what it says."""

    key: str
    term: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    rules: tuple[Told, ...]


def describe_procedure(procedure: Procedure) -> list[Section]:
    """Every rule there is, by section."""
    return [
        Section(_("Languages"), tuple(_tell_languages(procedure))),
        Section(_("Quorum"), tuple(_tell_quorums(procedure))),
        Section(_("Decisions"), tuple(_tell_decisions(procedure))),
        Section(_("Majorities"), tuple(_tell_majorities(procedure))),
        Section(_("Seats and statements"), tuple(_tell_statements(procedure))),
        Section(_("Silence procedure"), tuple(_tell_silence(procedure))),
        Section(_("Who sees what"), tuple(_tell_visibility(procedure))),
        Section(_("Status of passages"), tuple(_tell_labels(procedure))),
    ]


_FIRST = ("languages", "working", "debate", "decide", "consensus_first", "hours", "symbol")
"""What a visitor asks for first."""


def describe_rules(procedure: Procedure) -> list[tuple[str, str]]:
    """The rules of procedure that a visitor asks for first: what it is, and what it says."""
    told = {rule.key: rule for section in describe_procedure(procedure) for rule in section.rules}
    # Here the languages are named for whoever looks one up, and time to object says what for.
    told["languages"] = replace(told["languages"], lines=(_join(sorted(map(name_language, procedure.languages))),))
    told["hours"] = replace(told["hours"], term=_("Silence procedure"))
    return [(told[key].term, " ".join(told[key].lines)) for key in _FIRST]


def compare_procedures(now: Procedure, then: Procedure) -> list[tuple[str, str, str]]:
    """Every rule that is otherwise: what it is, what it says now, and what it would say; empty where it is none.

    The rules are compared and not their words. Of a label everything is said here, where the page of the rules has its
    name in the reader's language.
    """
    told, later = _tell_fully(now), _tell_fully(then)
    data, later_data = _take_apart(now), _take_apart(then)
    rows = [
        (rule.term, _say(told.get(key)), _say(later.get(key)))
        # What is there now goes by the name that it has now, also where it would be called otherwise.
        for key, rule in {**told, **later, **told}.items()
        if data.get(key) != later_data.get(key)
    ]
    order, later_order = _list_kept(now, then), _list_kept(then, now)
    if [label.key for label in order] != [label.key for label in later_order]:
        listed, listed_later = (
            _join(call(label.names, now.working) for label in labels) for labels in (order, later_order)
        )
        rows.append((_("Order of the statuses of passages"), listed, listed_later))
    return rows


def _tell_fully(procedure: Procedure) -> dict[str, Told]:
    """Every rule by its key, in the order of the page, and each label with its name in every language."""
    told = {rule.key: rule for section in describe_procedure(procedure) for rule in section.rules}
    for label in procedure.labels:
        key = f"label-{label.key}"
        told[key] = replace(told[key], lines=(*told[key].lines, *_tell_names(label)))
    return told


def _tell_names(label: StatusLabel) -> Iterator[str]:
    for tag in sorted(label.names):
        yield _("{language}: {name}").format(language=name_language(tag), name=label.names[tag])


def _take_apart(procedure: Procedure) -> dict[str, object]:
    """Every rule as it is, by the key of what is told of it."""
    return {
        **dict(procedure),
        **dict(procedure.speaking),
        **dict(procedure.silence),
        **dict(procedure.visibility),
        "debate": procedure.quorum_to_debate,
        "decide": procedure.quorum_to_decide,
        **{f"majority-{key}": majority for key, majority in procedure.majorities.items()},
        **{f"label-{label.key}": label for label in procedure.labels},
    }


def _list_kept(procedure: Procedure, other: Procedure) -> list[StatusLabel]:
    """The labels of some rules that others have too."""
    keys = {label.key for label in other.labels}
    return [label for label in procedure.labels if label.key in keys]


def _say(told: Told | None) -> str:
    """What a rule says; nothing where there is no such rule."""
    return " · ".join(told.lines) if told else ""


def name_majority(key: str) -> str:
    """What a majority is for; its key where only the body knows."""
    return _(MAJORITY_NAMES[key]) if key in MAJORITY_NAMES else key


def write_share(share: Share) -> str:
    """A share as the form has it: ``2/3``."""
    return f"{share.over}/{share.under}"


def _tell_languages(procedure: Procedure) -> Iterator[Told]:
    yield Told("languages", _("Languages"), (_join(map(name_language, procedure.languages)),))
    yield Told("authentic", _("Authentic languages"), (_join(map(name_language, procedure.authentic)),))
    yield Told("working", _("Working language"), (name_language(procedure.working),))
    yield Told("symbol", _("Symbols begin with"), (procedure.symbol,))


def _tell_quorums(procedure: Procedure) -> Iterator[Told]:
    for key, term, quorum in (
        ("debate", _("Quorum to debate"), procedure.quorum_to_debate),
        ("decide", _("Quorum to decide"), procedure.quorum_to_decide),
    ):
        yield Told(key, term, (_(_QUORUMS[quorum.base]).format(share=write_share(quorum.share)),))


def _tell_decisions(procedure: Procedure) -> Iterator[Told]:
    first = _("by consensus where there is one") if procedure.consensus_first else _("by vote")
    talks = _("It talks and takes no votes.") if procedure.dialogue else _("It takes decisions.")
    yield Told("consensus_first", _("Decisions"), (first,))
    yield Told("tie", _("Where votes are equal"), (_(TIES[procedure.tie]),))
    yield Told("dialogue", _("Dialogue"), (talks,))


def _tell_majorities(procedure: Procedure) -> Iterator[Told]:
    for key, majority in procedure.majorities.items():
        yield Told(f"majority-{key}", name_majority(key), tuple(_tell_majority(majority)))


def _tell_majority(majority: Majority) -> Iterator[str]:
    sentences = _MORE if majority.strict else _ENOUGH
    yield _(sentences[majority.base]).format(share=write_share(majority.share))
    if majority.weight is not None and majority.weight_share is not None:
        share = write_share(majority.weight_share)
        yield _("And {share} of the weights of this series: {series}.").format(share=share, series=majority.weight)
    if majority.blocking:
        yield _("Fewest opponents that can stop it: {count}.").format(count=write_number(majority.blocking))
    if majority.veto:
        yield _("The vote against of one of these stops it: {members}.").format(members=_join(majority.veto))


def _tell_statements(procedure: Procedure) -> Iterator[Told]:
    speaking = procedure.speaking
    yield Told("seating", _("Seats and roll calls"), (_(SEATINGS[procedure.seating]),))
    yield Told("national", _("Statement of a member"), (_write_time(seconds=speaking.national),))
    yield Told("group", _("Statement of a group"), (_write_time(seconds=speaking.group),))
    replies = tuple(_write_time(seconds=seconds) for seconds in speaking.replies)
    yield Told("replies", _("Rights of reply, one after the other"), replies or (_("none"),))


def _tell_silence(procedure: Procedure) -> Iterator[Told]:
    silence = procedure.silence
    longer = _("may be extended") if silence.extendable else _("may not be extended")
    reminders = tuple(_("{time} before the end").format(time=_write_time(hours=hours)) for hours in silence.reminders)
    yield Told("hours", _("Time to object"), (_("at least {time}").format(time=_write_time(hours=silence.hours)),))
    yield Told("extendable", _("Its end"), (longer,))
    yield Told("reminders", _("Reminders"), reminders or (_("none"),))


def _tell_visibility(procedure: Procedure) -> Iterator[Told]:
    visibility = procedure.visibility
    yield Told("submissions", _("Submissions"), (_(AUDIENCES[visibility.submissions]),))
    yield Told("positions", _("Declared positions"), (_(AUDIENCES[visibility.positions]),))
    yield Told("objectors", _("Who objected"), (_(AUDIENCES[visibility.objectors]),))
    counted = _("Support is counted and shown.") if visibility.counts else _("Support is not counted.")
    yield Told("counts", _("Counts of support"), (counted,))
    yield Told("attribution", _("Words are shown"), (_(ATTRIBUTIONS[visibility.attribution]),))


def _tell_labels(procedure: Procedure) -> Iterator[Told]:
    for label in procedure.labels:
        level = _("level {level}").format(level=write_number(label.level))
        yield Told(f"label-{label.key}", call(label.names, procedure.working), (level,))


def _join(words: Iterable[str]) -> str:
    return format_list(list(words), locale=language())


def _write_time(*, hours: int = 0, seconds: int = 0) -> str:
    """A length of time as people say it, with nothing left out of it: 72 hours are three days, 90 seconds a minute and
    30 seconds. What is less than two days is told in hours."""
    hours, minutes, seconds = hours + seconds // 3600, seconds // 60 % 60, seconds % 60
    days, hours = divmod(hours, 24) if hours >= _IN_DAYS else (0, hours)
    parts = (
        (days, ngettext("{count} day", "{count} days", days)),
        (hours, ngettext("{count} hour", "{count} hours", hours)),
        (minutes, ngettext("{count} minute", "{count} minutes", minutes)),
        (seconds, ngettext("{count} second", "{count} seconds", seconds)),
    )
    return _join(words.format(count=write_number(count)) for count, words in parts if count)
