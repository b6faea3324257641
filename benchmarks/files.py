"""A Word file with 10,000 tracked changes, read.

Claimed: a .docx with 10,000 tracked changes (5,000 insertions and 5,000 deletions in 1,000 paragraphs) is read
within 2 s of processor time, the limited process that reads it included.

No peer reads tracked changes into pieces with their history: ``python-docx`` gives the text without what
was inserted. It is timed beside us on the same file, reading the text of every paragraph, to show what the
file costs to be opened at all.
"""

import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import docx

from benchmarks.finding import Claim, Finding, at_most
from benchmarks.invented import invent_instrument
from benchmarks.run import Options
from benchmarks.stopwatch import best, clock
from plenary.engine.text.block import Change
from plenary.engine.text.provision import Kind
from plenary.rulemaking import intake

PARAGRAPHS = 1000
CHANGES = 10_000

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def write_file(path: Path) -> None:
    """A Word file of invented paragraphs in which every so many words one is struck and one put in."""
    base = invent_instrument(PARAGRAPHS)
    each = CHANGES // PARAGRAPHS // 2
    body: list[str] = []
    number = 0
    for provision in base.provisions:
        if provision.kind is not Kind.PARAGRAPH:
            continue
        words = provision.text.split()
        step = len(words) / each
        parts: list[str] = []
        for turn in range(each):
            kept = words[round(turn * step) : round((turn + 1) * step)] or words[-1:]
            parts.append(_run(" ".join(kept[:-1]) + " "))
            parts.append(f"<w:del {_mark(number)}>{_run(kept[-1], 'delText')}</w:del>")
            parts.append(f"<w:ins {_mark(number + 1)}>{_run('instead')}</w:ins>{_run(' ')}")
            number += 2
        body.append(f"<w:p>{''.join(parts)}</w:p>")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        docx.Document().save(path.with_suffix(".template"))
        with zipfile.ZipFile(path.with_suffix(".template")) as template:
            for name in template.namelist():
                if name != "word/document.xml":
                    package.writestr(name, template.read(name))
        package.writestr("word/document.xml", f"<w:document {_W}><w:body>{''.join(body)}</w:body></w:document>")


def _run(text: str, tag: str = "t") -> str:
    return f'<w:r><w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _mark(number: int) -> str:
    return f'w:id="{number}" w:author="M{number % 20:02}" w:date="2024-01-01T00:00:00Z"'


def read_ours(path: str) -> dict[str, int]:
    """A task: the file read through the door that every submission comes in by."""
    with clock():
        document = intake.read(path)
    pieces = [piece for block in document.blocks for piece in block.pieces]
    return {
        "changes": sum(piece.change is not Change.KEPT for piece in pieces),
        "paragraphs": len(document.blocks),
        "inserted": sum(piece.change is Change.INSERTED for piece in pieces),
    }


def read_peer(path: str) -> dict[str, int]:
    """A task: the text of every paragraph by python-docx."""
    with clock():
        texts = [paragraph.text for paragraph in docx.Document(path).paragraphs]
    return {"changes": 0, "paragraphs": len(texts), "inserted": sum(text.count("instead") for text in texts)}


def run(options: Options) -> Finding:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "changes.docx"
        write_file(path)
        ours = best(f"{__name__}:read_ours", path, times=options.times)
        peer = best(f"{__name__}:read_peer", path, times=options.times)
    rows = tuple(
        (
            who,
            f"{cost.cpu:.2f}",
            f"{cost.wall:.2f}",
            f"{cost.memory / 1e6:.0f}",
            *(f"{cost.result[key]:,}" for key in ("paragraphs", "changes", "inserted")),
        )
        for who, cost in (("ours", ours), ("python-docx, text only", peer))
    )
    changes = ours.result["changes"]
    claims = (
        at_most("10,000 tracked changes read", ours.cpu, 2, "s"),
        Claim("every change found", f"{changes:,} of {CHANGES:,}", changes == CHANGES),
    )
    columns = ("who", "processor s", "wall s", "memory MB", "paragraphs", "changes", "insertions seen")
    return Finding("files", columns, rows, claims)
