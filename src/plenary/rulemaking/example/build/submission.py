"""A submission in the builder's source format: a few header lines, then suggestions on parts of a draft.

::

    code: NTH
    form: tracked
    base: framework.en
    author: User

    @ 14.1
    may adopt {--common--}{++shared++} rules
    @ 17.2 delete
    @ 14.5 move after 15.1
    @ after 7.2 insert 2 bis
    The words of the new paragraph.
    @ after 23.5 insert article 23 bis Heading of the article
    1. The words of its first paragraph.

A line under ``@ 14.1`` is a fragment of that paragraph, long enough to occur once in it. The marks:
``{++inserted++}``, ``{--deleted--}``, ``{~~replaced~>without tracking~~}``, ``{>>a comment<<}``,
``{%%hidden text%%}``, ``{+-inserted, then deleted by the next hand-+}``, ``{++¶++}`` (the paragraph is cut in
two). ``by NAME`` after the place gives those edits another author. ``@ 14.1 retain`` says that the member asks
to keep it. What follows a line ``=== file`` is the file itself, where it is not made from the draft.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

MARKS = re.compile(
    r"\{\+\+(?P<inserted>.+?)\+\+\}|\{--(?P<deleted>.+?)--\}|\{~~(?P<was>.*?)~>(?P<untracked>.*?)~~\}"
    r"|\{\+-(?P<undone>.+?)-\+\}|\{>>(?P<comment>.+?)<<\}|\{%%(?P<hidden>.+?)%%\}"
)


class Op(StrEnum):
    """What was done to a span of text."""

    KEEP = "keep"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True)
class Span:
    """Consecutive text with one history.

    ``was`` is set where words were replaced without tracking; ``undone`` words were inserted and deleted again.
    """

    text: str
    op: Op = Op.KEEP
    author: str = ""
    was: str | None = None
    comment: str = ""
    hidden: bool = False
    undone: bool = False


@dataclass(frozen=True)
class New:
    """A unit that the submission adds; ``number`` is as the member writes it."""

    number: str
    kind: str
    text: str


@dataclass(frozen=True)
class Step:
    """One section of a submission: what is done at ``at``."""

    verb: str
    at: str
    author: str = ""
    fragments: tuple[str, ...] = ()
    target: str = ""
    new: tuple[New, ...] = ()


@dataclass(frozen=True)
class Submission:
    """A submission as its source says it. ``header`` holds every header line by its name."""

    name: str
    header: dict[str, str]
    steps: tuple[Step, ...]
    file: str = ""
    quirks: frozenset[str] = field(default_factory=frozenset)

    @property
    def holders(self) -> list[str]:
        return self.header.get("code", "").split()


_VERBS = re.compile(
    r"after (?P<after>\S+) insert (?P<what>.+)|(?P<moved>\S+) move after (?P<target>\S+)"
    r"|(?P<at>\S+(?: \d+)?)(?: (?P<verb>delete|retain))?"
)


def parse_submission(name: str, source: str) -> Submission:
    """Raises ValueError for a line that the format does not know."""
    head, _, rest = source.partition("\n\n")
    header = dict(line.split(": ", 1) for line in head.splitlines())
    body, _, file = rest.partition("=== file\n")
    sections = re.split(r"^@ ", "\n" + body, flags=re.MULTILINE)[1:]
    steps = tuple(_step(*section.rstrip().partition("\n")[::2]) for section in sections)
    return Submission(name, header, steps, file, frozenset(header.get("quirks", "").split()))


def _step(place: str, body: str) -> Step:
    place, _, author = place.partition(" by ")
    found = _VERBS.fullmatch(place)
    if not found:
        raise ValueError(f"not a place and what is done there: {place}")
    lines = tuple(line for line in body.splitlines() if line.strip())
    if found["after"]:
        return Step("insert", found["after"], author, new=_additions(found["what"], lines))
    if found["moved"]:
        return Step("move", found["moved"], author, target=found["target"])
    return Step(found["verb"] or "edit", found["at"], author, lines)


def _additions(what: str, lines: tuple[str, ...]) -> tuple[New, ...]:
    if article := re.fullmatch(r"article (\d+(?: bis)?) (.+)", what):
        heading = New(f"Article {article[1]}", "article", article[2])
        return (heading, *(New(number, "paragraph", text) for number, _, text in (p.partition(". ") for p in lines)))
    kind = {"(": "subparagraph", "p": "preambular"}.get(what[0], "paragraph")
    return tuple(New("" if kind == "preambular" else what, kind, line) for line in lines)


def apply_fragments(text: str, fragments: Iterable[str], author: str = "") -> list[Span]:
    """The text as spans, each fragment applied where it occurs.

    Raises ValueError when a fragment, its marks undone, does not occur exactly once.
    """
    edits: list[tuple[int, int, list[Span]]] = []
    for fragment in fragments:
        spans = read_marks(fragment, author)
        original = "".join(span.text if span.was is None else span.was for span in spans if _in_base(span))
        if text.count(original) != 1:
            raise ValueError(f"occurs {text.count(original)} times, not once: {original!r} in {text!r}")
        start = text.index(original)
        edits.append((start, start + len(original), spans))
    result: list[Span] = []
    done = 0
    for start, end, spans in sorted(edits, key=lambda edit: edit[0]):
        if start < done:
            raise ValueError(f"two fragments overlap in {text!r}")
        result += [Span(text[done:start]), *spans]
        done = end
    return [span for span in [*result, Span(text[done:])] if span.text or span.was]


def _in_base(span: Span) -> bool:
    return span.op is not Op.INSERT and not span.hidden and not span.undone and span.text != "¶" and not span.comment


def read_marks(fragment: str, author: str) -> list[Span]:
    """A fragment as spans. A comment is a span whose text is the comment's anchor: nothing."""
    spans: list[Span] = []
    done = 0
    for found in MARKS.finditer(fragment):
        spans.append(Span(fragment[done : found.start()]))
        done = found.end()
        if found["inserted"]:
            spans.append(Span(found["inserted"], Op.INSERT, author))
        elif found["deleted"]:
            spans.append(Span(found["deleted"], Op.DELETE, author))
        elif found["undone"]:
            spans.append(Span(found["undone"], Op.DELETE, author, undone=True))
        elif found["comment"]:
            spans.append(Span("", comment=found["comment"], author=author))
        elif found["hidden"]:
            spans.append(Span(found["hidden"], hidden=True))
        else:
            spans.append(Span(found["untracked"], was=found["was"]))
    return [span for span in [*spans, Span(fragment[done:])] if span.text or span.was or span.comment]
