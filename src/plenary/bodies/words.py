"""What things of this package are called on its pages, in the reader's language."""

from collections.abc import Mapping
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from plenary.bodies.queries import (
    list_forums,
    list_groups,
    list_groups_ever,
    list_holder_names,
    list_members,
    list_office_names,
    list_stakeholders,
    procedure_of,
)
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.bodies.rules.office import Kind
from plenary.bodies.rules.scope import PREPARE, READ, scope_of
from plenary.kit import clock
from plenary.kit.language import ENGLISH, _, language, marked
from plenary.record import registry

_STANDINGS: Mapping[str, str] = {
    "member": marked("Member"),
    "observer": marked("Observer"),
    "associate": marked("Associate member"),
}
_CAPABILITIES: Mapping[Capability, str] = {
    Capability.SPEAK: marked("speak"),
    Capability.SUBMIT: marked("submit texts"),
    Capability.BE_COUNTED: marked("be counted for a consensus and a quorum"),
    Capability.SPONSOR: marked("sponsor proposals"),
    Capability.VOTE: marked("vote"),
    Capability.BE_ELECTED: marked("be elected"),
    Capability.SIGN: marked("sign"),
}
_SCOPES: Mapping[str, str] = {
    READ: marked("Read what this seat may read"),
    PREPARE: marked("Try acts against the rules, without doing them"),
}
KINDS: Mapping[str, str] = {
    "secretariat": marked("Secretariat"),
    "office": marked("Office"),
    "delegation": marked("Delegation"),
    "group": marked("Group"),
    "stakeholder": marked("Stakeholder"),
    "system": marked("Lapse of time"),
}
"""What kinds of seat are called."""
ROLE_NAMES: Mapping[str, str] = {
    "head": marked("Head"),
    "alternate": marked("Alternate"),
    "adviser": marked("Adviser"),
    "chair": marked("Chair"),
    "vice-chair": marked("Vice-Chair"),
    "facilitator": marked("Facilitator"),
    "secretary": marked("Secretary"),
    "teller": marked("Teller"),
    "representative": marked("Representative"),
}
"""What a person is in a seat: in a delegation, in an office, of a stakeholder."""
FORUM_KINDS: Mapping[str, str] = {
    ForumKind.PLENARY: marked("Plenary meeting"),
    ForumKind.COMMITTEE: marked("Committee"),
    ForumKind.CONTACT_GROUP: marked("Contact group"),
    ForumKind.DRAFTING_GROUP: marked("Drafting group"),
    ForumKind.INFORMALS: marked("Informal consultations"),
    ForumKind.INFORMAL_INFORMALS: marked("Informal informals"),
    ForumKind.FRIENDS_OF_THE_CHAIR: marked("Friends of the Chair"),
    ForumKind.BILATERAL: marked("Bilateral consultations"),
}
ROOMS: Mapping[str, str] = {
    Room.PUBLIC: marked("whoever wants to"),
    Room.MEMBERS: marked("all members"),
    Room.PARTICIPANTS: marked("members that are asked in"),
}
"""Who is in the room of a forum."""
RECORD_MODES: Mapping[str, str] = {
    RecordMode.RECORDED: marked("on the record of the body"),
    RecordMode.CLOSED: marked("in a record of its own"),
    RecordMode.NOTHING: marked("nothing but its outcome"),
}
"""What is kept of what a forum does."""


def call(names: Mapping[str, str], working: str = ENGLISH) -> str:
    """A name in the reader's language, else in the body's working language, else in the first language by tag."""
    return names.get(language()) or names.get(working) or names[min(names)]


def call_document(titles: Mapping[str, str], symbol: str | None, key: str) -> str:
    """What a document is called: its title in the reader's language, else its symbol, and its key before it has one."""
    return titles.get(language()) or _("Document {symbol}").format(symbol=symbol or key)


def find_foreign(titles: Mapping[str, str], working: str) -> tuple[str, str] | None:
    """The title that stands beside what a document without one in the reader's language is called, with its language:
    in the body's working language, else in the first by tag."""
    if language() in titles or not titles:
        return None
    tag = working if working in titles else min(titles)
    return tag, titles[tag]


