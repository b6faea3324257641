"""What an edited copy of ours leaves open, said to a person."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from plenary.engine.text.layout import lay_out
from plenary.engine.text.passage import RollingText
from plenary.engine.text.round_two import Cause, Note, Question, Remark
from plenary.kit.language import _, marked, ngettext
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cited

_QUESTIONS = {
    Cause.NAMES: marked("In {provision}, names of other members were changed: “{before}” came back as “{after}”."),
    Cause.WORDS: marked("In {provision}, words were written over another member's: “{before}” came back as “{after}”."),
    Cause.STRANGER: marked("In {provision}, the name in “{words}” is no member's: “{before}” came back as “{after}”."),
    Cause.SEVERAL: marked("In {provision}, several choices were made in one place: “{before}” came back as “{after}”."),
    Cause.SIGNS: marked("In {provision}, a sign of a bracket was changed: “{before}” came back as “{after}”."),
    Cause.HELD: marked("In {provision}, a bracket that others hold was dropped: “{before}” came back as “{after}”."),
    Cause.JOINT: marked("In {provision}, a joint submission is concerned: “{before}” came back as “{after}”."),
    Cause.OWN: marked(
        "In {provision}, what else stands in the member's own name is concerned, and is kept: “{before}” came back as "
        "“{after}”."
    ),
    Cause.NUMBER: marked("In {provision}, a number or label of ours was changed: “{before}” came back as “{after}”."),
    Cause.UNPLACED: marked("Words that belong nowhere in the text were added: “{after}”."),
    Cause.MISSING: marked("{provision} is not in the copy, and nothing says that it was struck."),
    Cause.MARKUP: marked("In {provision}, words were struck through by hand: “{words}”."),
    Cause.PARENT: marked(
        "{provision} was changed or supported, and the new provision that holds it is not supported: “{before}” came "
        "back as “{after}”."
    ),
    Cause.AROUND: marked(
        "In {provision}, words were struck around others, which were left: “{before}” came back as “{after}”."
    ),
    Cause.MERGED: marked(
        "In the copy, {provision} was run together with the next paragraph, and both are kept apart: “{before}”."
    ),
    Cause.LINE: marked(
        "In {provision}, the line “{before}” is not in the copy, which says nothing by itself: ask whether what it "
        "tells is opposed."
    ),
}
_PLACED = marked("In {provision}, words that belong nowhere in it were added: “{before}” came back as “{after}”.")
_SLIP = marked(
    "In {provision}, the name in “{words}” is no member's, and may be a slip for {meant}: “{before}” came back as "
    "“{after}”."
)
_NOTES = {
    Remark.CLEAN: marked("Nothing in the copy is tracked; its edits were found by comparing it with what was issued."),
    Remark.UNTRACKED: marked("Beside its tracked changes, the copy has edits that are not tracked, in {provisions}."),
    Remark.ABSENT: marked("The copy does not hold {provisions}, which is out of its scope."),
    Remark.UNMARKED: marked("The hidden marks of the copy are gone; its paragraphs were found by their words."),
    Remark.UNSET: marked(
        "Of the lines that tell what is asked for, the copy does not have all of {provisions}: an earlier release may "
        "have set it so, and nothing is read from that."
    ),
}
_LONGEST = 160
_BESIDE = 60
"""Characters: how long a sentence may be to be shown whole, and how much of a longer one is shown beside a change."""
_LISTED = 12
"""Provisions missing in a row up to which each of them is named; of more, the first and the last."""
_MANY = 5
"""Places with names changed from which on they are one question: somebody took the names out of a copy."""


def question_doubts(names: Mapping[str, str], questions: Sequence[Question]) -> Iterator[Doubt]:
    """The questions for an officer; names that were only taken away or changed in many places are one of them."""
    renamed = [question for question in questions if question.cause is Cause.NAMES and not question.words]
    if len(renamed) < _MANY:
        renamed = []
    else:
        places = tuple(dict.fromkeys(question.provision for question in renamed))
        yield Doubt(
            ngettext(
                "Names of other members were changed in {count} place, and all are kept as they were issued: "
                "{provisions}.",
                "Names of other members were changed in {count} places, and all are kept as they were issued: "
                "{provisions}.",
                len(renamed),
            ).format(count=len(renamed), provisions=cited(names, places)),
            renamed[0].place,
        )
    yield from (question_doubt(names, question) for question in questions if question not in renamed)


def question_doubt(names: Mapping[str, str], question: Question) -> Doubt:
    """A question for an officer, as a doubt of the register."""
    if question.cause is Cause.MISSING and question.further:
        return Doubt(_missing(names, (question.provision, *question.further)), question.place)
    said = _PLACED if question.cause is Cause.UNPLACED and question.provision else _QUESTIONS[question.cause]
    said = _SLIP if question.meant else said
    before, after = contrasted(question.before, question.after or " ".join(question.words))
    sentence = _(said).format(
        provision=cited(names, (question.provision,)),
        before=before,
        after=after,
        words=" ".join(question.words).strip(" ,;/"),
        meant=question.meant,
    )
    return Doubt(sentence, question.place)


def _missing(names: Mapping[str, str], run: Sequence[str]) -> str:
    """Asks about several provisions in a row that the copy does not have."""
    if len(run) <= _LISTED:
        return ngettext(
            "{count} provision is not in the copy, and nothing says that it was struck: {provisions}.",
            "{count} provisions are not in the copy, and nothing says that they were struck: {provisions}.",
            len(run),
        ).format(count=len(run), provisions=cited(names, run))
    return ngettext(
        "{count} provision is not in the copy, from {first} to {last}, and nothing says that it was struck.",
        "{count} provisions are not in the copy, from {first} to {last}, and nothing says that they were struck.",
        len(run),
    ).format(count=len(run), first=cited(names, run[:1]), last=cited(names, run[-1:]))


def issued_names(rolling: RollingText) -> Mapping[str, str]:
    """How a person names each provision of a text that was issued, those that its readings add too."""
    return citations(lay_out(rolling))


def contrasted(before: str, after: str) -> tuple[str, str]:
    """Two wordings of a sentence; where they are long, what differs in them with some words around it. Nothing that
    differs is cut."""
    if max(len(before), len(after)) <= _LONGEST:
        return before, after
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    return _around(before, start, len(before) - end), _around(after, start, len(after) - end)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _around(text: str, start: int, end: int) -> str:
    """The characters from start to end with the words beside them."""
    first, last = max(start - _BESIDE, 0), min(end + _BESIDE, len(text))
    if first:
        first = text.find(" ", first, start) + 1 or first
    if last < len(text) and (cut := text.rfind(" ", end, last)) >= 0:
        last = cut
    return f"{'… ' if first else ''}{text[first:last]}{' …' if last < len(text) else ''}"


def return_note(names: Mapping[str, str], note: Note) -> Doubt:
    said = _NOTES[note.remark]
    return Doubt(_(said).format(provisions=cited(names, note.provisions)))
