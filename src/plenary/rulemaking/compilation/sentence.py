"""What was found in a submission, said to a person. ``names`` say how provisions are cited, by their ids."""

from collections.abc import Iterable, Mapping

from plenary.engine.text.candidate import Candidate, Obstacle, Unapplicable
from plenary.engine.text.candidate import Doubt as Uncertainty
from plenary.engine.text.interpretation import Class, Difference, Notice, Remark
from plenary.engine.text.note_scope import Noted
from plenary.engine.text.provision import Instrument
from plenary.engine.text.rebase import Ground, Outcome
from plenary.kit.language import _, marked, ngettext
from plenary.rulemaking.output.wording import gone
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite, cited

_DIFFERENCES = {
    Class.TYPOGRAPHIC: marked("In {provision}, only the typing differs: “{found}” for “{base}”; the base's is kept."),
    Class.NUMBERING: marked("In {provision}, only the numbering differs: “{found}” for “{base}”; the base's is kept."),
    Class.WORDING: marked("In {provision}, words differ without a tracked change: “{base}” became “{found}”."),
}
_ADDED = marked("In {provision}, “{found}” was added without a tracked change.")
_DELETED = marked("In {provision}, “{base}” was deleted without a tracked change.")
_OBSTACLES = {
    Obstacle.UNKNOWN: marked("there is no such candidate"),
    Obstacle.NOTHING: marked("it asks for nothing that can be applied; answer changed, with words"),
    Obstacle.PROVISION: marked("the base has no such provision; give the id of one"),
    Obstacle.WORDS: marked("it needs words; answer changed, with words"),
    Obstacle.SEVERAL: marked("it is about several provisions; answer changed, with the id of one"),
    Obstacle.PART: marked("its words are far fewer than those of the provision; give the whole words of that"),
    Obstacle.ABSENT: marked("the provision does not have those words"),
    Obstacle.UNCLEAR: marked("the provision has those words several times; give more of the words around them"),
    Obstacle.PLACE: marked("it has no place; answer changed, with the id of the provision that it follows"),
    Obstacle.OVERLAP: marked("the file itself, or another answer on it, changes the same words already"),
    Obstacle.DIVERGENT: marked(
        "in {provisions}, the file asks for something else itself, at or beside the words that the supported text "
        "changes; answer no on one of the two, or let the member say what it wants there"
    ),
    Obstacle.CONTRARY: marked(
        "in {provisions}, several texts that it follows ask for different things, at or beside the same words; let the "
        "member say which of them it supports there"
    ),
    Obstacle.UNTOLD: marked(
        "it cannot be told any more what stands in the text by it; let an edited copy of the issued text say what goes"
    ),
    Obstacle.SUPPORTED: marked("no text of the member supported was read"),
    Obstacle.UNFOUND: marked(
        "it names a provision that neither the base nor the text of the member supported has; ask which one is meant"
    ),
    Obstacle.UNTOUCHED: marked("the text of the member supported changes nothing there"),
    Obstacle.MOVED: marked("the provision is moved elsewhere already; answer no on one of the two moves"),
    Obstacle.CIRCLE: marked("with the other moves of this file it goes round in a circle; answer no on one of them"),
}
_UNCERTAINTIES = {
    Uncertainty.NOT_READ: marked("We could not read it: please say what it means."),
    Uncertainty.NEGATED: marked("The sentence has a negation or an exception."),
    Uncertainty.QUESTION: marked("The sentence is a question."),
    Uncertainty.QUALIFIED: marked("The sentence sets a condition, gives a choice or tells of the past."),
    Uncertainty.REPORTED: marked("The sentence names a member, who may be the one that asks."),
    Uncertainty.ACCEPTED: marked("The sentence says what can be accepted, which may be less than support."),
    Uncertainty.UNQUOTED: marked("The words to be replaced do not stand in quotation marks."),
    Uncertainty.PLACE_UNSAID: marked("It does not say where the words go."),
    Uncertainty.WORDS_NOT_FOUND: marked("The words that it names were not found in the base."),
    Uncertainty.WORDS_SEVERAL: marked("The words that it names stand in several places."),
    Uncertainty.PROVISION_UNSAID: marked("It does not say which provision it means."),
    Uncertainty.PROVISION_UNKNOWN: marked(
        "The base has no provision of that name: nothing comes of this until the member says which one it means."
    ),
    Uncertainty.PROVISION_SEVERAL: marked("Several provisions of the base have that name."),
    Uncertainty.MEMBER_UNKNOWN: marked("It does not say which member's text it supports."),
    Uncertainty.SHARE_UNSAID: marked("It can be taken in two ways which member's text it supports on which provision."),
    Uncertainty.BASE_DIFFERS: marked("What it gives as the present text differs from the base."),
    Uncertainty.LEFT_OUT: marked("The file does not hold these words; whether they are deleted is for you to say."),
    Uncertainty.IN_MESSAGE: marked("It stands in a letter: whether it is meant for the text is for you to say."),
}
_REMARKS = {
    Notice.SPLIT: marked("{provisions} was split into several paragraphs."),
    Notice.MERGED: marked("{provisions} were run together into one paragraph."),
    Notice.ALTERNATIVES: marked("In {provisions}, brackets hold alternatives; they were left in the words."),
    Notice.UNBALANCED: marked("In {provisions}, a bracket has no partner; it was left in the words."),
    Notice.NUMBER_TAKEN: marked(
        "The new “{words}” ({provisions}) carries a number that the base uses; it could be {free}."
    ),
    Notice.MISTAKEN_ID: marked("In {provisions}, the file's hidden marks stand on other words, and were not believed."),
    Notice.HARDLY: marked("Only {share} % of the file's words stand in the base."),
    Notice.OTHER_BASE: marked("The file fits {words} better than the base."),
    Notice.INLAID: marked(
        "{members} put “{words}” into what another author wrote, “{beside}”; it stands in no reading, so hand it in by "
        "itself if it is to stand."
    ),
    Notice.CROSSED: marked(
        "{members} typed “{words}” where another author struck “{beside}”; whether in place of that or beside it, "
        "nobody can tell, so it stands in no reading: hand it in by itself if it is to stand."
    ),
    Notice.PARTIAL: marked("The file holds {share} % of the base; what it does not hold is out of its scope."),
}
_LEFT_OUT = marked("{place} no longer has “{before}”; the file wants “{ours}”.")
_REPLACED = marked(
    "{members} put “{words}” in place of “{struck}” in what another author wrote, “{beside}”; it stands in no reading, "
    "so hand it in by itself if it is to stand."
)
_STRUCK = marked(
    "{members} struck “{struck}”, which another author wrote; whether that opposes it, {members} has to say by itself."
)
_TYPED_OVER = marked(
    "{members} put “{words}” in place of “{struck}” where another author struck “{beside}”; whether in place of that "
    "too, nobody can tell, so it stands in no reading: hand it in by itself if it is to stand."
)
_STRUCK_AROUND = marked(
    "{members} struck “{struck}”, and another author “{beside}” between; whether {members} means that too, nobody can "
    "tell, so it stands in no reading: hand it in by itself if it is to stand."
)
_NO_FREE_NUMBER = marked("The new “{words}” ({provisions}) carries a number that the base uses.")
_GROUNDS = {
    Ground.GONE: marked("{place} is no longer in the base; the file wants “{ours}”."),
    Ground.REVISED: marked("{place} was revised meanwhile to “{theirs}”; the file wants “{ours}”."),
    Ground.HOMELESS: marked("What held {place} is no longer in the base; the file wants “{ours}”."),
    Ground.MOVED: marked("{place} was moved meanwhile; the file wants “{ours}”."),
    Ground.MERGED: marked("{place} was merged with others meanwhile; the file wants “{ours}”."),
}
_LONGEST = 160


