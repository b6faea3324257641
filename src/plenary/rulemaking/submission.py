"""On whose behalf a file came: ``CODE=FILE``, a table of authors, or the code its name begins with."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.kit.table import read_rows
from plenary.rulemaking.membership import Membership


@dataclass(frozen=True)
class Submission:
    """A file and whose words it carries. ``authors`` maps names of authors in the file to codes: where it
    is not empty, each author's changes are that member's own reading."""

    path: Path
    behalf: tuple[str, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.path.name


_CODES = re.compile(r"(?P<codes>[^=/\\]+)=(?P<path>.+)")


def attribute(
    arguments: Sequence[str], membership: Membership, authors: Mapping[str, Mapping[str, str]]
) -> tuple[Submission, ...]:
    """The submissions that a command line names. ``authors`` is by file name.

    Codes joined by ``+`` (``ARA+BOR=joint.docx``) hand in together. Raises Refusal for a code that the
    membership does not have.
    """
    return tuple(_attribute(argument, membership, authors) for argument in arguments)


def _attribute(argument: str, membership: Membership, authors: Mapping[str, Mapping[str, str]]) -> Submission:
    known = membership.by_code
    found = _CODES.fullmatch(argument)
    if found and not Path(argument).exists():
        path, codes = Path(found["path"]), tuple(code.strip() for code in found["codes"].split("+"))
        for code in codes:
            if known and code not in known:
                raise Refusal(
                    _("There is no member {code} to hand in {file}; give a code of the table of members.").format(
                        code=code, file=path.name
                    )
                )
        return Submission(path, codes, authors.get(path.name, {}))
    path = Path(argument)
    if path.name in authors:
        return Submission(path, tuple(dict.fromkeys(authors[path.name].values())), authors[path.name])
    code = re.split(r"[^\w]|_", path.stem, maxsplit=1)[0]
    if known:
        return Submission(path, (code,) if code in known else ())
    return Submission(path, (code,) if code else ())


def read_authors(data: bytes, name: str) -> dict[str, dict[str, str]]:
    """The table ``file,author,code``: for each file, whose changes each author's are. Raises Refusal."""
    authors: dict[str, dict[str, str]] = {}
    _columns, rows = read_rows(data, name)
    for number, row in enumerate(rows, start=2):
        cells = [row.get(column, "") for column in ("file", "author", "code")]
        if not all(cells):
            raise Refusal(
                _("{file}, line {line}: a file, an author and a code are needed; mend the line.").format(
                    file=name, line=number
                )
            )
        authors.setdefault(Path(cells[0]).name, {})[cells[1]] = cells[2]
    return authors
