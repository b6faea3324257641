"""What an edited copy of ours leaves open, said to a person."""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text.round_two import Cause, Note, Question, Remark
from plenary.kit.language import _, marked, ngettext
from plenary.rulemaking.compilation.sentence import cited, clipped
from plenary.rulemaking.proof import Doubt

_QUESTIONS = {
    Cause.NAMES: marked("In {provision}, names of other members were changed: “{before}” came back as “{after}”."),
    Cause.WORDS: marked("In {provision}, words were written over another member's: “{before}” came back as “{after}”."),
    Cause.SEVERAL: marked("In {provision}, several choices were made in one place: “{before}” came back as “{after}”."),
    Cause.SIGNS: marked("In {provision}, a sign of a bracket was changed: “{before}” came back as “{after}”."),
    Cause.HELD: marked("In {provision}, a bracket that others hold was dropped: “{before}” came back as “{after}”."),
    Cause.JOINT: marked("In {provision}, a joint submission is concerned: “{before}” came back as “{after}”."),
    Cause.NUMBER: marked("In {provision}, a number or label of ours was changed: “{before}” came back as “{after}”."),
    Cause.UNPLACED: marked("Words that belong nowhere in the text were added: “{after}”."),
    Cause.MISSING: marked("{provision} is not in the copy, and nothing says that it was struck."),
    Cause.MARKUP: marked("In {provision}, words were struck through by hand: “{before}” came back as “{after}”."),
    Cause.PARENT: marked("{provision} is supported, and the new provision that holds it is not."),
    Cause.MERGED: marked("{provision} was run together with the next paragraph: “{before}” came back as “{after}”."),
}
_NOTES = {
    Remark.CLEAN: marked("Nothing in the copy is tracked; its edits were found by comparing it with what was issued."),
    Remark.UNTRACKED: marked("Beside its tracked changes, the copy has edits that are not tracked, in {provisions}."),
    Remark.ABSENT: marked("The copy does not hold {provisions}, which is out of its scope."),
    Remark.UNMARKED: marked("The hidden marks of the copy are gone; its paragraphs were found by their words."),
}


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
    said = _QUESTIONS[question.cause]
    sentence = _(said).format(
        provision=cited(names, (question.provision,)),
        before=clipped(question.before),
        after=clipped(question.after or " ".join(question.words)),
    )
    return Doubt(sentence, question.place)


def return_note(names: Mapping[str, str], note: Note) -> Doubt:
    said = _NOTES[note.remark]
    return Doubt(_(said).format(provisions=cited(names, note.provisions)))
