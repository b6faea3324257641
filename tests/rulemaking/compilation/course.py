"""A negotiation of some issues, with what each text has to say: a model as simple as the secretariat's own notes.

A copy of the base says all that its member wants, and an edited copy of the issued text what it changes. After each issue
every text is compared with what it has to be, and every word with who has to hold it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from plenary.engine.text.lossless import dump, load
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import recover
from plenary.engine.text.slot import BASE, Slot
from plenary.engine.text.traversal import every_node
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.issuing import issue
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.output.word import render
from plenary.rulemaking.submission import attribute
from tests.rulemaking.compilation.sheet import Sheet
from tests.rulemaking.compilation.wanted import (
    COLOURS,
    EDITED,
    FOOT,
    HEAD,
    LATER,
    OPTION,
    SITES,
    Copy,
    Wanted,
    base_text,
    firsts,
    joint,
    markdown,
    numbers,
    office,
)
from tests.web.command.returned import edit, lose_marks

NAMES = {"NOR": "Northern Group", "ARA": "Arandia", "BOR": "Borland"}
MEMBERS = Membership(tuple(Member(code, code == "NOR", {"en": name}) for code, name in NAMES.items()))


@dataclass(frozen=True)
class Step:
    """One thing done to an issued file: ``act`` is put, support, withdraw, over, oppose, option, reword, join,
    insert or strike; ``way`` says with which signs words are put in."""

    act: str
    number: int
    site: str = "verb"
    value: str = ""
    way: int = 0


@dataclass(frozen=True)
class Answer:
    """An edited copy of the issued text: ``lost`` says that a program took its hidden marks away, ``again`` that its
    member's copy of the base is handed in with it again."""

    steps: tuple[Step, ...]
    tracked: bool = False
    lost: bool = False
    again: bool = False


WORDS = ("put", "support", "withdraw", "over", "oppose")
"""What is done in one place of a paragraph."""


PLAIN = (
    " {words}",
    " [{words}]",
    " [{words} – {name}]",
    " [{code}: {words}]",
    " {words} – {name}",
    " {words} ({code})",
)
OFFERED = (
    " / {words}]",
    "][{words}]",
    "][{words} – {name}]",
    " / {words} – {name}]",
    " / {code}: {words}]",
    "] [{words}]",
)
WRITTEN_OVER = ("", " – {name}", " ({code})", " + {code}", " – {code}", " ({name})")
"""How a member sets new words into plain ones, into a bracket in place of the sign that ends it, and behind its own
words in another's alternative."""
WAYS = range(len(PLAIN))


