"""The forms of forums: opened, changed and closed, members asked in and taking leave, and what came of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms

from plenary.bodies.acts.forum import AskIn, ChangeForum, CloseForum, LeaveForum, OpenForum, ReportForum
from plenary.bodies.acts.reception import ReceiveHolder
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import day_field, key_field, member_field
from plenary.bodies.forms.member import NamesForm
from plenary.bodies.holding import find_first
from plenary.bodies.models import Appointment, Forum
from plenary.bodies.queries import (
    find_forum,
    find_outcome,
    list_asked_in,
    list_forums,
    list_holdings,
    list_members,
    procedure_of,
)
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.bodies.rules.office import Kind
from plenary.bodies.rules.reception import Holder, is_guarded
from plenary.bodies.words import (
    FORUM_KINDS,
    RECORD_MODES,
    ROOMS,
    call,
    name_language,
    name_members,
    name_office,
    name_offices,
    name_seat,
    write_sign,
)
from plenary.kit import clock
from plenary.kit.day import write_day
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.refusal import Refused


def _chair_field(body: str, presides: str = "") -> forms.ChoiceField:
    """Who may preside: an office that was filled, a delegation in the body's order, the secretariat; and whoever
    ``presides`` now, of an office that nobody has held yet also."""
    working = procedure_of(body).working
    kinds = {each.office: each.kind for each in list_holdings(body) if each.kind is not Kind.SECRETARY}
    offices = [(f"office:{key}", key, kind) for key, kind in kinds.items()]
    named = name_offices(body, working)
    choices = [(seat, named.get(seat) or name_office(key, kind.value)) for seat, key, kind in offices]
    if presides.startswith("office:") and presides not in dict(choices):
        choices.append((presides, name_seat(presides, named)))
    choices += [
        (f"delegation:{each.code}", call(each.names, working)) for each in list_members(body, clock.now().date())
    ]
    return forms.ChoiceField(label=_("Chair"), choices=[*choices, (SECRETARIAT, _("Secretariat"))])


class OpenForumForm(NamesForm):
    places: ClassVar[Mapping[str, str]] = {"key": "forum"}

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        working = procedure_of(body).working
        self.fields["forum"] = key_field()
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=[(kind.value, _(FORUM_KINDS[kind])) for kind in ForumKind]
        )
        self.fields["room"] = forms.ChoiceField(
            label=_("Who is in the room"), choices=[(room.value, _(ROOMS[room])) for room in Room]
        )
        self.fields["mode"] = forms.ChoiceField(
            label=_("What is kept"),
            choices=[(mode.value, _(RECORD_MODES[mode])) for mode in RecordMode],
            help_text=_("A record of its own is for a forum whose members are asked in; only they read it."),
        )
        self.fields["chair"] = _chair_field(body)
        below = [(forum.key, call(forum.names, working)) for forum in list_forums(body)]
        self.fields["parent"] = forms.ChoiceField(
            label=_("Set up by"), choices=[("", _("the body itself")), *below], required=False
        )
        self.fields["serviced"] = forms.BooleanField(
            label=_("The secretariat services it, and reads what is kept"), required=False, initial=True
        )
        self.order_fields(["forum", "kind"])

    @property
    def heading(self) -> str:
        return _("Open a forum")

    def require(self) -> None:
        """Refuse an office in whose chair nobody is that the forum could receive: nobody would ever preside."""
        given, day = self.cleaned_data, clock.now().date()
        guarded = is_guarded(given["chair"], Room(given["room"]), RecordMode(given["mode"]), given["serviced"])
        if guarded and find_first(self.body, given["chair"], day) is None:
            raise Refused(
                "bodies.nobody-to-receive",
                _(
                    "Whoever presides over what the secretariat does not service is received by its opening, and "
                    "nobody in this office has an account of their own yet: invite whoever holds it first."
                ),
                "chair",
            )

    def act(self) -> Act:
        given = self.cleaned_data
        return OpenForum(
            key=given["forum"],
            kind=given["kind"],
            names=self.names,
            room=given["room"],
            mode=given["mode"],
            chair=given["chair"],
            parent=given["parent"] or None,
            serviced=given["serviced"],
        )


class OfAForum(ActForm):
    """A form of one forum, which the address names."""

    def __init__(self, *arguments: Any, body: str, forum: Forum, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.forum = forum

    @property
    def called(self) -> str:
        """The name of the forum."""
        return call(self.forum.names, procedure_of(self.body).working)


class ChangeForumForm(OfAForum, NamesForm):
    edits = True

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["chair"] = _chair_field(body, self.forum.chair)

    @property
    def heading(self) -> str:
        return _("Change the names and the chair of {forum}").format(forum=self.called)

    @property
    def button(self) -> str:
        return _("Enter the names and the chair")

    @property
    def lede(self) -> str:
        return _("Who is in the room and what is kept stay as they were when it was opened.")

    def act(self) -> Act:
        return ChangeForum(key=self.forum.key, names=self.rename(self.forum.names), chair=self.cleaned_data["chair"])

    def as_it_stands(self) -> Mapping[str, object]:
        forum = find_forum(self.body, self.forum.key)
        return forum_values(forum) if forum else {}


class CloseForumForm(OfAForum):
    @property
    def heading(self) -> str:
        return _("Close {forum}").format(forum=self.called)

    @property
    def lede(self) -> str:
        return _("This is final: it opens no more, and its key is not given again. What is on the record stays there.")

    def act(self) -> Act:
        return CloseForum(key=self.forum.key)


class AskInForm(OfAForum):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["member"] = member_field(body)
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())
        self.fields["end"] = day_field(_("Until"), required=False)

    @property
    def heading(self) -> str:
        return _("Ask a member into {forum}").format(forum=self.called)

    @property
    def button(self) -> str:
        return _("Ask it in")

    def act(self) -> Act:
        given = self.cleaned_data
        end = given["end"].isoformat() if given["end"] else None
        return AskIn(forum=self.forum.key, member=given["member"], start=given["start"].isoformat(), end=end)


class LeaveForumForm(OfAForum):
    def __init__(self, *arguments: Any, body: str, forum: Forum, **options: Any) -> None:
        super().__init__(*arguments, body=body, forum=forum, **options)
        inside = {row.member for row in list_asked_in(body, forum)}
        self.fields["member"] = member_field(body, None if self.is_bound else inside)
        self.fields["end"] = day_field(_("Until"), initial=clock.now().date())

    @property
    def heading(self) -> str:
        return _("A member takes leave of {forum}").format(forum=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    def act(self) -> Act:
        given = self.cleaned_data
        return LeaveForum(forum=self.forum.key, member=given["member"], end=given["end"].isoformat())


class ReceiveForm(OfAForum):
    """Whoever has come into the chair of a forum that the secretariat does not service."""

    def __init__(self, *arguments: Any, body: str, newcomers: list[tuple[Appointment, Holder]], **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        working = procedure_of(body).working
        names = name_members(body, working)
        self.newcomers = {f"{each.appointment}-{each.account}": each for _row, each in newcomers}
        said = _("{member}, from {start}, with the account of the sign {sign}")
        told = [
            said.format(
                member=names.get(row.member or "", ""),
                start=write_day(date.fromisoformat(row.start)),
                sign=write_sign(each.account),
            )
            for row, each in newcomers
        ]
        self.fields["appointment"] = forms.ChoiceField(
            label=_("Who comes into the chair"),
            choices=list(zip(self.newcomers, told, strict=True)),
            widget=forms.RadioSelect,
            help_text=_("Ask them which sign their own page of the forum shows: so you know whose account it is."),
        )

    @property
    def heading(self) -> str:
        return _("Receive whoever presides over {forum}").format(forum=self.called)

    @property
    def button(self) -> str:
        return _("Receive them")

    @property
    def lede(self) -> str:
        return _("They then read what is kept here and preside, for as long as they hold the chair with this account.")

    def act(self) -> Act:
        holder = self.newcomers[self.cleaned_data["appointment"]]
        return ReceiveHolder(
            forum=self.forum.key, seat=holder.seat, appointment=holder.appointment, account=holder.account
        )


class ReportForumForm(OfAForum):
    """The outcome in each of the body's languages, of which the working one is needed."""

    edits = True

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        procedure = procedure_of(body)
        for tag in (procedure.working, *(tag for tag in procedure.languages if tag != procedure.working)):
            field = forms.CharField(
                label=_("Outcome ({language})").format(language=name_language(tag)),
                max_length=2000,
                required=tag == procedure.working,
                widget=forms.Textarea(attrs={"lang": tag, "dir": "auto", "rows": 4}),
            )
            self.fields[f"words-{tag}"] = field

    @property
    def heading(self) -> str:
        return _("Carry the outcome of {forum} to the body").format(forum=self.called)

    @property
    def button(self) -> str:
        return _("Enter the outcome")

    def act(self) -> Act:
        given = {name.removeprefix("words-"): text for name, text in self.cleaned_data.items() if "words-" in name}
        return ReportForum(forum=self.forum.key, words={tag: text for tag, text in given.items() if text})

    def as_it_stands(self) -> Mapping[str, object]:
        return outcome_values(self.body, self.forum)


def forum_values(forum: Forum) -> dict[str, object]:
    """What stands in the fields of a form that changes a forum."""
    return {"chair": forum.chair, **{f"names-{tag}": name for tag, name in forum.names.items()}}


def outcome_values(body: str, forum: Forum) -> dict[str, object]:
    """What stands in the fields of a form that carries an outcome."""
    outcome = find_outcome(body, forum.key)
    return {f"words-{tag}": text for tag, text in outcome.words.items()} if outcome else {}
