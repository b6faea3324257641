"""What a proof sheet says in every format, in whole sentences of the interface's language.

To be called inside ``speaking(sheet.tongue)``.
"""

from plenary.engine.text.provision import Kind
from plenary.engine.text.touch import Touch
from plenary.kit.language import _, marked, ngettext
from plenary.rulemaking.output.wording import gone, listed
from plenary.rulemaking.proof import Answer, Candidate, Did, Proof, ProofSheet

_TOUCHES = {
    Touch.REWORDED: marked("Words changed"),
    Touch.ADDED: marked("New provision"),
    Touch.DELETED: marked("Provision deleted"),
    Touch.MERGED: marked("Provision merged: its words stand in the one beside it"),
    Touch.MOVED: marked("Provision moved"),
    Touch.BRACKETED: marked("Words bracketed"),
    Touch.RETAINED: marked("Retained as it stands"),
}
_ANSWERS = {
    Did.SUPPORTED: marked("Supported: “{words}”"),
    Did.ACCEPTED: marked("Can be accepted: “{words}”"),
    Did.OPPOSED: marked("Opposed: “{words}”"),
    Did.RESERVED: marked("Reserved: “{words}”"),
    Did.RETAINED: marked("Retained: “{words}”"),
    Did.WITHDRAWN: marked("Suggested before, and withdrawn: “{words}”"),
    Did.REPLACED: marked("Suggested before, and replaced: “{words}”"),
    Did.UNDELETED: marked("Deletion no longer asked for"),
    Did.UNRETAINED: marked("Retention no longer asked for"),
    Did.UNMOVED: marked("Move no longer asked for"),
    Did.RELEASED: marked("Bracket released: “{words}”"),
    Did.TAKEN_BACK: marked("Position no longer held: “{words}”"),
    Did.ADDED: marked("Option added beside those of the base: “{words}”"),
}
_SEEN = frozenset({Touch.REWORDED, Touch.DELETED, Touch.BRACKETED})
"""What is done to a provision that its words show."""

SIGNS = {
    Touch.REWORDED: "~",
    Touch.ADDED: "+",
    Touch.DELETED: "−",
    Touch.MERGED: "↔",
    Touch.MOVED: "↕",
    Touch.BRACKETED: "[ ]",
    Touch.RETAINED: "=",
}


def touches(proof: Proof) -> tuple[tuple[Touch, str], ...]:
    """What the submission does to a provision, and where it puts it."""
    return tuple((touch, touched(touch, proof.where, first=proof.first)) for touch in proof.touches)


def unseen(proof: Proof) -> tuple[tuple[Touch, str], ...]:
    """What the submission does to a provision that its words do not show: where it puts it, that it stands."""
    return tuple((touch, said) for touch, said in touches(proof) if touch not in _SEEN)


def touched(touch: Touch, where: str, *, first: bool = False) -> str:
    """What is done to a provision; ``where`` is what it then stands after or ``first`` in, empty for the beginning."""
    if touch is Touch.ADDED and first:
        return _("New provision, at the beginning of {place}").format(place=where)
    if touch is Touch.ADDED:
        return _("New provision, after {place}").format(place=where) if where else _("New provision, at the beginning")
    if touch is Touch.MOVED and first:
        return _("Provision moved to the beginning of {place}").format(place=where)
    if touch is Touch.MOVED:
        return (
            _("Provision moved to after {place}").format(place=where)
            if where
            else _("Provision moved to the beginning")
        )
    return _(_TOUCHES[touch])


def answered(answer: Answer) -> str:
    """What an answer to an issued text does, beside suggesting words."""
    return _(_ANSWERS[answer.did]).format(words=answer.words or gone())


def figures(sheet: ProofSheet) -> tuple[tuple[int, str], ...]:
    """What the sheet holds, counted, each count with what it counts."""
    touched, asked = sheet.touched, sheet.questions
    return (
        (touched, ngettext("provision touched", "provisions touched", touched)),
        (asked, ngettext("question for you", "questions for you", asked)),
    )


def cited(proof: Proof) -> str:
    """How a person names the provision; one without a number is the title, or untitled."""
    return proof.citation or (_("Title") if proof.kind is Kind.TITLE else _("untitled"))


def whose(proof: Proof) -> str:
    """Whose reading it is, where the submission has several; nothing where it has one."""
    return _("As read for {members}").format(members=listed(proof.holders)) if proof.holders else ""


def origin(proof: Proof) -> str:
    """Which file it came from, where that is not the submission itself."""
    return _("From {file}").format(file=proof.source) if proof.source else ""


def extent(candidate: Candidate) -> str:
    """What a yes does, said of a candidate with ``results`` or of one that supports a member's text."""
    if candidate.supported:
        said = (
            _("A yes supports the text of {members} on {place}.")
            if candidate.citation
            else _("A yes supports the text of {members}.")
        )
        return said.format(members=listed(candidate.supported), place=candidate.citation)
    count = len(candidate.results)
    if all(result.touches == (Touch.RETAINED,) for result in candidate.results):
        return ngettext("A yes retains {count} provision:", "A yes retains {count} provisions:", count).format(
            count=count
        )
    return ngettext("A yes changes {count} provision:", "A yes changes {count} provisions:", count).format(count=count)


def standing() -> str:
    """The heading of what the member handed in before this file."""
    return _("Handed in before, and still standing")


def behalf(sheet: ProofSheet) -> str:
    """On whose behalf the submission came."""
    return listed(sheet.behalf) if sheet.behalf else _("nobody has said on whose behalf")


def request() -> tuple[str, ...]:
    """What the member is asked to do."""
    return (
        _(
            "This is how your submission was read, and how it stands in the rolling text unless you tell the "
            "secretariat otherwise."
        ),
        _("Please compare each provision with what you meant, answer the questions, and send your confirmation."),
    )


def scope() -> str:
    """What it means that a provision is absent from a file."""
    return _("The file does not contain these provisions. They are out of its scope: nothing is suggested about them.")


def candidacy() -> str:
    """What a candidate is."""
    return _("These may be suggestions. None of them is applied unless you say so, naming it by its number.")


def quarantine() -> str:
    """What became of what is withheld."""
    return _("This was in the file and is shown to you and to the secretariat only. It goes no further.")
