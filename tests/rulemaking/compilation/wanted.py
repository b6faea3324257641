"""What a member wants of a small text, and the copies of the base in which it says so.

Each paragraph of the base has three places where a member may have words of its own. What a member wants is a dictionary
of these, the paragraphs that it strikes, and those that it puts in.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.rulemaking.intake.word import cut, ins, p, word

COLOURS = ("blue", "green", "red", "white")
SITES = {"scope": ("", " in full", " in part"), "verb": ("kept", "held", "stored"), "time": ("", " each year", " now")}
"""What may stand in each place: the base's words first."""
_TEXT = "The {colour} record{scope} of the sessions is {verb} by the Office{option} at its seat{time}."
OPTION = 4
"""The paragraph in which the base has options of its own."""
OFFERED = "[weekly / monthly]"
EDITED = "monthly at noon"
"""What a member makes of the second option."""
FORMS = ("tracked.md", "clean.md", "tracked.docx", "clean.docx")
Place = tuple[int, str]


@dataclass
class Wanted:
    """What a member's text has to be, and under which name its copy stands."""

    values: dict[Place, str] = field(default_factory=dict)
    struck: set[int] = field(default_factory=set)
    put: dict[int, str] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    option: str = "weekly"

    def value(self, place: Place) -> str:
        return self.values.get(place, SITES[place[1]][0])

    def nested(self) -> set[int]:
        """The paragraphs in which a bracket may stand in another."""
        over = (number for (number, _site), said in self.values.items() if said.endswith("otherwise"))
        return {*self.notes, *over, *([OPTION] if self.option == EDITED else [])}

    def paragraph(self, number: int, mark: str = "") -> str:
        return sentence(number, {site: self.value((number, site)) for site in SITES}, mark, self.option)

    def paragraphs(self, first: Sequence[str] = ()) -> list[str]:
        """The text, one paragraph after another, each note behind the words that it is a note to."""
        said = [*first]
        for number in numbers():
            if number not in self.struck:
                said.append(self.paragraph(number, f"{{{self.notes[number]}}}" if number in self.notes else ""))
            if number in self.put:
                said.append(self.put[number])
        return said


@dataclass(frozen=True)
class Copy:
    """A copy of the base that says all its member wants."""

    form: str
    wanted: Wanted


def numbers() -> range:
    return range(1, len(COLOURS) + 1)


def sentence(number: int, values: Mapping[str, str], mark: str = "", option: str = OFFERED) -> str:
    option = f" {option}" if number == OPTION else ""
    said = _TEXT.format(colour=COLOURS[number - 1], option=option, **values)
    return said.replace(" of the sessions", f"{mark} of the sessions") if mark else said


LATER = ("The first files of all are open to everybody.", "A seal of the Union is on each leaf.")
"""What each later version of the base has before all the others."""


def firsts(version: int) -> list[str]:
    return [*reversed(LATER[: version - 1])]


def base_text(version: int) -> str:
    plain = {site: said[0] for site, said in SITES.items()}
    lines = firsts(version) + [sentence(number, plain) for number in numbers()]
    return "".join(f"{number}. {line}\n\n" for number, line in enumerate(lines, 1))


HEAD, FOOT = "# A text[^1]\n\n## Article 1. Records\n\n", "\n[^1]: Of the first session.\n"


def said_by(wanted: Wanted, number: int, *, tracked: bool) -> tuple[list[tuple[str, str]], str]:
    """A paragraph of a copy as pieces, each kept, put in or cut, and the one behind it."""
    pieces: list[tuple[str, str]] = []
    plain = {site: f"<{site}>" for site in SITES}
    for piece in re.split(r"(<\w+>)", sentence(number, plain)):
        site = piece.strip("<>")
        if site in SITES and piece.startswith("<"):
            own, before = wanted.value((number, site)), SITES[site][0]
            if own == before or not tracked:
                pieces.append(("", own))
            else:
                pieces += [("-", before), ("+", own)]
            if site == "scope" and number in wanted.notes:
                pieces.append(("+" if tracked else "", "[^2]"))
        elif OFFERED in piece and wanted.option not in OFFERED:
            before, _bracket, behind = piece.partition(OFFERED)
            new = wanted.option.removeprefix("monthly") if wanted.option == EDITED else f" / {wanted.option}"
            pieces += [("", before + OFFERED[:-1]), ("+" if tracked else "", new), ("", f"]{behind}")]
        else:
            pieces.append(("", piece))
    pieces = [(change, said) for change, said in pieces if said]
    if number in wanted.struck:
        pieces = [("-", said) for change, said in pieces if change != "+"] if tracked else []
    return pieces, wanted.put.get(number, "")


