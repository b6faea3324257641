"""The form by which a body adopts rules of procedure: every rule there is, as it stands, to be changed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from plenary.bodies.acts.body import AdoptRules, list_strangers
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.procedure_field import general_fields, label_fields, majority_fields, split
from plenary.bodies.procedure_words import compare_procedures, name_majority, write_share
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import LONGEST_TAG, Majority, Procedure, StatusLabel, find_repeated
from plenary.bodies.words import call
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.refusal import Refused

BLANK = 2
"""How many empty rows a form has for majorities and for labels that there are not yet."""
_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Part:
    """Fields that stand together under a title; where it ``folds``, behind it."""

    title: str
    fields: list[forms.BoundField]
    folds: bool = False
    wrong: bool = False


def procedure_values(procedure: Procedure) -> dict[str, object]:
    """What stands in the fields of the form for rules as they are."""
    speaking, silence, visibility = procedure.speaking, procedure.silence, procedure.visibility
    values: dict[str, object] = {
        "languages": ", ".join(procedure.languages),
        "authentic": ", ".join(procedure.authentic),
        "working": procedure.working,
        "symbol": procedure.symbol,
        "debate-base": procedure.quorum_to_debate.base,
        "debate-share": write_share(procedure.quorum_to_debate.share),
        "decide-base": procedure.quorum_to_decide.base,
        "decide-share": write_share(procedure.quorum_to_decide.share),
        "consensus_first": procedure.consensus_first,
        "tie": procedure.tie,
        "dialogue": procedure.dialogue,
        "seating": procedure.seating,
        "national": speaking.national,
        "group": speaking.group,
        "replies": ", ".join(map(str, speaking.replies)),
        "hours": silence.hours,
        "extendable": silence.extendable,
        "reminders": ", ".join(map(str, silence.reminders)),
        "submissions": visibility.submissions,
        "positions": visibility.positions,
        "objectors": visibility.objectors,
        "counts": visibility.counts,
        "attribution": visibility.attribution,
    }
    for number, (key, majority) in enumerate(procedure.majorities.items()):
        values |= {f"majority-{number}-{name}": value for name, value in _majority_values(key, majority).items()}
    for number, label in enumerate(procedure.labels):
        values |= {f"label-{number}-key": label.key, f"label-{number}-level": label.level}
        values |= {f"label-{number}-names-{tag}": name for tag, name in label.names.items()}
    return values


def _majority_values(key: str, majority: Majority) -> dict[str, object]:
    return {
        "key": key,
        "base": majority.base,
        "share": write_share(majority.share),
        "strict": majority.strict,
        "weight": majority.weight or "",
        "weight_share": write_share(majority.weight_share) if majority.weight_share else "",
        "blocking": majority.blocking,
        "veto": ", ".join(majority.veto),
    }


class AdoptRulesForm(ActForm):
    """Rules of procedure in place of those that stand."""

    edits = True
    prepares = True
    looks = True

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.standing = procedure_of(body)
        self.tags = sorted({*self.standing.languages, *(tag for each in self.standing.labels for tag in each.names)})
        self.fields |= general_fields()
        sent = {*self.data, *self.initial}
        self.majorities = _count_rows(sent, "majority", len(self.standing.majorities) + BLANK)
        self.labels = _count_rows(sent, "label", len(self.standing.labels) + BLANK)
        for number in range(self.majorities):
            self.fields |= {f"majority-{number}-{name}": field for name, field in majority_fields().items()}
        for number in range(self.labels):
            self.fields |= {f"label-{number}-{name}": field for name, field in label_fields(self.tags).items()}

    @property
    def heading(self) -> str:
        return _("Adopt rules of procedure")

    @property
    def button(self) -> str:
        return _("Adopt them")

    @property
    def lede(self) -> str:
        return _(
            "They hold from the entry on that adopts them. A decision that is open keeps the rules it opened under."
        )

    def look(self) -> list[tuple[str, str, str]]:
        """What would be otherwise: the rule, what it says, and what it would say."""
        return compare_procedures(self.standing, self.procedure)

    def compare(self) -> Sequence[tuple[str, object, object]]:
        return self.look()

    def require(self) -> None:
        if self.procedure == self.standing:
            raise Refused("bodies.same-rules", _("These are the rules as they stand: change what is to be otherwise."))

    def parts(self) -> list[Part]:
        """The fields in the order and under the titles of the page that shows the rules."""
        return [
            self._part(_("Languages"), "languages", "authentic", "working", "symbol"),
            self._part(_("Quorum"), "debate-base", "debate-share", "decide-base", "decide-share"),
            self._part(_("Decisions"), "consensus_first", "tie", "dialogue"),
            *(self._row(_("Majorities"), "majority", number) for number in range(self.majorities)),
            self._part(_("Seats and statements"), "seating", "national", "group", "replies"),
            self._part(_("Silence procedure"), "hours", "extendable", "reminders"),
            self._part(_("Who sees what"), "submissions", "positions", "objectors", "counts", "attribution"),
            *(self._row(_("Status of passages"), "label", number) for number in range(self.labels)),
        ]

    def _part(self, title: str, *names: str) -> Part:
        return Part(title, [self[name] for name in names])

    def _row(self, title: str, kind: str, number: int) -> Part:
        """A majority or a label: folded away under what it is called, but where something is wrong with it."""
        fields = [self[name] for name in self.fields if name.startswith(f"{kind}-{number}-")]
        key = str(self[f"{kind}-{number}-key"].value() or "")
        known = {label.key: call(label.names, self.standing.working) for label in self.standing.labels}
        called = name_majority(key) if kind == "majority" else known.get(key, key)
        shown = called if key else (_("Another majority") if kind == "majority" else _("Another status"))
        return Part(
            _("{section}: {rule}").format(section=title, rule=shown), fields, True, any(f.errors for f in fields)
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        self._check_languages()
        self._check_rows("majority", self.majorities, _("Two majorities have this key."))
        self._check_rows("label", self.labels, _("Two labels have this key."))
        if "majority-0-key" in given and not any(self._keys("majority", self.majorities)):
            self.add_error("majority-0-key", _("A body has at least one majority."))
        for number in range(self.majorities):
            at = f"majority-{number}-"
            if bool(given.get(f"{at}weight")) != bool(given.get(f"{at}weight_share", given.get(f"{at}weight"))):
                self.add_error(f"{at}weight_share", _("A series of weights and the share needed of it go together."))
            veto, weight = split(given.get(f"{at}veto", "")), given.get(f"{at}weight") or None
            for refused in list_strangers(self.body, veto, weight) if given.get(f"{at}key") else ():
                self.add_error(f"{at}{refused.field}", refused.sentence)
        return given

    def _check_languages(self) -> None:
        languages = split(self.cleaned_data.get("languages", ""))
        for name in ("languages", "authentic", "working"):
            for tag in split(self.cleaned_data.get(name, "")):
                if not _TAG.fullmatch(tag) or len(tag) > LONGEST_TAG:
                    self.add_error(name, _("{tag} is no tag of a language: write it as “en” or “fr”.").format(tag=tag))
                elif languages and tag not in languages:
                    self.add_error(name, _("{tag} is none of the languages above.").format(tag=tag))
            if repeated := find_repeated(split(self.cleaned_data.get(name, ""))):
                self.add_error(name, _("{tag} stands there twice.").format(tag=repeated))
        if len(split(self.cleaned_data.get("working", ""))) > 1:
            self.add_error("working", _("Write one language alone."))

    def _check_rows(self, kind: str, rows: int, twice: str) -> None:
        keys = self._keys(kind, rows)
        for number, key in enumerate(keys):
            at = f"{kind}-{number}-"
            if not key:
                continue
            if key in keys[:number]:
                self.add_error(f"{at}key", twice)
            needed = ("base", "share") if kind == "majority" else ("level",)
            for name in needed:
                if self.cleaned_data.get(f"{at}{name}") in (None, "") and f"{at}{name}" not in self.errors:
                    self.add_error(f"{at}{name}", _("This is needed."))
            if kind == "label" and not self._names(number):
                self.add_error(f"{at}names-{self.standing.working}", _("A label has at least one name."))

    def _keys(self, kind: str, rows: int) -> list[str]:
        return [self.cleaned_data.get(f"{kind}-{number}-key", "") for number in range(rows)]

    def _names(self, number: int) -> dict[str, str]:
        given = {tag: self.cleaned_data.get(f"label-{number}-names-{tag}", "") for tag in self.tags}
        return {tag: name for tag, name in given.items() if name}

    @property
    def procedure(self) -> Procedure:
        """The rules, of the cleaned values."""
        given = self.cleaned_data
        return Procedure.model_validate(
            {
                "languages": split(given["languages"]),
                "authentic": split(given["authentic"]),
                "working": given["working"],
                "symbol": given["symbol"],
                "quorum_to_debate": {"base": given["debate-base"], "share": _read_share(given["debate-share"])},
                "quorum_to_decide": {"base": given["decide-base"], "share": _read_share(given["decide-share"])},
                "majorities": {
                    key: self._majority(number)
                    for number, key in enumerate(self._keys("majority", self.majorities))
                    if key
                },
                "consensus_first": given["consensus_first"],
                "tie": given["tie"],
                "dialogue": given["dialogue"],
                "seating": given["seating"],
                "speaking": {
                    "national": given["national"],
                    "group": given["group"],
                    "replies": [int(word) for word in split(given["replies"])],
                },
                "silence": {
                    "hours": given["hours"],
                    "extendable": given["extendable"],
                    "reminders": [int(word) for word in split(given["reminders"])],
                },
                "visibility": {
                    name: given[name] for name in ("submissions", "positions", "objectors", "counts", "attribution")
                },
                "labels": [
                    StatusLabel(key=key, names=self._names(number), level=given[f"label-{number}-level"])
                    for number, key in enumerate(self._keys("label", self.labels))
                    if key
                ],
            },
            strict=False,
        )

    def _majority(self, number: int) -> dict[str, object]:
        given = {name: self.cleaned_data[f"majority-{number}-{name}"] for name in majority_fields()}
        return {
            "base": given["base"],
            "share": _read_share(given["share"]),
            "strict": given["strict"],
            "weight": given["weight"] or None,
            "weight_share": _read_share(given["weight_share"]) if given["weight_share"] else None,
            "blocking": given["blocking"] or 0,
            "veto": split(given["veto"]),
        }

    def act(self) -> Act:
        return AdoptRules(procedure=self.procedure)


def _read_share(written: str) -> dict[str, int]:
    over, _stroke, under = written.partition("/")
    return {"over": int(over), "under": int(under)}


def _count_rows(sent: Iterable[str], kind: str, least: int) -> int:
    """How many rows of a kind a form has: those that were sent, and no fewer than there are and some empty ones."""
    found = [re.fullmatch(rf"{kind}-([0-9]{{1,2}})-key", name) for name in sent]
    return max([least, *(int(each[1]) + 1 for each in found if each)])