class Course:
    """Issues one after another, each compared with what it has to say."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.version = 1
        self.last: Compilation | None = None
        self.wanted: dict[str, Wanted] = {}
        self.copies: dict[str, tuple[Path, Wanted]] = {}
        self.named: dict[str, str] = {}
        self.joint: tuple[str, ...] = ()
        (folder / "base-1.md").write_text(HEAD + base_text(1) + FOOT)

    def go_on(self, handed_in: Mapping[str, Copy | Answer], *, rebased: bool = False) -> Compilation:
        arguments, replaces = [], []
        if rebased and self.version <= len(LATER):
            self._rebase()
            for code, (path, wanted) in self.copies.items():
                if not isinstance(handed_in.get(code), Copy) or code in self.joint:
                    arguments.append(self._argument(code, path))
                    self.wanted[code] = deepcopy(wanted)
        before = deepcopy(self.wanted)
        for code, given in handed_in.items():
            if isinstance(given, Copy) and code not in self.joint:
                path = self._write(code, given)
                if self.named.get(code, path.name) != path.name and self.last is not None:
                    replaces.append(f"{path.name}={self.named[code]}")
                arguments.append(f"{code}={path}")
                self.named[code] = path.name
                self.copies[code] = (path, given.wanted)
                self.wanted[code] = deepcopy(given.wanted)
            elif isinstance(given, Answer) and self.last is not None:
                path = self.folder / f"{code} answer.docx"
                path.write_bytes(self._answered(code, given, before))
                self.named.setdefault(code, path.name)
                self.wanted.setdefault(code, Wanted())
                arguments.append(f"{code}={path}")
                copied = self.copies.get(code)
                if given.again and copied is not None and copied[1] == before[code] and code not in self.joint:
                    arguments.append(f"{code}={copied[0]}")
        return self._compile(arguments, replaces)

    def begin_jointly(self, handed_in: Mapping[str, Wanted]) -> Compilation:
        """A first issue of one file, in which each member tracked what it wants."""
        path = self.folder / "joint.docx"
        path.write_bytes(joint(handed_in))
        self.joint = tuple(handed_in)
        self.wanted = deepcopy(dict(handed_in))
        self.copies = {code: (path, wanted) for code, wanted in handed_in.items()}
        self.named = dict.fromkeys(handed_in, path.name)
        return self._compile([self._argument(self.joint[0], path)], [])

    def _argument(self, code: str, path: Path) -> str:
        return f"{'+'.join(self.joint) if code in self.joint else code}={path}"

    def _compile(self, arguments: Sequence[str], replaces: Sequence[str]) -> Compilation:
        older = [self.folder / f"base-{one}.md" for one in range(1, self.version)]
        found = compile_text(
            self.folder / f"base-{self.version}.md",
            attribute([*dict.fromkeys(arguments)], MEMBERS, {"joint.docx": {code: code for code in self.joint}}),
            membership=MEMBERS,
            issued=load(dump(self.last.rolling)) if self.last else None,
            older=older,
            replacements=replaces,
        )
        self.last = found
        said, expected = texts(found.rolling), self.expected()
        assert said == expected, (said, expected)
        # A note's mark and the words beside it may stand in one bracket or in two.
        nested = {COLOURS[number - 1] for one in self.wanted.values() for number in one.nested()}
        held = {colour: said for colour, said in alternatives(found.rolling).items() if colour not in nested}
        holding = {colour: said for colour, said in self.held().items() if colour not in nested}
        assert held == holding, (held, holding)
        assert based(found.rolling) == [p.text for p in found.rolling.base.provisions]
        assert misplaced(found.rolling) == []
        assert [said for entry in found.register for said in unexpected(entry)] == []
        return found

    def expected(self) -> dict[str, list[str]]:
        return {code: wanted.paragraphs(firsts(self.version)) for code, wanted in self.wanted.items()}

    def held(self) -> dict[str, set[tuple[str, ...]]]:
        """Who has to hold which words, by paragraph."""
        found: dict[str, set[tuple[str, ...]]] = {}
        for number in numbers():
            for site, said in SITES.items():
                for value in said[1:]:
                    codes = [code for code in NAMES if self._says(code, number, site, value)]
                    if codes:
                        found.setdefault(COLOURS[number - 1], set()).add((value.strip(), *codes))
            for option in ("monthly", "yearly") if number == OPTION else ():
                codes = [code for code in NAMES if code in self.wanted and self.wanted[code].option == option]
                if codes:
                    found.setdefault(COLOURS[number - 1], set()).add((option, *codes))
        return found

    def _says(self, code: str, number: int, site: str, value: str) -> bool:
        wanted = self.wanted.get(code)
        return wanted is not None and wanted.value((number, site)) == value and number not in wanted.struck

    def _rebase(self) -> None:
        self.version += 1
        self.last = None
        self.wanted, self.named = {}, {code: path.name for code, (path, _wanted) in self.copies.items()}
        (self.folder / f"base-{self.version}.md").write_text(HEAD + base_text(self.version) + FOOT)

    def _write(self, code: str, given: Copy) -> Path:
        how, _dot, suffix = given.form.partition(".")
        path = self.folder / f"{code}.{suffix}"
        make = markdown if suffix == "md" else office
        path.write_bytes(make(given.wanted, self.version, tracked=how == "tracked"))
        return path

    def _answered(self, code: str, given: Answer, before: Mapping[str, Wanted]) -> bytes:
        """The issued file with what the member does to it, so far as the text allows it."""
        assert self.last is not None
        sent = render(issue(self.last, MEMBERS, as_at=datetime(2026, 11, 30, 12, tzinfo=UTC)))
        touched: set[tuple[int, str]] = set()

        def change(root: etree._Element) -> None:
            for step in given.steps:
                sites = [step.site] if step.act in WORDS else [*SITES]
                places = {(step.number, site) for site in sites}
                if places & touched:
                    continue
                begins = f"The {COLOURS[step.number - 1]} record"
                if step.act == "join":
                    offered = [wanted.put[step.number] for wanted in before.values() if step.number in wanted.put]
                    elsewhere = [said for one in before.values() for said in one.put.values() if [said] == offered]
                    if len(offered) != 1 or len(elsewhere) != 1:
                        continue
                    begins = offered[0]
                sheet = Sheet(root, begins, tracked=given.tracked)
                if self._do(sheet, code, step, before):
                    touched.update(places)
            if given.lost:
                lose_marks(root)

        return edit(sent, change, without="customXml/|docProps/custom" if given.lost else "(?!)")

    def _do(self, sheet: "Sheet", code: str, step: Step, before: Mapping[str, Wanted]) -> bool:
        """Do one thing, if it can be done; whether it was."""
        number, place = step.number, (step.number, step.site)
        own = self.wanted.get(code, Wanted())
        if step.act == "join":
            return self._join(sheet, code, number, before)
        noted = step.site == "scope" and any(number in one.notes for one in before.values())
        if number in own.struck or noted or any(one.value(place).endswith("otherwise") for one in before.values()):
            return False
        holders: dict[str, list[str]] = {}
        for other, wanted in before.items():
            if wanted.value(place) != SITES[step.site][0] and number not in wanted.struck:
                holders.setdefault(wanted.value(place), []).append(other)
        mine = own.value(place)
        said = {"words": step.value.strip(), "code": code, "name": NAMES[code]}
        others = {value: codes for value, codes in holders.items() if code not in codes}
        if step.act == "put" and step.value != SITES[step.site][0] and step.value not in holders:
            if not holders:
                sheet.plain(step.site, PLAIN[step.way].format(**said) if step.site != "verb" else step.value)
            elif mine == SITES[step.site][0]:
                sheet.offer(next(iter(holders)), OFFERED[step.way].format(**said))
            elif holders[mine] == [code]:
                sheet.reword(mine, step.value)
            else:
                return False
            own.values[place] = step.value
        elif step.act == "support" and others and mine == SITES[step.site][0]:
            value = sorted(others)[0]
            sheet.sign(value, f", {NAMES[code]}")
            own.values[place] = value
        elif step.act == "withdraw" and mine in holders:
            sheet.withdraw(mine, NAMES[code])
            own.values.pop(place)
        elif step.act == "over" and others and mine == SITES[step.site][0]:
            value = sorted(others)[0]
            sheet.reword(value, f"{value} otherwise{WRITTEN_OVER[step.way].format(**said)}")
            own.values[place] = f"{value} otherwise"
        elif step.act == "oppose" and others:
            sheet.reword(sorted(others)[0], "")
        elif step.act == "option" and number == OPTION and all(one.option == "weekly" for one in before.values()):
            sheet.reword("monthly", f"monthly – {NAMES[code]}")
            own.option = "monthly"
        elif step.act == "reword" and number == OPTION and all(one.option == "weekly" for one in before.values()):
            sheet.reword("monthly", EDITED)
            own.option = EDITED
        elif step.act == "insert" and not any(
            number in one.put or step.value in one.put.values() for one in (*before.values(), own)
        ):
            sheet.insert(step.value)
            own.put[number] = step.value
        elif step.act == "strike" and not self._touched(number, before):
            sheet.strike()
            own.struck.add(number)
        else:
            return False
        self.wanted[code] = own
        return True

    def _join(self, sheet: Sheet, code: str, number: int, before: Mapping[str, Wanted]) -> bool:
        """Put a member's name behind another's new paragraph, if only one offers one there."""
        (said,) = (wanted.put[number] for wanted in before.values() if number in wanted.put)
        own = self.wanted.setdefault(code, Wanted())
        if own.put.get(number) == said:
            return False
        sheet.sign(said, f", {NAMES[code]}")
        own.put[number] = said
        return True

    def _touched(self, number: int, before: Mapping[str, Wanted]) -> bool:
        return number == OPTION or any(
            number in one.notes or number in one.struck or any(own == number for own, _site in one.values)
            for one in before.values()
        )


def texts(rolling: RollingText) -> dict[str, list[str]]:
    """Each member's text, as ``recover`` gives it."""
    found: dict[str, list[str]] = {}
    for reading in rolling.readings:
        for code in reading.holders:
            assert code not in found, (code, reading.id)
            found[code] = [*lines(recover(rolling, reading.id))]
    return found


