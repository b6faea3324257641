"""What the documentation says, so that it can be compared with what is there."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\|(.+)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A Markdown file."""

    file: Path
    text: str

    @property
    def prose(self) -> str:
        """The text without its blocks of code."""
        return _FENCE.sub("", self.text)

    @property
    def links(self) -> list[str]:
        """Where its links lead, as written."""
        return [link or image for link, image in _LINK.findall(self.prose)]

    @property
    def anchors(self) -> set[str]:
        """The names of its headings in an address."""
        headings = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(self.prose))
        return {heading.replace(" ", "-") for heading in headings}

    @property
    def rows(self) -> list[list[str]]:
        """The cells of its tables, row by row."""
        rows = ([cell.strip() for cell in row.split(" | ")] for row in _ROW.findall(self.prose))
        return [[cell.strip("| ") for cell in row] for row in rows if set("".join(row)) - set("-| ")]

    @property
    def shell(self) -> list[list[str]]:
        """The words of each command line that it shows, without what follows on the same line as a comment."""
        lines = (line for block in _SHELL.findall(self.text) for line in block.replace("\\\n", " ").splitlines())
        return [words for line in lines if (words := shlex.split(line, comments=True))]

    def section(self, heading: str) -> str:
        """What stands under a heading, up to the next of its level or above; empty where there is none."""
        found = re.search(rf"^(#+) {re.escape(heading)}\s*$", self.text, re.MULTILINE)
        if not found:
            return ""
        rest = self.text[found.end() :]
        after = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
        return rest[: after.start()] if after else rest


def pages(root: Path) -> list[Page]:
    """Every page of documentation in the project."""
    patterns = ("*.md", "docs/**/*.md", "benchmarks/*.md", "src/**/README.md")
    files = [file for pattern in patterns for file in root.glob(pattern)]
    return [Page(file, file.read_text("utf-8")) for file in sorted(files)]


def broken_links(page: Page) -> list[str]:
    """The relative links of a page that lead nowhere."""
    broken = []
    for link in page.links:
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.file.parent / path) if path else page.file
        if not target.exists() or (anchor and anchor not in Page(target, target.read_text("utf-8")).anchors):
            broken.append(link)
    return broken
