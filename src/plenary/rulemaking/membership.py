"""The body's members and groups, read from a CSV file: codes, names in each language, the neutral order.

Columns: ``code`` (required); ``kind`` (``member`` or ``group``; without it everybody is a member); ``order``
(a whole number; without it the order of the lines); ``name`` or one column a language (``en``, ``ar`` …);
``groups``, for a member, ``CODE FROM/TO`` separated by semicolons, with dates as YYYY-MM-DD and ``TO`` empty
while it lasts, or bare codes.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from unicodedata import normalize

from rapidfuzz.distance import OSA

from plenary.kit import clock
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.kit.table import is_language, read_rows

_SHORTEST = 2
"""How many letters a code may have in which no slip is looked for."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Membership of a group, from a day up to a day, both included; None: without bound."""

    group: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """``names`` are by language (a BCP 47 tag); the empty tag stands for every language."""

    code: str
    group: bool
    names: Mapping[str, str] = field(default_factory=dict)
    belongings: tuple[Belonging, ...] = ()

    def name(self, language: str) -> str:
        """The member's own name in a language, else the one it has, else its code."""
        primary = language.partition("-")[0]
        return self.names.get(primary) or self.names.get("") or self.names.get("en") or self.code


@dataclass(frozen=True)
class Membership:
    """Members and groups in the body's neutral order."""

    members: tuple[Member, ...] = ()

    @property
    def order(self) -> tuple[str, ...]:
        return tuple(member.code for member in self.members)

    @property
    def by_code(self) -> dict[str, Member]:
        return {member.code: member for member in self.members}

    def names(self, language: str) -> dict[str, str]:
        """Each code's full name in a language."""
        return {member.code: member.name(language) for member in self.members}

    def labels(self) -> dict[str, str]:
        """Each name and code that a text may call a member by, with its code."""
        return {label: member.code for member in self.members for label in (member.code, *member.names.values())}

    def meant(self, code: str, *, near: bool = True) -> str:
        """The code that something may be a slip for: the same in other letters, that of the only one called so, or
        the only one ``near`` it; empty for none, and where it may be several: between them we do not choose."""
        by_letters = {own.casefold(): own for own in self.order}
        same = by_letters.get(code.casefold())
        named = self.called(code)
        if same is None and named:
            return named[0] if len(named) == 1 else ""
        return same or (_find_near(code.casefold(), by_letters) if near else "")

    def called(self, name: str) -> tuple[str, ...]:
        """The codes of all that bear a name in any language, whatever its letters are, in the neutral order."""
        wanted = _spelt(name)
        return tuple(one.code for one in self.members if wanted in {_spelt(own) for own in one.names.values()})

    @property
    def groups(self) -> frozenset[str]:
        """The codes of the groups."""
        return frozenset(member.code for member in self.members if member.group)


def _find_near(code: str, by_letters: Mapping[str, str]) -> str:
    """The only code with the same letters in another order, else the only one that is a single slip away: a letter
    more, less or other. A slip in two letters leaves too little to know a code by."""
    turned = [own for letters, own in by_letters.items() if sorted(letters) == sorted(code)]
    slips = [own for letters, own in by_letters.items() if len(code) > _SHORTEST and OSA.distance(letters, code) == 1]
    found = turned or slips
    return found[0] if len(found) == 1 else ""


def _spelt(name: str) -> str:
    """A name without what differs between two ways to type it: composed letters, capitals, spaces."""
    return " ".join(normalize("NFKC", name).casefold().split())


def read_membership(data: bytes, name: str) -> Membership:
    """The membership in a CSV file's bytes; ``name`` is what messages call the file. Raises Refusal."""
    columns, rows = read_rows(data, name)
    if not any(columns):
        raise Refusal(
            _("{file} is empty; name the columns in its first line, and a member in each line below.").format(file=name)
        )
    if "code" not in columns:
        raise Refusal(_("{file} has no column “code”; its first line must name the columns.").format(file=name))
    if not rows:
        raise Refusal(
            _("{file} names no member; give each a line of its own below the names of the columns.").format(file=name)
        )
    if "name" not in columns and not any(map(is_language, columns)) and set(columns) - _KNOWN - {""}:
        raise Refusal(
            _(
                "{file} has no column of names; head it “name”, or by its language, such as “en” (its columns: "
                "{columns})."
            ).format(file=name, columns=", ".join(filter(None, columns)))
        )
    members = [
        _member(row, name, number)
        for number, row in enumerate(rows, start=2)
        if _tells(row, [each for each in rows if each.get("code") == row.get("code")])
    ]
    codes = [member.code for _place, member in members]
    twice = next((code for place, code in enumerate(codes) if code in codes[:place]), None)
    if twice is not None:
        raise Refusal(_("{file} names the code {code} twice; give each line its own.").format(file=name, code=twice))
    known = {member.code for _place, member in members if member.group}
    for _place, member in members:
        for belonging in member.belongings:
            if belonging.group not in known:
                raise Refusal(
                    _(
                        "{file} puts {code} in a group {group} that has no line of its own; add it, or mend the code."
                    ).format(file=name, code=member.code, group=belonging.group)
                )
    return Membership(tuple(member for _place, member in sorted(members, key=lambda item: item[0])))


def _tells(row: Mapping[str, str], same: Sequence[Mapping[str, str]]) -> bool:
    """Whether a member is told by this line today: of its memberships, where the ``same`` code has a line for each with
    a day of its own, by the last that has begun."""
    starts = [each.get("start", "") for each in same]
    if not all(starts) or len(set(starts)) < len(starts):
        return True
    today = clock.now().date().isoformat()
    return row.get("start") == max((start for start in starts if start <= today), default=min(starts))


_KNOWN = frozenset({"code", "kind", "order", "name", "groups"})


def _member(row: Mapping[str, str], name: str, number: int) -> tuple[int, Member]:
    def cell(column: str) -> str:
        return row.get(column, "")

    def refusal(column: str) -> Refusal:
        return Refusal(
            _("{file}, line {line}, column “{column}”: “{value}” cannot be read; see docs/members.md.").format(
                file=name, line=number, column=column, value=cell(column)
            )
        )

    if not cell("code"):
        raise refusal("code")
    kind = cell("kind") or "member"
    if kind not in ("member", "group"):
        raise refusal("kind")
    try:
        order = int(cell("order") or number)
    except ValueError as error:
        raise refusal("order") from error
    names = {column: cell(column) for column in row if column not in _KNOWN and is_language(column)}
    names = {tag: text for tag, text in {**names, "": cell("name")}.items() if text}
    try:
        belongings = tuple(_belongings(cell("groups")))
    except ValueError as error:
        raise refusal("groups") from error
    return order, Member(cell("code"), kind == "group", names, belongings)


def _belongings(text: str) -> Iterator[Belonging]:
    for part in filter(None, (part.strip() for part in text.split(";"))):
        code, _space, span = part.partition(" ")
        start, _slash, end = span.strip().partition("/")
        belonging = Belonging(
            code, date.fromisoformat(start) if start else None, date.fromisoformat(end) if end else None
        )
        if belonging.start and belonging.end and belonging.end < belonging.start:
            raise ValueError(part)
        yield belonging
