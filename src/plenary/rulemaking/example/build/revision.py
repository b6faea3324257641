"""A draft with a submission's suggestions made in it: paragraph by paragraph, what a Word file would hold."""

from dataclasses import dataclass, field, replace

from plenary.rulemaking.example.build.draft import Unit
from plenary.rulemaking.example.build.submission import Op, Span, Step, Submission, apply_fragments


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a file.

    ``op`` is what happened to the paragraph as a whole; ``move`` names the pair of a tracked move, of which
    the paragraph with DELETE is where it was and the one with INSERT where it went. ``mark`` is what
    happened to the paragraph mark alone. ``base`` is the unit of the draft it was made from. ``bare`` says that the
    paragraph is new and its mark is not.
    """

    unit: Unit
    spans: tuple[Span, ...]
    op: Op = Op.KEEP
    mark: Op = Op.KEEP
    author: str = ""
    move: str = ""
    base: Unit | None = None
    bare: bool = False

    @property
    def accepted(self) -> str:
        """The words with all changes accepted, hidden text left out, in single spaces."""
        kept = (span.text for span in self.spans if span.op is not Op.DELETE and not _aside(span))
        return " ".join("".join(kept).split())

    @property
    def rejected(self) -> str:
        """The words with all tracked changes rejected: not the base where something was not tracked."""
        kept = (span.text for span in self.spans if span.op is not Op.INSERT and not _aside(span))
        return " ".join("".join(kept).split())


def _aside(span: Span) -> bool:
    """Neither words of the base nor words that the member offers."""
    return span.hidden or span.undone or span.text == "¶"


@dataclass
class Revision:
    """What a submission makes of a draft."""

    submission: Submission
    base: list[Unit]
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def scope(self) -> list[str]:
        """The places that a partial file holds; empty where the file holds the whole draft."""
        return self.submission.header.get("scope", "").split()

    def accept(self) -> list[Unit]:
        """The draft as the submission would have it, a unit for each paragraph that is left."""
        return [
            replace(paragraph.unit, text=paragraph.accepted)
            for paragraph in self.paragraphs
            if paragraph.op is not Op.DELETE
        ]


def revise(submission: Submission, base: list[Unit]) -> Revision:
    """Raises ValueError, naming submission and place, when a step does not fit the draft."""
    known = {unit.at for unit in base}
    author = submission.header.get("author", "")
    steps: dict[str, list[Step]] = {}
    arrivals: dict[str, list[Step]] = {}
    for step in submission.steps:
        for at in (step.at, step.target or step.at):
            if at not in known:
                raise ValueError(f"{submission.name}: the draft has no {at}")
        steps.setdefault(step.at, []).append(step)
        if step.verb == "move":
            arrivals.setdefault(step.target, []).append(step)
    revision = Revision(submission, base)
    by_at = {unit.at: unit for unit in base}
    for unit in base:
        here = [step for step in steps.get(unit.at, []) if step.verb != "insert"]
        revision.paragraphs += _revised(submission, unit, here, author)
        for step in arrivals.get(unit.at, []):
            moved = by_at[step.at]
            revision.paragraphs.append(
                Paragraph(
                    moved,
                    (Span(moved.text, Op.INSERT, step.author or author),),
                    Op.INSERT,
                    author=step.author or author,
                    move=f"move{submission.steps.index(step)}",
                    base=moved,
                )
            )
        for step in steps.get(unit.at, []):
            if step.verb == "insert":
                revision.paragraphs += _added(unit, step, step.author or author)
    return revision


def _revised(submission: Submission, unit: Unit, steps: list[Step], author: str) -> list[Paragraph]:
    for step in steps:
        by = step.author or author
        if step.verb in {"delete", "move"}:
            name = f"move{submission.steps.index(step)}" if step.verb == "move" else ""
            return [Paragraph(unit, (Span(unit.text, Op.DELETE, by),), Op.DELETE, author=by, move=name, base=unit)]
    edits = [step for step in steps if step.verb == "edit"]
    try:
        spans = _edited(unit.text, edits, author)
    except ValueError as error:
        raise ValueError(f"{submission.name}, {unit.at}: {error}") from error
    return _cut(unit, spans, author)


def _edited(text: str, edits: list[Step], author: str) -> list[Span]:
    """Several authors may edit one paragraph: their fragments are applied together."""
    if len({step.author for step in edits}) <= 1:
        by = edits[0].author if edits and edits[0].author else author
        return apply_fragments(text, [line for step in edits for line in step.fragments], by)
    places = []
    for step in edits:
        spans = apply_fragments(text, step.fragments, step.author or author)
        places.append(spans)
    return _merged(places)


def _merged(readings: list[list[Span]]) -> list[Span]:
    """Spans over one text by several authors, whose edits do not touch."""
    edits: list[tuple[int, int, Span]] = []
    text = "".join(span.text for span in readings[0] if span.op is not Op.INSERT)
    for spans in readings:
        place = 0
        for span in spans:
            length = 0 if span.op is Op.INSERT else len(span.text)
            if span.op is not Op.KEEP:
                edits.append((place, place + length, span))
            place += length
    result: list[Span] = []
    done = 0
    for start, end, span in sorted(edits, key=lambda edit: edit[:2]):
        if start < done:
            raise ValueError(f"two authors edit the same words of {text!r}")
        result += [Span(text[done:start]), span]
        done = end
    return [span for span in [*result, Span(text[done:])] if span.text]


def _cut(unit: Unit, spans: list[Span], author: str) -> list[Paragraph]:
    """One paragraph, or two where the member typed a paragraph mark inside it."""
    cut = next((place for place, span in enumerate(spans) if span.text == "¶" and span.op is Op.INSERT), None)
    if cut is None:
        return [Paragraph(unit, tuple(spans), author=author, base=unit)]
    second = replace(unit, at=unit.at + "+", number="")
    return [
        Paragraph(unit, tuple(spans[:cut]), mark=Op.INSERT, author=author, base=unit),
        Paragraph(second, tuple(spans[cut + 1 :])),
    ]


def _added(after: Unit, step: Step, author: str) -> list[Paragraph]:
    levels = {"article": 0, "preambular": 0, "paragraph": 1, "subparagraph": 2}
    where = after.at
    added = []
    for new in step.new:
        unit = Unit(f"{where}+", new.kind, new.text, new.number, levels[new.kind])
        where = unit.at
        added.append(Paragraph(unit, (Span(new.text, Op.INSERT, author),), Op.INSERT, author=author))
    return added