def name_members(body: str, working: str, at: int | None = None, day: date | None = None) -> dict[str, str]:
    """What every member is called on a ``day``, or today, by code in the body's own order; ``at`` an entry, as the
    record stood then.

    ``working`` is the body's working language, in which a name is said that the reader's language has not.
    """
    return {member.code: call(member.names, working) for member in list_members(body, day or clock.now().date(), at)}


def name_offices(body: str, working: str) -> dict[str, str]:
    """What offices are called today that the body gave a name, by seat; as ``name_members`` does."""
    return {seat: call(names, working) for seat, names in list_office_names(body, clock.now().date()).items()}


def name_holdings(body: str, working: str, at: int | None = None) -> dict[int, str]:
    """What offices are called while somebody holds them, by the number of the appointment; as ``name_members`` does."""
    return {number: call(names, working) for number, names in list_holder_names(body, at).items()}


def list_names(body: str) -> dict[str, str]:
    """What the body calls its delegations, groups, stakeholders and those offices that it gave a name, by seat; groups
    also where they are dissolved."""
    working = procedure_of(body).working
    found = {f"delegation:{code}": name for code, name in name_members(body, working).items()}
    found |= {f"group:{each.code}": call(each.names, working) for each in list_groups_ever(body)}
    found |= name_offices(body, working)
    return found | {f"stakeholder:{each.code}": call(each.names, working) for each in list_stakeholders(body)}


def name_office(key: str, kind: str) -> str:
    """What an office without a name is called: by its kind, and by what its key says beyond that."""
    role, beyond = _(ROLE_NAMES[kind]), key.removeprefix(kind).strip("-").replace("-", " ")
    return _("{role} ({which})").format(role=role, which=beyond) if beyond else role


def name_seat(seat: str, names: dict[str, str]) -> str:
    """What people call a seat."""
    kind, _colon, key = seat.partition(":")
    if seat in names:
        return names[seat]
    if kind == "office":
        role = next((each.value for each in Kind if f"{key}-".startswith(f"{each.value}-")), None)
        return name_office(key, role) if role else key.replace("-", " ").capitalize()
    return _(KINDS[kind]) if kind in KINDS else seat


def list_audiences(body: str) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """For whom a restricted document may be, with what that is called: the members, the secretariat, a group, a
    delegation or a forum that has a room of its own."""
    working = procedure_of(body).working
    general = [("members", _("all members")), ("secretariat", name_seat("secretariat", {}))]
    groups = [(f"group:{each.code}", call(each.names, working)) for each in list_groups(body)]
    members = [(f"delegation:{code}", name) for code, name in name_members(body, working).items()]
    forums = [(f"forum:{each.key}", call(each.names, working)) for each in list_forums(body)]
    named = [(_("Groups"), groups), (_("Delegations"), members), (_("Forums"), forums)]
    return [*general, *((label, options) for label, options in named if options)]


def call_audience(audience: str, names: Mapping[str, str]) -> str:
    """What those are called for whom a restricted document is; a forum by its key."""
    if audience == "members":
        return _("all members")
    kind, _colon, key = audience.partition(":")
    return key if kind == "forum" else name_seat(audience, dict(names))


def write_sign(mark: str) -> str:
    """The sign of an account on a seat, as people read it to one another: its first eight digits."""
    return f"{mark[:4]} {mark[4:8]}"


def write_number(number: int) -> str:
    """A whole number as people write it in the reader's language."""
    return format_decimal(number, locale=language())


def name_standing(standing: str) -> str:
    """What a standing is called."""
    return _(_STANDINGS[standing])


def name_capability(capability: Capability) -> str:
    """What a capability is, as it follows “may”."""
    return _(_CAPABILITIES[capability])


def name_scope(scope: str) -> str:
    """What a token with this scope may do."""
    if scope in _SCOPES:
        return _(_SCOPES[scope])
    return registry.call(scope.removeprefix(scope_of("")))


def name_language(tag: str) -> str:
    """What a language is called in the reader's; its tag where nobody has said."""
    try:
        return Locale.parse(tag, sep="-").get_display_name(language()) or tag
    except (UnknownLocaleError, ValueError):
        return tag
