"""The proof sheet as a Word file: what was read of a submission, beside the base, for the member to confirm."""

from collections.abc import Iterator, Sequence

from plenary.engine.text.block import Change, Piece
from plenary.kit.language import _, language, ngettext, speaking
from plenary.rulemaking.output import proofing, wording
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.cover import running_foot
from plenary.rulemaking.output.word.package import Document, pack, section_with_cover
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NOTHING, style_sheet
from plenary.rulemaking.output.word.talk import Talk
from plenary.rulemaking.proof import Candidate, Doubt, Proof, ProofSheet

_LOOKS = {Change.KEPT: "QuotedWords", Change.INSERTED: "InsertedWords", Change.DELETED: "DeletedWords"}


def render_proof(sheet: ProofSheet) -> bytes:
    """The proof sheet as a .docx file: the same sheet is the same bytes."""
    with speaking(sheet.tongue):
        script, talk = Script(sheet.lang), Talk(Script(language()))
        body = "".join(_Sheet(sheet, script, talk).parts())
        name = _("Proof sheet")
        head = talk.run(sheet.submission) + element.run("<w:tab/>") + talk.run(wording.moment(sheet.as_at))
        return pack(
            Document(
                body=body + section_with_cover(talk.script),
                styles=style_sheet(script, talk.script, ()),
                header=element.paragraph(head, "Header"),
                footer=running_foot(talk, name),
                script=script,
                title=_("Proof sheet of {submission}").format(submission=sheet.submission),
                subject=sheet.symbol,
                as_at=sheet.as_at,
                properties={"plenary-base": sheet.base},
            )
        )


