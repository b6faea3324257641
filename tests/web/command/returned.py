"""The rolling text of the example as a delegation returns it: what programs and people do to a Word file.

A copy is made by ``edit``, which gives the tree of its document to a function; ``answer`` reads it by the command line.
"""

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from lxml import etree

from plenary.engine.text.lossless import load
from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from tests.web.command.running import run

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
BASE = EXAMPLE / "framework.en.docx"
TABLE = ("--members", str(EXAMPLE / "members.csv"), "--symbol", "A/AI/1/L.4")
NAMES = {row["code"]: row["en"] for row in csv.DictReader((EXAMPLE / "members.csv").read_text("utf-8").splitlines())}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_CUSTOM = re.compile(rb"<(Override|Relationship) [^>]*(customXml|custom\.xml)[^>]*/>")


@dataclass(frozen=True)
class Answer:
    """What the commands make of a copy: the exit code of ``check``, the sentences of its register, the text as it is
    compiled with it, and whether everybody else's reading stayed what it was."""

    code: int
    note: str
    doubts: list[str]
    remarks: list[str]
    text: RollingText
    others_kept: bool

    @property
    def reading(self) -> Reading | None:
        return next((reading for reading in self.text.readings if reading.holders == ("FEL",)), None)

    @property
    def is_silent(self) -> bool:
        """Whether nothing is suggested and no position taken."""
        reading = self.reading
        return reading is None or reading == Reading(reading.id, reading.holders)

    @property
    def words(self) -> dict[str, str]:
        """The words of each provision that the copy changes."""
        return dict(self.reading.words) if self.reading else {}

    @property
    def positions(self) -> list[tuple[str, str, str]]:
        held = self.reading.positions if self.reading else ()
        return [(one.provision, one.words.strip(), one.stance.value) for one in held]


def answer(issued: Path, sent: Path, capsys: pytest.CaptureFixture[str]) -> Answer:
    """What the commands read in this copy, given for Felunda."""
    again = sent.parent / f"{sent.name}.json"
    copy = f"FEL={sent}"
    capsys.readouterr()
    code = run("check", copy, "--base", BASE, *TABLE[:2], "--issued", issued / "rolling.json", "--json")
    (told,) = json.loads(capsys.readouterr().out)["register"]
    assert run("compile", BASE, copy, *TABLE, "--issued", issued / "rolling.json", "-o", again) == code
    before, after = load((issued / "rolling.json").read_bytes()), load(again.read_bytes())
    kept = [[one for one in text.readings if one.holders != ("FEL",)] for text in (before, after)]
    doubts, remarks = ([one["sentence"] for one in told[kind]] for kind in ("doubts", "remarks"))
    return Answer(code, told["note"], doubts, remarks, after, kept[0] == kept[1])


def edit(sent: bytes, change: Callable[[etree._Element], object], *, without: str = "(?!)") -> bytes:
    """The file with its document changed, and without the parts whose names match ``without``."""
    with zipfile.ZipFile(io.BytesIO(sent)) as package:
        parts = {name: package.read(name) for name in package.namelist() if not re.match(without, name)}
    root = etree.fromstring(parts["word/document.xml"])
    change(root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if without != "(?!)":
        parts = {
            name: _CUSTOM.sub(b"", part) if name.endswith((".rels", "].xml")) else part for name, part in parts.items()
        }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return target.getvalue()


def saved_by_office(file: Path, suffix: str, folder: Path) -> Path:
    """The file as LibreOffice saves it in another format, below a folder."""
    target = folder / f"saved-{suffix}-of-{file.suffix[1:]}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(target), str(file)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return target / f"{file.stem}.{suffix}"


def words(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(W + "t")).replace("\u00a0", " ")


def paragraph(root: etree._Element, within: str) -> etree._Element:
    """The one paragraph that holds these words."""
    (found,) = [one for one in root.iter(W + "p") if within in words(one)]
    return found


def reword(root: etree._Element, within: str, changes: Mapping[str, str]) -> None:
    """Change words inside single runs of one paragraph, without tracking; each must be there."""
    for old, new in changes.items():
        (text,) = [text for text in paragraph(root, within).iter(W + "t") if old in (text.text or "")]
        text.text = (text.text or "").replace(old, new)
        text.set(_SPACE, "preserve")


def remove(element: etree._Element) -> None:
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


def unwrap(element: etree._Element, content: etree._Element) -> None:
    """What stands in the content instead of the element."""
    for inside in list(content):
        element.addprevious(inside)
    remove(element)


def accept_all(root: etree._Element) -> None:
    """What Word's command of this name does with words."""
    for gone in list(root.iter(W + "del")):
        remove(gone)
    for put in list(root.iter(W + "ins")):
        unwrap(put, put)


def lose_marks(root: etree._Element) -> None:
    """What an editor in a browser does: no content controls, bookmarks under names of its own, styles set on the words,
    neighbouring runs made one."""
    for content in list(root.iter(W + "sdtContent")):
        unwrap(next(content.iterancestors(W + "sdt")), content)
    for number, mark in enumerate(root.iter(W + "bookmarkStart")):
        mark.set(W + "name", f"id.{number:x}")
    for style in list(root.iter(W + "rStyle")):
        remove(style)
    for one in root.iter(W + "p"):
        for first, after in _neighbours(one):
            first.text = (first.text or "") + "".join(text.text or "" for text in after.iter(W + "t"))
            first.set(_SPACE, "preserve")
            remove(after)


def _neighbours(one: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """Plain runs that follow one another: the text of the first with each run after it."""
    first = None
    for inside in list(one):
        text = inside.find(W + "t")
        plain = inside.tag == W + "r" and text is not None and {part.tag for part in inside} <= {W + "t", W + "rPr"}
        if plain and first is not None:
            yield first, inside
        elif not str(inside.tag).startswith(W + "bookmark"):
            first = text if plain else None
