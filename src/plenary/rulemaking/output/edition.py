"""An edition of a rolling text: all that a file out shows, the same for every format.

A renderer is a function ``render(edition) -> bytes``. It reads no clock, no disk but its own package
data, and no network: two renderings of one edition are the same bytes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from itertools import takewhile

from plenary.engine.text.conflict.meeting import Meeting
from plenary.engine.text.layout import OTHERS, Audience, Mark, Setting
from plenary.engine.text.provision import CONTAINERS, Kind
from plenary.rulemaking.output.apparatus import Row, struck_rows
from plenary.rulemaking.output.citation import citations
from plenary.rulemaking.output.nesting import Box, boxes, parents


class Standing(StrEnum):
    """Where a submission stands in the register."""

    READ = "read"
    TO_CONFIRM = "to confirm"
    TO_TRANSCRIBE = "to transcribe"
    TO_TRANSLATE = "to translate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Receipt:
    """One line of the register of submissions: ``name`` is the file's, ``behalf`` the codes of those
    on whose behalf it came (none where nobody has said), ``note`` one sentence for a person."""

    name: str
    behalf: tuple[str, ...] = ()
    standing: Standing = Standing.READ
    warnings: int = 0
    note: str = ""


@dataclass(frozen=True)
class Edition:
    """``lang`` is the working language of the text and ``tongue`` that of the interface (BCP 47 tags).

    ``as_at`` is aware, in the time zone in which it is to be shown. ``base`` is the SHA-256 of the base
    text, 64 hexadecimal digits, and ``version`` that of the rolling text's JSON, by which a file that
    comes back is tied to the edition it answers. ``names`` gives the label of each holder's code in ``tongue``: the
    full name, or the code itself where the body adopted codes; ``members`` its full name for the
    legend. ``received`` counts the submissions, without files of the register that could not be read, and ``carried``
    those of earlier issues that stand as they were read then. ``settings``
    and ``meetings`` are set for ``audience`` already: nothing in an edition says more than its audience may
    know, and that is why it holds no readings. ``partial`` says that there may be suggestions that its reader does not
    see. ``whole`` are the settings of the text that ``settings`` are a part of.
    """

    title: str
    settings: tuple[Setting, ...]
    as_at: datetime
    base: str
    lang: str = "en"
    tongue: str = "en"
    version: str = ""
    symbol: str = ""
    body: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    register: tuple[Receipt, ...] = ()
    audience: Audience = Audience.NAMES
    meetings: tuple[Meeting, ...] = ()
    received: int | None = None
    carried: int = 0
    partial: bool = False
    whole: tuple[Setting, ...] = ()

    def __post_init__(self) -> None:
        if self.as_at.tzinfo is None:
            raise ValueError("the time of an edition needs its time zone")

    def name(self, code: str) -> str:
        """What a holder is called in the text; a code that nobody named stands for itself."""
        return self.names.get(code) or self.members.get(code) or code

    @cached_property
    def parents(self) -> Mapping[str, Setting]:
        """The setting that holds each one directly."""
        return parents(self.settings)

    def held(self, setting: Setting) -> tuple[Setting, ...]:
        """All that a setting holds, directly or not, in document order."""
        settings = self.whole or self.settings
        place = next(place for place, other in enumerate(settings) if other.id == setting.id)
        return tuple(takewhile(lambda other: other.depth > setting.depth, settings[place + 1 :]))

    @cached_property
    def boxes(self) -> Mapping[str, Box]:
        """The place of every row and cell in its table."""
        return boxes(self.settings)

    @cached_property
    def struck(self) -> Mapping[str, tuple[Row, ...]]:
        """What is said of new rows that are opposed as a whole, and no more of each of their cells."""
        return struck_rows(self.settings)

    @cached_property
    def cites(self) -> Mapping[str, str]:
        """How a person names each provision. To be asked for inside ``speaking(self.tongue)``."""
        return citations(self.whole or self.settings)

    @property
    def holders(self) -> tuple[str, ...]:
        """The codes that the settings show, each once, in the order of ``members``, others last."""
        shown = {code for setting in self.settings for code in _codes(setting)} - {OTHERS}
        rank = {code: place for place, code in enumerate(self.members)}
        return tuple(sorted(shown, key=lambda code: (rank.get(code, len(rank)), code)))

    @property
    def figures(self) -> "Figures":
        """What the settings hold, counted."""
        own = [setting for setting in self.settings if setting.kind not in CONTAINERS and setting.kind != Kind.TITLE]
        return Figures(
            provisions=len(own),
            open=sum(1 for setting in own if is_open(setting)),
            brackets=sum(brackets(setting) for setting in self.settings),
            submissions=len(self.register) if self.received is None else self.received,
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """``provisions`` counts neither headings nor the title; ``open`` those of them that somebody would
    change; ``brackets`` the places where readings differ, options counted once."""

    provisions: int
    open: int
    brackets: int
    submissions: int

    @property
    def plain(self) -> int:
        """Provisions that nobody would change."""
        return self.provisions - self.open


def brackets(setting: Setting) -> int:
    """How many places of a provision stand in brackets or are set out as options."""
    pairs = sum(run.mark is Mark.OPEN for line in setting.lines for run in line.runs)
    return pairs + len({line.slot for line in setting.lines if line.option})


def is_open(setting: Setting) -> bool:
    """Whether anybody would change, add, delete, keep apart or move the provision."""
    asked = setting.new or setting.deleted is not None or setting.moved or setting.originals or setting.joints
    return bool(brackets(setting) or asked)


def _codes(setting: Setting) -> Iterable[str]:
    for asked in (setting.offered, setting.deleted, setting.retained):
        yield from asked or ()
    for _number, holders in setting.numbered:
        yield from holders
    for arrival in (*setting.moved, *setting.behind):
        yield from arrival.holders
    for joint in setting.joints:
        yield from joint.holders
    for line in setting.lines:
        yield from line.holders
        for run in line.runs:
            yield from run.holders
    for opposition in setting.opposed:
        yield from opposition.holders
    for original in setting.originals:
        yield from original.holders