def markdown(wanted: Wanted, version: int, *, tracked: bool) -> bytes:
    signs = {"": "{}", "+": "{{++{}++}}", "-": "{{--{}--}}"}
    text = HEAD
    shift = version - 1
    for number, said in enumerate(firsts(version), 1):
        text += f"{number}. {said}\n\n"
    for number in numbers():
        pieces, behind = said_by(wanted, number, tracked=tracked)
        if number in wanted.struck and tracked:
            text += f"{{--{number + shift}. {''.join(said for _change, said in pieces)}--}}\n\n"
        elif pieces:
            text += f"{number + shift}. {''.join(signs[change].format(said) for change, said in pieces)}\n\n"
        if behind:
            text += (
                f"{{++{number + shift} bis. {behind}++}}" if tracked else f"{number + shift} bis. {behind}"
            ) + "\n\n"
    text += FOOT
    for note in wanted.notes.values():
        text += f"\n[^2]: {{++{note}++}}\n" if tracked else f"\n[^2]: {note}\n"
    return text.encode()


def joint(wanted: Mapping[str, Wanted]) -> bytes:
    """One copy of the base in which several authors, called by their codes, tracked what each wants; no two in one
    place."""
    body = p("A text") + p("Article 1. Records")
    for number in numbers():
        struck = [code for code, one in wanted.items() if number in one.struck]
        if struck:
            gone = f'<w:rPr><w:del w:id="9" w:author="{struck[0]}" w:date="2031-05-14T00:00:00Z"/></w:rPr>'
            plain = "".join(said for change, said in said_by(Wanted(), number, tracked=True)[0])
            body += p(cut(f"{number}. {plain}", by=struck[0]), properties=gone)
        else:
            body += p(f"{number}. ", *_pieces(wanted, number))
        for code, one in wanted.items():
            if number in one.put:
                new = f'<w:rPr><w:ins w:id="9" w:author="{code}" w:date="2031-05-14T00:00:00Z"/></w:rPr>'
                body += p(ins(f"{number} bis. {one.put[number]}", by=code), properties=new)
    return word(body)


def _pieces(wanted: Mapping[str, Wanted], number: int) -> Iterator[str]:
    """A paragraph with what each author did to it."""
    for piece in re.split(r"(<\w+>)", sentence(number, {site: f"<{site}>" for site in SITES})):
        site = piece.strip("<>")
        if site not in SITES or not piece.startswith("<"):
            yield piece
            continue
        before = SITES[site][0]
        author = next((code for code, one in wanted.items() if one.value((number, site)) != before), "")
        if author and before:
            yield cut(before, by=author)
        said = wanted[author].value((number, site)) if author else before
        if said:
            yield ins(said, by=author) if author else said


def office(wanted: Wanted, version: int, *, tracked: bool) -> bytes:
    make = {"": lambda said: said, "+": ins, "-": cut}
    body = p("A text") + p("Article 1. Records")
    shift = version - 1
    for number, said in enumerate(firsts(version), 1):
        body += p(f"{number}. {said}")
    for number in numbers():
        pieces, behind = said_by(wanted, number, tracked=tracked)
        if number in wanted.struck and tracked:
            gone = '<w:rPr><w:del w:id="9" w:author="A" w:date="2031-05-14T00:00:00Z"/></w:rPr>'
            body += p(cut(f"{number + shift}. {''.join(said for _change, said in pieces)}"), properties=gone)
        elif pieces:
            body += p(f"{number + shift}. ", *(make[change](said) for change, said in pieces))
        if behind:
            new = '<w:rPr><w:ins w:id="9" w:author="A" w:date="2031-05-14T00:00:00Z"/></w:rPr>'
            said = f"{number + shift} bis. {behind}"
            body += p(ins(said), properties=new) if tracked else p(said)
    return word(body)
