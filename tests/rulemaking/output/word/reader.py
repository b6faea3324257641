"""Readers that are not ours: pandoc, python-docx, LibreOffice, and the bare XML of a part."""

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(file: bytes, name: str) -> etree._Element:
    """One part of a package."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(file)).read(name))


def parts(file: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(file)).namelist()


def pandoc(file: bytes, folder: Path, *options: str, to: str = "plain") -> str:
    """The file as pandoc reads it."""
    source = folder / "in.docx"
    source.write_bytes(file)
    command = [pypandoc.get_pandoc_path(), "-f", "docx+styles", "-t", to, "--wrap=none", *options, str(source)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def blocks(file: bytes, folder: Path, *options: str) -> list[dict[str, Any]]:
    """Pandoc's own tree of the file."""
    return json.loads(pandoc(file, folder, *options, to="json"))["blocks"]


def styled(file: bytes, folder: Path, *options: str) -> list[tuple[str, str]]:
    """Paragraphs as pandoc reads them: style and text, in document order, tables included."""
    return list(_styled(blocks(file, folder, *options)))


def _styled(nodes: Any, style: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(nodes, list):
        for node in nodes:
            yield from _styled(node, style)
    elif isinstance(nodes, dict):
        kind, content = nodes.get("t"), nodes.get("c")
        if kind == "Div":
            named = dict(content[0][2]).get("custom-style", style)
            yield from _styled(content[1], named)
        elif kind in ("Para", "Plain"):
            yield style, words(content)
        elif kind == "Header":
            yield f"heading {content[0]}", words(content[2])
        elif isinstance(content, list):
            yield from _styled(content, style)


def words(inlines: Any) -> str:
    """The text of pandoc's inlines; footnotes as ``^text^``."""
    found = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind == "Str":
            found.append(content)
        elif kind in ("Space", "SoftBreak"):
            found.append(" ")
        elif kind == "LineBreak":
            found.append("\n")
        elif kind == "Note":
            found.append("^" + " ".join(text for _style, text in _styled(content)).strip() + "^")
        elif kind in ("Span", "Link"):
            found.append(words(content[1]))
        elif isinstance(content, list):
            found.append(words(content))
    return "".join(found)


def office(file: bytes, folder: Path, form: str = "docx") -> bytes:
    """The file opened and saved again by LibreOffice."""
    source, saved = folder / "in.docx", folder / "saved"
    source.write_bytes(file)
    profile = f"-env:UserInstallation={(folder.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", form, "--outdir", str(saved), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    return (saved / f"in.{form}").read_bytes()


def runs(file: bytes, style: str) -> list[tuple[str, bool]]:
    """The runs of the paragraphs in one style: their words and whether they are set from right to left."""
    document = part(file, "word/document.xml")
    return [
        ("".join(text.text for text in run.iter(f"{W}t")), run.find(f"{W}rPr/{W}rtl") is not None)
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == style
        for run in paragraph.iter(f"{W}r")
    ]
