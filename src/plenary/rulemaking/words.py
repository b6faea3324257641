"""What things of texts are called on their pages."""

from collections.abc import Mapping

from plenary.engine.text.provision import Kind, Provision
from plenary.kit.language import marked
from plenary.rulemaking.rules.position import Stance
from plenary.rulemaking.rules.suggestion import Sort
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


def call_provision(provision: Provision) -> str:
    """What a provision without a number is called: the beginning of its words."""
    words = provision.text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
