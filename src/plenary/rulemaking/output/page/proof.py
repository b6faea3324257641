"""The page of a proof sheet."""

from collections import Counter
from collections.abc import Iterator, Sequence

from plenary.engine.text.touch import Touch
from plenary.kit.language import _, speaking
from plenary.kit.markup import Markup, element, joined
from plenary.rulemaking.output import proofing, wording
from plenary.rulemaking.output.page.document import document, hashed, spoken, table
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.proof import Candidate, Doubt, Proof, ProofSheet

_TINTS = {Touch.ADDED: "s-new", Touch.DELETED: "s-gone"}


def render_proof_html(sheet: ProofSheet) -> bytes:
    """The proof sheet as one page that needs nothing but itself."""
    with speaking(sheet.tongue):
        return document(
            title=_("{submission} · Proof sheet").format(submission=sheet.submission),
            head=_("Proof sheet: your text as we read it"),
            symbol=sheet.symbol,
            main=joined(ProofPage(sheet).parts()),
            target="page-text",
            skip=_("Skip to the text"),
            colophon=hashed(sheet.base),
        )


class ProofPage:
    """The parts of a proof sheet as HTML, to be called in its language: all of them, or, for a page around it that asks
    its questions itself, what was ``read``, ``withheld`` and each candidate."""

    def __init__(self, sheet: ProofSheet) -> None:
        self.sheet = sheet
        self.own = spoken(sheet.lang)

    def parts(self) -> Iterator[Markup]:
        sheet = self.sheet
        yield element("h1", sheet.title, **self.own)
        yield self.lede()
        yield self.figures()
        yield element("div", *(element("p", sentence) for sentence in proofing.request()), class_="notice")
        yield from self.questions()
        if sheet.candidates:
            candidates = (self.candidate(candidate) for candidate in sheet.candidates)
            yield self.annex(_("May be suggestions"), element("p", proofing.candidacy()), *candidates)
        yield from self.read()
        yield from self.kept_back()

    def questions(self) -> Iterator[Markup]:
        """What of the file as a whole is in doubt, and how it was read."""
        if self.sheet.doubts:
            yield self.annex(_("Questions about the file"), self.doubts(self.sheet.doubts))
        if self.sheet.remarks:
            yield self.annex(_("How the file was read"), self.remarks(self.sheet.remarks))

    def read(self) -> Iterator[Markup]:
        """Every provision that the file touches, those that stood before, and those that it does not have."""
        sheet = self.sheet
        shown = (*sheet.proofs, *sheet.standing)
        proofs = [self.proof(proof, anchor) for proof, anchor in zip(shown, _anchors(shown), strict=True)]
        yield element(
            "article",
            element("h2", _("Your text as we read it")),
            *proofs[: len(sheet.proofs)],
            None if sheet.proofs else element("p", _("The file changes nothing in the text.")),
            class_="sheet",
            id="page-text",
        )
        if sheet.standing:
            said = element("h2", proofing.standing())
            yield element("article", said, *proofs[len(sheet.proofs) :], class_="sheet")
        if sheet.absent:
            items = (element("li", element("bdi", citation, **self.own)) for citation in sheet.absent)
            yield self.annex(
                _("Not in the file"), element("p", proofing.scope()), element("ul", *items, class_="inline")
            )

    def kept_back(self) -> Iterator[Markup]:
        """What was in the file and goes no further."""
        if self.sheet.withheld:
            yield self.annex(_("Kept back"), element("p", proofing.quarantine()), self.withheld())

    def lede(self) -> Markup:
        sheet = self.sheet
        version = element(
            "span",
            sheet.symbol or _("Base text"),
            element("code", wording.fingerprint(sheet.base), title=_("SHA-256 of the base text"), dir="ltr"),
            class_="pill",
        )
        said = _("As at {moment}").format(moment=wording.moment(sheet.as_at))
        return element("p", version, element("span", said), class_="lede")

    def figures(self) -> Markup:
        sheet = self.sheet
        names = (
            (sheet.submission, _("submission")),
            (proofing.behalf(sheet), _("on whose behalf")),
            *((str(count), name) for count, name in proofing.figures(sheet)),
        )
        return element(
            "ul",
            *(element("li", element("b", element("bdi", figure)), element("span", name)) for figure, name in names),
            class_="facts wordy",
        )

    def annex(self, title: str, *content: Markup) -> Markup:
        return element("section", element("h2", title), *content, class_="annex")

    def doubts(self, doubts: tuple[Doubt, ...]) -> Markup:
        return element(
            "ul",
            *(
                element(
                    "li",
                    element("b", "?", aria_hidden="true"),
                    f" {doubt.sentence}",
                    self.place(doubt),
                )
                for doubt in doubts
            ),
            class_="questions",
        )

    def remarks(self, remarks: tuple[Doubt, ...]) -> Markup:
        return element("ul", *(element("li", remark.sentence, self.place(remark)) for remark in remarks))

    def place(self, doubt: Doubt) -> Markup | None:
        return element("span", f" ({doubt.place})", class_="gone") if doubt.place else None

    def candidate(self, candidate: Candidate, *, named: bool = True) -> Markup:
        """What may be a suggestion; ``named`` with the key by which a table of decisions names it."""
        place = wording.listed([part for part in (candidate.citation, candidate.place) if part])
        return element(
            "div",
            element("span", candidate.key, class_="no") if named else None,
            element(
                "div",
                element("blockquote", candidate.sentence, **self.own),
                element("p", place, class_="state") if place else None,
                *(self.outcome(candidate) if named or not candidate.supported else ()),
                self.doubts(candidate.doubts) if candidate.doubts else None,
            ),
            class_="provision candidate",
        )

    def outcome(self, candidate: Candidate) -> Iterator[Markup]:
        if candidate.results or candidate.supported:
            yield element("p", proofing.extent(candidate))
            for result in candidate.results:
                yield element("p", element("b", element("bdi", proofing.cited(result))))
                yield self.words(result.pieces)
                yield from (element("p", said, class_="state") for _touch, said in proofing.unseen(result))
        elif candidate.pieces:
            yield self.words(candidate.pieces)

    def proof(self, proof: Proof, anchor: str) -> Markup:
        whose, origin = proofing.whose(proof), proofing.origin(proof)
        touched = (
            element(
                "p",
                element("b", proofing.SIGNS[touch], aria_hidden="true"),
                Markup(" "),
                said,
                class_=f"state {_TINTS.get(touch, '')}".strip(),
            )
            for touch, said in proofing.touches(proof)
        )
        return element(
            "section",
            element("h3", proofing.cited(proof), **self.own),
            element("p", whose, class_="state") if whose else None,
            element("p", origin, class_="state") if origin else None,
            self.words(proof.pieces),
            *touched,
            *(element("p", proofing.answered(answer), class_="state") for answer in proof.answers),
            self.doubts(proof.doubts) if proof.doubts else None,
            class_="proof",
            id=anchor,
        )

    def words(self, pieces: tuple) -> Markup:
        return element("p", redlined(pieces, own=self.own), class_="words", **self.own)

    def withheld(self) -> Markup:
        rows = (
            element("tr", element("td", held.kind), element("td", element("bdi", held.text)), element("td", held.place))
            for held in self.sheet.withheld
        )
        heads = (_("What"), _("Contents of it"), _("Where"))
        return table(_("Kept back"), heads, element("tbody", *rows), hidden=True)


def _anchors(proofs: Sequence[Proof]) -> Iterator[str]:
    """The id of each provision on the page; one that several readings touch is there several times."""
    seen = Counter[str]()
    for proof in proofs:
        seen[proof.id] += 1
        yield f"{proof.id}-{seen[proof.id]}" if seen[proof.id] > 1 else proof.id
