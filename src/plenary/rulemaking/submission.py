"""On whose behalf a file came: ``CODE=FILE``, a table of authors, or the code its name begins with."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from plenary.kit.file_name import legible
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.kit.table import read_rows
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.membership import Membership


@dataclass(frozen=True)
class Submission:
    """A file and whose words it carries. ``authors`` maps names of authors in the file to codes: where it
    is not empty, each author's changes are that member's own reading. ``unknown`` are codes that the
    membership does not have, for which the file cannot be read; ``folder`` is set where another file of
    the run has the same name; ``translation`` where it translates what the same members handed in in another
    language."""

    path: Path
    behalf: tuple[str, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    folder: str = ""
    translation: bool = False

    @property
    def name(self) -> str:
        """What the file is called wherever it is named: no two files of one run are called the same."""
        own = self.path.name or str(self.path)
        return legible(f"{self.folder}/{own}" if self.folder else own)

    @property
    def argument(self) -> str:
        """What hands the file in on a command line: its path, with codes before it where it does not tell them."""
        told = tuple(dict.fromkeys(self.authors.values())) or (self.first_word,)
        return str(self.path) if self.behalf in ((), told) else f"{'+'.join(self.behalf)}={self.path}"

    @property
    def begins_with_code(self) -> bool:
        """Whether the file's name begins with what is written as a code, whether anybody has it or not."""
        return _CODE.fullmatch(self.first_word) is not None

    @property
    def first_word(self) -> str:
        """What the file's name begins with, where a member's code is looked for."""
        return re.split(r"[^\w]|_", self.path.stem, maxsplit=1)[0]

    def codes(self, known: Collection[str]) -> tuple[tuple[str, ...], bool]:
        """The codes that the file's name begins with, and whether it joins them (``ARA+BOR.docx``); a name that sets
        one beside the other (``ARA_BOR.docx``) may mean both, or the one on what the other said."""
        codes: list[str] = []
        joined = True
        for sign, word in re.findall(r"([\W_]*)([^\W_]+)", self.path.stem):
            if word not in known or (sign and not codes):
                break
            joined = joined and (not codes or sign.strip() in _JOINTS)
            codes.append(word)
        return tuple(dict.fromkeys(codes)), joined


_JOINTS = frozenset("+&")
_CODE = re.compile(r"[A-Z][A-Z0-9]+")
_CODES = re.compile(r"(?P<codes>[^=/\\]+)=(?P<path>.+)")


def attribute(
    arguments: Sequence[str], membership: Membership, authors: Mapping[str, Mapping[str, str]]
) -> tuple[Submission, ...]:
    """The submissions that a command line names. ``authors`` is by file name.

    Codes joined by ``+`` (``ARA+BOR=joint.docx``) hand in together.
    """
    submissions = [_attribute(argument, membership, authors) for argument in arguments]
    paths = {one.path.absolute() for one in submissions}
    shared = Counter(path.name for path in paths)
    return tuple(
        replace(one, folder=_folder(one.path, paths)) if shared[one.path.name] > 1 else one for one in submissions
    )


def refuse_absent(submissions: Iterable[Submission]) -> None:
    """Raise Refusal for a name that no file has: it is a slip of whoever types, and nobody's submission."""
    for submission in submissions:
        try:
            submission.path.stat()
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Unread(legible(str(submission.path)), Fault(Flaw.ABSENT)) from error
        except OSError:
            continue  # Why it cannot be looked at is said where it is opened.


def _folder(path: Path, paths: Collection[Path]) -> str:
    """As much of the folders above a file as tells it from the others of its name."""
    own = path.absolute()
    others = [other for other in paths if other.name == own.name and other != own]
    depth = 1
    while any(_above(other, depth) == _above(own, depth) for other in others):
        depth += 1
    return "/".join(_above(own, depth))


def _above(path: Path, depth: int) -> tuple[str, ...]:
    return path.parent.parts[-depth:]


def _attribute(argument: str, membership: Membership, authors: Mapping[str, Mapping[str, str]]) -> Submission:
    known = membership.by_code
    found = _CODES.fullmatch(argument)
    given = found is not None and not Path(argument).exists()
    path = Path(found["path"]) if found is not None and given else Path(argument)
    mapped = authors.get(path.name, {})
    if found is not None and given:
        codes = tuple(dict.fromkeys(filter(None, (code.strip() for code in found["codes"].split("+")))))
    elif mapped:
        codes = tuple(dict.fromkeys(mapped.values()))
    else:
        # A name may begin with anything; only a code that somebody gave can be a wrong one. Where no table says which
        # codes there are, only what is written as one is taken for one.
        bare = Submission(path)
        if not known:
            return Submission(path, (bare.first_word,) if bare.begins_with_code else ())
        begun, joined = bare.codes(known)
        return Submission(path, begun if joined or len(begun) == 1 else ())
    named = dict.fromkeys((*codes, *mapped.values()))
    return Submission(path, codes, mapped, tuple(code for code in named if known and code not in known))


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