class _Sheet:
    def __init__(self, sheet: ProofSheet, script: Script, talk: Talk) -> None:
        self.sheet = sheet
        self.script = script
        self.talk = talk

    def parts(self) -> Iterator[str]:
        yield from self._front()
        yield from self._questions()
        yield from self._proofs()
        yield from self._candidates()
        yield from self._absent()
        yield from self._withheld()
        yield from self._confirmation()

    def _front(self) -> Iterator[str]:
        sheet, talk = self.sheet, self.talk
        symbol = element.run("<w:tab/>") + talk.run(sheet.symbol, "Strong") if sheet.symbol else ""
        yield element.paragraph(self.script.run(sheet.title) + symbol, "CoverMasthead")
        yield talk.say(_("Proof sheet"), "CoverLabel")
        yield talk.say(_("Your text as we read it"), "CoverTitle")
        said = _("{submission}, on behalf of {names}").format(submission=sheet.submission, names=proofing.behalf(sheet))
        yield talk.say(said, "CoverLine")
        yield talk.say(_("As at {moment}").format(moment=wording.moment(sheet.as_at)), "CoverLine")
        yield talk.say(_("Base text {hash}").format(hash=sheet.base), "CoverCode")
        yield talk.figures(
            (
                *((str(count), name) for count, name in proofing.figures(sheet)),
                (
                    str(sheet.untouched),
                    ngettext("provision repeated unchanged", "provisions repeated unchanged", sheet.untouched),
                ),
                (
                    str(len(sheet.absent)),
                    ngettext("provision not in the file", "provisions not in the file", len(sheet.absent)),
                ),
            ),
            _("The submission in figures"),
        )
        yield talk.say("", "Gap")
        for sentence in proofing.request():
            yield talk.say(sentence, "ApparatusNotice")

    def _questions(self) -> Iterator[str]:
        if self.sheet.doubts:
            yield self.talk.say(_("Questions about the file"), "ApparatusHeading")
            yield from (self._question(doubt, "ApparatusText") for doubt in self.sheet.doubts)
        if self.sheet.remarks:
            yield self.talk.say(_("How the file was read"), "ApparatusHeading")
            yield from (self._remark(remark) for remark in self.sheet.remarks)

    def _remark(self, remark: Doubt) -> str:
        place = self.talk.run(f" ({remark.place})", "Attribution") if remark.place else ""
        return element.paragraph(self.talk.run(remark.sentence) + place, "ApparatusText")

    def _question(self, doubt: Doubt, style: str) -> str:
        place = f" ({doubt.place})" if doubt.place else ""
        mark = self.talk.run("? ", "OptionLabel")
        return element.paragraph(mark + self.talk.run(doubt.sentence) + self.talk.run(place, "Attribution"), style)

    def _proofs(self) -> Iterator[str]:
        talk = self.talk
        yield talk.say(_("Provision by provision"), "ApparatusHeading")
        if not self.sheet.proofs:
            yield talk.say(_("The file changes nothing in the text."))
        else:
            yield from self._shown(self.sheet.proofs, _("The provisions that the submission changes"))
        if self.sheet.standing:
            yield talk.say(proofing.standing(), "ApparatusHeading")
            yield from self._shown(self.sheet.standing, proofing.standing())

    def _shown(self, proofs: Sequence[Proof], title: str) -> Iterator[str]:
        talk = self.talk
        inserted, deleted = talk.run(_("inserted"), "InsertedWords"), talk.run(_("deleted"), "DeletedWords")
        signs = talk.run(_("How your changes are shown:")) + talk.run(" ") + inserted + talk.run(" ") + deleted
        yield element.paragraph(signs, "ApparatusText")
        yield talk.table(
            (_("Provision"), _("Base text"), _("Your text as we read it")),
            [self._proof(proof) for proof in proofs],
            (0.2, 0.36, 0.44),
            title,
        )

    def _proof(self, proof: Proof) -> list[str]:
        talk = self.talk
        done = [said for _touch, said in proofing.touches(proof)] + [proofing.answered(one) for one in proof.answers]
        touches = "".join(talk.say(said, "TableText", "Attribution") for said in done)
        base = self._words([Piece(proof.base)]) if proof.base else talk.say(wording.gone(), "TableText", NOTHING)
        doubts = "".join(self._question(doubt, "TableText") for doubt in proof.doubts)
        name = element.paragraph(self.script.run(proofing.cited(proof), "Strong"), "TableText")
        whose = talk.say(proofing.whose(proof), "TableText", "Attribution") if proof.holders else ""
        origin = talk.say(proofing.origin(proof), "TableText", "Attribution") if proof.source else ""
        return [name + whose + origin + touches, base, self._words(proof.pieces) + doubts]

    def _words(self, pieces: Sequence[Piece]) -> str:
        """Words of the text, with what was done to them; those that were undone again are nobody's."""
        shown = [piece for piece in pieces if piece.change is not Change.UNDONE]
        runs = "".join(self.script.run(piece.text, _LOOKS[piece.change]) for piece in shown)
        return element.paragraph(runs, "TableText", self.script.paragraph)

    def _candidates(self) -> Iterator[str]:
        if not self.sheet.candidates:
            return
        talk = self.talk
        yield talk.say(_("May be suggestions"), "ApparatusHeading")
        yield talk.say(proofing.candidacy())
        yield talk.table(
            (_("Number"), _("In the file"), _("As we would read it"), _("Your answer")),
            [self._candidate(candidate) for candidate in self.sheet.candidates],
            (0.1, 0.33, 0.37, 0.2),
            _("What may be a suggestion"),
        )

    def _candidate(self, candidate: Candidate) -> list[str]:
        talk = self.talk
        quoted = element.paragraph(
            self.script.run(candidate.sentence, "QuotedWords"), "TableText", self.script.paragraph
        )
        place = talk.say(candidate.place, "TableText", "Attribution") if candidate.place else ""
        named = candidate.citation and not (candidate.results or candidate.supported)
        cited = talk.say(candidate.citation, "TableText", "Strong") if named else ""
        doubts = "".join(self._question(doubt, "TableText") for doubt in candidate.doubts)
        answer = talk.cell(_("☐ a suggestion")) + talk.cell(_("☐ no suggestion"))
        return [
            talk.say(candidate.key, "TableText", "Strong"),
            quoted + place,
            cited + self._outcome(candidate) + doubts,
            answer,
        ]

    def _outcome(self, candidate: Candidate) -> str:
        """What a yes makes of the text, provision by provision where there are several."""
        if not (candidate.results or candidate.supported):
            return self._words(candidate.pieces) if candidate.pieces else ""
        said = self.talk.say(proofing.extent(candidate), "TableText", "Attribution")
        return said + "".join(
            self.talk.say(proofing.cited(result), "TableText", "Strong")
            + self._words(result.pieces)
            + "".join(self.talk.say(said, "TableText", "Attribution") for _touch, said in proofing.unseen(result))
            for result in candidate.results
        )

    def _absent(self) -> Iterator[str]:
        if self.sheet.absent:
            yield self.talk.say(_("Not in the file"), "ApparatusHeading")
            yield self.talk.say(proofing.scope())
            yield self.talk.say("; ".join(self.sheet.absent))

    def _withheld(self) -> Iterator[str]:
        if self.sheet.withheld:
            yield self.talk.say(_("Kept back"), "ApparatusHeading")
            yield self.talk.say(proofing.quarantine())
            yield self.talk.table(
                (_("What"), _("Contents of it"), _("Where")),
                [
                    [self.talk.cell(words) for words in (held.kind, held.text, held.place)]
                    for held in self.sheet.withheld
                ],
                (0.24, 0.5, 0.26),
                _("What is kept back"),
            )

    def _confirmation(self) -> Iterator[str]:
        """A box to tick and sign; corrections are made in the file, where they are tracked."""
        talk = self.talk
        yield talk.say(_("Your confirmation"), "ApparatusHeading")
        yield talk.say(_("☐ This is our text."))
        yield talk.say(_("☐ This is our text, with the corrections marked in this file. Changes to it are tracked."))
        yield talk.say(_("☐ This is not our text. We will send another file."))
        yield talk.form((_("Name and function"), _("On behalf of"), _("Date"), _("Signature")), _("Confirmation"))