def difference_doubt(names: Mapping[str, str], difference: Difference, provisions: Iterable[str] = ()) -> Doubt:
    """What is different in a provision, or in all of several ``provisions``."""
    said = _DIFFERENCES[difference.what]
    if difference.what is Class.WORDING and not difference.base.strip():
        said = _ADDED
    elif difference.what is Class.WORDING and not difference.found.strip():
        said = _DELETED
    sentence = _(said).format(
        provision=cited(names, dict.fromkeys((difference.provision, *provisions))),
        base=clipped(difference.base),
        found=clipped(difference.found),
    )
    return Doubt(sentence, difference.place)


def remark_doubt(names: Mapping[str, str], remark: Remark, file: str) -> Doubt | None:
    """What a remark says; None for what the register says as a note."""
    if remark.notice is Notice.UNMAPPED:
        said = ngettext(
            "Changes by {count} author whom the table does not name were left out.",
            "Changes by {count} authors whom the table does not name were left out.",
            remark.count,
        )
    elif remark.notice is Notice.INLAID and remark.struck:
        known = _REPLACED if remark.words else _STRUCK
        said = _(known)
    elif remark.notice is Notice.CROSSED and remark.struck:
        known = _TYPED_OVER if remark.words else _STRUCK_AROUND
        said = _(known)
    elif remark.notice in _REMARKS:
        taken = remark.notice is Notice.NUMBER_TAKEN and not remark.free
        known = _NO_FREE_NUMBER if taken else _REMARKS[remark.notice]
        said = _(known)
    else:
        return None
    return Doubt(
        said.format(
            file=file,
            provisions=cited(names, remark.provisions),
            words=clipped(remark.words),
            members=", ".join(remark.holders),
            beside=clipped(remark.beside),
            struck=clipped(remark.struck),
            share=round(remark.share * 100),
            count=remark.count,
            free=remark.free,
        ),
        remark.place,
    )


