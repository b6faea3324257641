"""What things of texts are called on their pages."""

from collections.abc import Mapping

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.rebase import Ground
from plenary.kit.language import _, marked
from plenary.rulemaking.rules.position import Stance
from plenary.rulemaking.rules.submission import Channel, Filing, Obstacle
from plenary.rulemaking.rules.suggestion import Sort, Status
from plenary.rulemaking.rules.version import TextKind

TEXT_KINDS: Mapping[str, str] = {
    TextKind.ZERO_DRAFT: marked("Zero draft"),
    TextKind.CHAIRS: marked("Chair’s text"),
    TextKind.FACILITATORS: marked("Facilitator’s text"),
    TextKind.COMPILATION: marked("Compilation text"),
    TextKind.STREAMLINED: marked("Streamlined text"),
    TextKind.NEGOTIATING: marked("Negotiating text"),
    TextKind.CLEAN: marked("Clean text"),
}
SORTS: Mapping[str, str] = {
    Sort.WORDS: marked("Other words for this provision"),
    Sort.INSERTION: marked("A new provision behind it"),
    Sort.DELETION: marked("Delete this provision"),
}
KINDS: Mapping[Kind, str] = {
    Kind.PARAGRAPH: marked("Paragraph"),
    Kind.SUBPARAGRAPH: marked("Subparagraph"),
    Kind.PREAMBULAR: marked("Preambular paragraph"),
    Kind.TEXT: marked("Text without a number"),
    Kind.ARTICLE: marked("Article"),
}
STANCES: Mapping[str, str] = {
    Stance.RETAINS: marked("Retains"),
    Stance.SUPPORTS: marked("Supports"),
    Stance.CAN_ACCEPT: marked("Can accept"),
    Stance.OPPOSES: marked("Opposes"),
    Stance.RESERVES: marked("Reserves its position"),
    Stance.SCRUTINY: marked("Enters a scrutiny reservation"),
}
STATUSES: Mapping[str, str] = {
    Status.STANDING: marked("Stands"),
    Status.WITHDRAWN: marked("Taken back"),
    Status.ERASED: marked("Erased"),
    Status.ABSORBED: marked("In the text"),
    Status.CONFLICT: marked("In conflict with the text"),
    Status.REPLACED: marked("Replaced by another"),
}
CHANNELS: Mapping[str, str] = {
    Channel.SITE: marked("On the site"),
    Channel.EMAIL: marked("By e-mail"),
    Channel.PAPER: marked("On paper"),
    Channel.ROOM: marked("In the room"),
}
FILINGS: Mapping[str, str] = {
    Filing.WAITING: marked("Waits to be confirmed"),
    Filing.CONFIRMED: marked("Confirmed"),
    Filing.REPLACED: marked("Replaced by a later file"),
    Filing.WITHDRAWN: marked("Taken back"),
    Filing.ERASED: marked("Erased"),
}
#: What is left to a person of what a file asks for.
OBSTACLES: Mapping[Obstacle, str] = {
    Obstacle.MOVED: marked("It moves the provision: suggest it as a new provision there, and to delete it here."),
    Obstacle.RETAINED: marked("It keeps the words as they are: declare the position that they are retained."),
    Obstacle.BRACKETED: marked("It puts words in brackets without other words: declare a position on the provision."),
    Obstacle.PLACE: marked("It is a new provision in a place where none can be suggested: suggest it by hand."),
    Obstacle.KIND: marked("It is new text of a kind that cannot be suggested: suggest it by hand."),
    Obstacle.FLAWED: marked("It cannot be taken as it is: suggest it by hand."),
}
#: Why a suggestion is what it is on a later version than that on which it was handed in.
GROUNDS: Mapping[Status, Mapping[Ground, str]] = {
    Status.STANDING: {
        Ground.UNTOUCHED: marked("It was carried over from the version before."),
        Ground.FURTHER: marked("It was carried over from the version before: this one does a part of it."),
    },
    Status.ABSORBED: {
        Ground.ADOPTED: marked("This version says it."),
        Ground.TYPED: marked("This version says it, typed in another way."),
        Ground.RENUMBERED: marked("This version says it, with other numbers."),
        Ground.ELSEWHERE: marked("This version says it in another provision."),
        Ground.GONE: marked("The provision is not in this version."),
    },
    Status.CONFLICT: {
        Ground.GONE: marked("The provision is not in this version."),
        Ground.REVISED: marked("This version has other words there."),
        Ground.HOMELESS: marked("What it was to stand in is not in this version."),
        Ground.MOVED: marked("This version has the provision in another place."),
        Ground.MERGED: marked("This version has joined the provision with others."),
    },
}


def say_ground(status: Status, ground: Ground | None) -> str:
    """Why a suggestion is what it is; empty for what nobody has to be told."""
    return _(said) if ground is not None and (said := GROUNDS.get(status, {}).get(ground)) else ""


def cite_provision(base: Instrument, provision: str) -> str:
    """How a person names a provision of a text: by its number and those of what holds it, else by its first words."""
    return base.citation(provision) or call_provision(base.by_id[provision])


def call_provision(provision: Provision) -> str:
    """What a provision without a number is called: the beginning of its words."""
    words = provision.text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