def lines(instrument: Instrument) -> Iterator[str]:
    notes = {one.number: one.text for one in instrument.provisions if one.kind is Kind.FOOTNOTE}
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    for one in instrument.provisions:
        if one.kind not in (Kind.FOOTNOTE, Kind.TITLE, Kind.ARTICLE):
            yield re.sub(r"⁽(.)⁾", lambda mark: f"{{{notes[mark[1].translate(digits)]}}}", one.text)


def alternatives(rolling: RollingText) -> dict[str, set[tuple[str, ...]]]:
    """Who holds which words of the paragraphs, beside the base's and the marks of notes."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for passage in rolling.passages:
        colour = next((one for one in COLOURS if f"The {one} record" in passage.provision.text), "")
        for node, _level in every_node(passage.content):
            for one in node.alternatives[1:] if isinstance(node, Slot) else ():
                holders = rolling.holders(one.mask)
                said = re.sub(r"⁽.⁾", "", words_of(one.content, one.mask)).strip()
                if colour and holders and said:
                    found.setdefault(colour, set()).add((said, *holders))
    return found


def misplaced(rolling: RollingText) -> list[str]:
    """The numbers of new paragraphs that do not count from what stands before them."""
    found, before = [], ""
    for passage in rolling.passages:
        number = passage.provision.number
        if passage.provision.kind is Kind.FOOTNOTE:
            continue
        if passage.new and number and number.split()[0] != before:
            found.append(number)
        before = before if passage.new else number
    return found


def based(rolling: RollingText) -> list[str]:
    return [words_of(passage.content, BASE) for passage in rolling.passages if not passage.new]


EXPECTED = re.compile(
    r".* is the same file, byte for byte|It takes the place of what stood in its name|It was written on base-"
)


def unexpected(entry: Entry) -> Iterator[str]:
    yield from (doubt.sentence for doubt in entry.all_doubts if not EXPECTED.match(doubt.sentence))
    yield from (candidate.sentence for candidate in entry.open_candidates)
