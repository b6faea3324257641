"""How long files take to come in: ``python -m benchmarks.intake``."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from benchmarks.invented import invent_words
from plenary.rulemaking import example, intake
from plenary.rulemaking.intake.docx import read

SUBMISSIONS = Path(example.__file__).with_name("submissions")
_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def word_file(path: Path, changes: int, *, seed: int = 1) -> None:
    """A Word file with so many tracked changes, ten in a paragraph, half of them insertions."""
    random = Random(seed)

    def run(tag: str = "t") -> str:
        words = " ".join(invent_words(random, 4))
        return f'<w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:{tag} xml:space="preserve">{words} </w:{tag}></w:r>'

    def change(number: int) -> str:
        tag, text = ("ins", "t") if number % 2 else ("del", "delText")
        return f'<w:{tag} w:id="{number}" w:author="Admin" w:date="2031-05-14T00:00:00Z">{run(text)}</w:{tag}>'

    paragraphs = [
        "<w:p>" + "".join(run() + change(number) for number in range(first, min(first + 10, changes))) + "</w:p>"
        for first in range(0, changes, 10)
    ]
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
            'PartName="/word/document.xml" ContentType="application/'
            'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="r1" Type="{_RELATION}" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/document.xml", f"<w:document {_NAMES}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the wall and of this process."""
    wall, own = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - own


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "changes.docx"
        word_file(file, 10_000)
        data = file.read_bytes()
        blocks = read(data).blocks
        found = sum(piece.change != "kept" for block in blocks for piece in block.pieces)
        wall, own = timed(lambda: read(data))
        print(f"a Word file with {found:,} tracked changes, read in process: {wall:.2f} s ({own:.2f} s CPU)")
        wall, _ = timed(lambda: intake.read(file))
        print(f"the same through the sandbox: {wall:.2f} s")
    files = sorted(SUBMISSIONS.glob("*.docx"))
    wall, _ = timed(lambda: intake.read_all(files))
    print(f"the {len(files)} Word files of the example through the sandbox, on two cores: {wall:.2f} s")
    wall, _ = timed(lambda: intake.read(files[0]))
    print(f"one of them alone, with the start of the sandbox: {wall:.2f} s")


if __name__ == "__main__":
    main()
