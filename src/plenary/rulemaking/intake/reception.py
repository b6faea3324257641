"""Where files come in: each is read in a sandbox, and becomes a document or a refusal."""

import hashlib
import stat
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath

from plenary.kit.file_name import legible
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.conversion import convert
from plenary.rulemaking.intake.document import OFFICE, SUFFIXES, Content, Document, Format, Note, Remark
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.intake.sandbox import Answer, Sandbox

_PROCESSES = 2
_FOREIGN = OFFICE - {Format.DOCX}


def read(source: str | Path | bytes, name: str = "") -> Document:
    """One file, by its path, or as bytes with the name it came under. Raises Unread, which is a Refusal."""
    [result] = _read([_given(source, name) if isinstance(source, bytes) else _opened(Path(source))])
    if isinstance(result, Unread):
        raise result
    return result


def read_all(paths: Sequence[str | Path]) -> Generator[Document | Unread, None, None]:
    """Many files, in the order given: each as a document, or as the reason why it is none. While one is looked at,
    the next are read."""
    return _read([_opened(Path(path)) for path in paths])


@dataclass
class _Arrival:
    """One file on its way. ``data`` is empty where ``answer`` was known before it was opened."""

    name: str
    data: bytes
    answer: Answer | None = None
    converted: Format | None = None

    @property
    def said(self) -> Format | None:
        """The format that the name promises."""
        return SUFFIXES.get(PurePath(self.name).suffix.lower())

    def result(self) -> Document | Unread:
        if not isinstance(self.answer, Content):
            return Unread(self.name, self.answer if isinstance(self.answer, Fault) else Fault(Flaw.CRASHED))
        content = self.answer
        digest = hashlib.sha256(self.data).hexdigest()
        found = self.converted or content.format
        notes = (*self._notes(found), *content.notes)
        return Document(self.name, found, digest, content.blocks, notes, content.quarantine, issue=content.issue)

    def _notes(self, found: Format) -> Iterator[Note]:
        if self.said in OFFICE and self.said is not found:
            yield Note(Remark.OTHER_NAME, detail=f".{self.said}")
        if self.converted:
            yield Note(Remark.CONVERTED, detail=self.converted)


def _opened(path: Path) -> _Arrival:
    # A name in another encoding than the system's can neither be sent nor shown as it is.
    name = legible(path.name or str(path))
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode):
            return _Arrival(name, b"", Fault(Flaw.NOT_A_FILE))
        if found.st_size > limit.FILE:
            return _Arrival(name, b"", Fault(Flaw.TOO_LARGE))
        with path.open("rb") as file:
            return _given(file.read(limit.FILE + 1), name)
    except (FileNotFoundError, NotADirectoryError):
        return _Arrival(name, b"", Fault(Flaw.ABSENT))
    except (OSError, ValueError):
        return _Arrival(name, b"", Fault(Flaw.UNREADABLE))


def _given(data: bytes, name: str) -> _Arrival:
    return _Arrival(name, data, Fault(Flaw.TOO_LARGE) if len(data) > limit.FILE else None)


class _Reading:
    """Arrivals read by the workers of a sandbox, ahead of whoever takes them one by one."""

    def __init__(self, arrivals: Sequence[_Arrival], sandbox: Sandbox, threads: Executor, aside: Executor) -> None:
        self._sandbox = sandbox
        unread = [arrival for arrival in arrivals if arrival.answer is None]
        # LibreOffice takes longer than all else, so it is set to work first.
        foreign = [arrival for arrival in unread if arrival.said in _FOREIGN]
        others = [arrival for arrival in unread if arrival.said not in _FOREIGN]
        self._asked = {id(arrival): threads.submit(self._ask, arrival) for arrival in (*foreign, *others)}
        # One run for those whose names say what they are, another for those that turn out to be such.
        self._converted = {
            id(arrival): run
            for some in (foreign, others)
            for run in [aside.submit(self._convert, some)]
            for arrival in some
        }

    def take(self, arrival: _Arrival) -> Document | Unread:
        """What became of an arrival, as soon as it is read."""
        if id(arrival) in self._asked:
            self._asked[id(arrival)].result()
            if isinstance(arrival.answer, Format):
                self._converted[id(arrival)].result()
        return arrival.result()

    def _ask(self, arrival: _Arrival) -> None:
        arrival.answer = self._sandbox.read(arrival.name, arrival.data)

    def _convert(self, arrivals: Sequence[_Arrival]) -> None:
        """Lets LibreOffice make Word files of what is none, and reads those."""
        for arrival in arrivals:
            self._asked[id(arrival)].result()
        wanted = [(arrival, arrival.answer) for arrival in arrivals if isinstance(arrival.answer, Format)]
        made = convert([(found, arrival.data) for arrival, found in wanted]) if wanted else []
        for (arrival, found), word in zip(wanted, made, strict=True):
            answer = word if isinstance(word, Fault) else self._sandbox.read("converted.docx", word)
            arrival.converted = found
            arrival.answer = Fault(Flaw.NOT_CONVERTED, kind=found) if isinstance(answer, Format) else answer


def _read(arrivals: Sequence[_Arrival]) -> Generator[Document | Unread, None, None]:
    with (
        Sandbox(min(_PROCESSES, max(len(arrivals), 1))) as sandbox,
        ThreadPoolExecutor(_PROCESSES) as threads,
        ThreadPoolExecutor(1) as aside,
    ):
        reading = _Reading(arrivals, sandbox, threads, aside)
        try:
            for arrival in arrivals:
                yield reading.take(arrival)
        finally:
            threads.shutdown(cancel_futures=True)
            aside.shutdown(cancel_futures=True)