def obstacle_doubt(error: Unapplicable, line: int, names: Mapping[str, str]) -> Doubt:
    """Why an answer in the given line of the table of decisions was not applied."""
    reason = _(_OBSTACLES[error.obstacle])
    if error.provisions:
        reason = reason.format(provisions=cited(names, error.provisions))
    return Doubt(
        _("Line {line} of the decisions: the answer on candidate {candidate} was not applied: {reason}.").format(
            line=line, candidate=error.candidate, reason=reason
        )
    )


def deferred_remark(error: Unapplicable) -> Doubt:
    """Who applies the support of a member whose text is not here."""
    return Doubt(
        _(
            "The answer on candidate {candidate} supports another member's text; compile applies it when that "
            "member's file is among the submissions."
        ).format(candidate=error.candidate)
    )


def absence_doubt(names: Mapping[str, str], absences: Iterable[Candidate], *, partial: bool, known: bool) -> Doubt:
    """What a partial file leaves out in the middle of what it has, or what any other file lacks without having said
    that it is deleted; ``known`` says whether the base of the compilation has all that, so that it can be decided."""
    provisions = cited(names, (absence.provisions[0] for absence in absences))
    if partial:
        said = _(
            "It has what stands before and after {provisions}, and leaves that out; say with --confirm whether it is "
            "deleted."
        )
    elif known:
        said = _(
            "It does not hold {provisions}, which may have been cut off; say with --confirm whether that is deleted."
        )
    else:
        said = _("It does not hold {provisions}; that was not taken for a deletion.")
    return Doubt(said.format(provisions=provisions))


def order_doubt(names: Mapping[str, str], shifted: Iterable[str]) -> Doubt:
    """What a letter cites before, or behind, what it stands behind in the base."""
    said = _("It cites {provisions} in another order than the base; that was not taken for a move.")
    return Doubt(said.format(provisions=cited(names, shifted)))


def uncertainties(candidate: Candidate, *, unread: bool = False) -> tuple[Doubt, ...]:
    """Why the machine is not sure of a candidate; ``unread`` where nothing can be shown that a yes comes to."""
    doubts = (*candidate.doubts, *((Uncertainty.NOT_READ,) if unread else ()))
    return tuple(Doubt(_(_UNCERTAINTIES[doubt])) for doubt in dict.fromkeys(doubts))


def conflict_doubt(names: Mapping[str, str], outcome: Outcome) -> Doubt:
    left_out = outcome.ground is Ground.REVISED and not outcome.theirs.strip()
    said = _LEFT_OUT if left_out else _GROUNDS[outcome.ground]
    return Doubt(
        _(said).format(
            place=conflict_place(names, outcome),
            before=clipped(outcome.before),
            ours=clipped(outcome.ours) or gone(),
            theirs=clipped(outcome.theirs),
        )
    )


def conflict_place(names: Mapping[str, str], outcome: Outcome) -> str:
    """How a person names the provision in which a suggestion met another text; ``names`` are those of both texts."""
    return cited(names, (outcome.place or outcome.suggestion.provision,))


def names_of_both(now: Instrument, former: Instrument, version: str) -> dict[str, str]:
    """How a person names the provisions of a text, and those that only a ``former`` version has."""
    names = dict(cite(now))
    for name, citation in cite(former).items():
        names.setdefault(name, _("{provision} of {version}").format(provision=citation, version=version))
    return names


def clipped(words: str) -> str:
    """Words short enough for a sentence, cut between words."""
    words = words.strip()
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def note_remark(file: str, notes: Noted) -> Doubt:
    """How the footnotes of a file that has none but characters were read."""
    if notes.recounted:
        return Doubt(
            _(
                "{file} has its footnotes as characters ({signs}) and numbers them by itself; each is told by its "
                "words and its place, and what it adds or drops is its member's."
            ).format(file=file, signs=", ".join(notes.signs))
        )
    if notes.signs:
        return Doubt(
            _(
                "{file} has its footnotes as characters ({signs}); they are read as those of the base, and what it has "
                "none for is left as it is."
            ).format(file=file, signs=", ".join(notes.signs))
        )
    return Doubt(
        _("{file} has no footnotes; those of the base, and their marks, are left as they are.").format(file=file)
    )


def table_remark(file: str, table: str) -> Doubt:
    """That a plain text does not have a table."""
    return Doubt(
        _("{file} is plain text and does not have the table ({provision}); that is left as it is.").format(
            file=file, provision=table
        )
    )


def table_doubt(file: str, table: str) -> Doubt:
    """That what a plain text has of a table could not be read."""
    return Doubt(
        _(
            "In {file} the table ({provision}) came as plain text and was not read: it is left as it is; look whether "
            "it was changed."
        ).format(file=file, provision=table)
    )


def note_doubt(file: str, words: str) -> Doubt:
    """That of a file's footnotes one could not be told, in a sentence or as a note."""
    return Doubt(
        _(
            "In {file} a footnote that became characters could not be told in “{words}”; its sign, or the note, is in "
            "no words of the text: look which footnote the member means there."
        ).format(file=file, words=words)
    )
