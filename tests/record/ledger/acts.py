from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Self

from plenary.record.act import SYSTEM, Act, Case
from plenary.record.canonical import Json
from plenary.record.entry import Entry, write_time
from plenary.record.lapse import lapses
from plenary.record.refusal import Outdated, Refused
from plenary.record.registry import act, consequence, upcast
from plenary.record.sealing import Sealed
from tests.record.ledger.models import Page, Total


@act
class WritePage(Act):
    """Write a page. In its first version the words were called ``text``."""

    name = "page.write"
    version = 2
    seats = frozenset({"secretariat", "delegation"})
    undone_by = "page.strike"

    words: str
    remark: Sealed | None = None
    until: str = ""
    text: str = ""
    letters: int | None = None

    def texts(self) -> tuple[str, ...]:
        return (self.text,) if self.text else ()

    def derive(self, entry: Entry) -> dict[str, Json]:
        return {"letters": len(self.words)} if self.letters is not None else {}

    def check(self, case: Case) -> None:
        if not self.words:
            raise Refused("page.words", "A page without words is no page: write some.", "words")

    def apply(self, entry: Entry) -> None:
        Page(
            id=f"{entry.body}/{entry.sequence}",
            body=entry.body,
            words=self.words,
            remark=self.remark.commitment if self.remark else "",
            seat=entry.seat,
            until=self.until,
        ).save(force_insert=True)


#: What others do while an act is at work, one after the other.
MEANWHILE: list[Callable[[], object]] = []


@act
class CountPages(Act):
    """Enter how many pages stand, counted before the door."""

    name = "pages.count"
    seats = frozenset({"secretariat"})
    final = True

    counted: int = -1

    def work(self, body: str) -> Self:
        counted = Page.objects.filter(body=body, struck=False).count()
        if MEANWHILE:
            MEANWHILE.pop(0)()
        return self.model_copy(update={"counted": counted})

    def check(self, case: Case) -> None:
        if self.counted != Page.objects.filter(body=case.body, struck=False).count():
            raise Outdated("pages.counted", "Others wrote pages: send this again.")

    def apply(self, entry: Entry) -> None:
        """The count stands in the entry."""


@act
class WriteCounted(CountPages):
    """Write a page that says how many stood before it, counted before the door."""

    name = "page.write-counted"

    def apply(self, entry: Entry) -> None:
        key = f"{entry.body}/{entry.sequence}"
        Page(id=key, body=entry.body, words=f"{self.counted}", seat=entry.seat).save(force_insert=True)


@upcast("page.write", 1)
def read_text_as_words(payload: dict) -> dict:
    return {"words": payload["text"], "remark": None}


@act
class WritePages(Act):
    """Write several pages."""

    name = "page.write-all"
    seats = frozenset({"secretariat"})
    undone_by = "page.strike"

    words: list[str]

    def about(self) -> tuple[str, ...]:
        return ("pages",)

    def apply(self, entry: Entry) -> None:
        for ordinal, words in enumerate(self.words):
            key = f"{entry.body}/{entry.sequence}/{ordinal}"
            Page(id=key, body=entry.body, words=words, seat=entry.seat).save(force_insert=True)


@act
class StrikePage(Act):
    """Strike a page that stands."""

    name = "page.strike"
    seats = frozenset({"secretariat"})
    final = True

    page: str

    def about(self) -> tuple[str, ...]:
        return (f"pages/{self.page.rpartition('/')[2]}",)

    def check(self, case: Case) -> None:
        if not Page.objects.filter(id=self.page, body=case.body, struck=False).exists():
            raise Refused("page.stands", "There is no such page, or it is struck already.", "page")

    def apply(self, entry: Entry) -> None:
        Page.objects.filter(id=self.page).update(struck=True)


@act
class StrikeAll(Act):
    """Strike every page that stands."""

    name = "page.strike-all"
    seats = frozenset({"secretariat"})
    final = True

    def about(self) -> tuple[str, ...]:
        return ("pages",)

    def apply(self, entry: Entry) -> None:
        Page.objects.filter(body=entry.body).update(struck=True)


@act
class LapsePage(Act):
    """A page that stands until a time, and the time has passed."""

    name = "page.lapse"
    seats = frozenset({SYSTEM.seat})
    final = True

    page: str

    def about(self) -> tuple[str, ...]:
        return (f"pages/{self.page.rpartition('/')[2]}",)

    def check(self, case: Case) -> None:
        page = Page.objects.filter(id=self.page, body=case.body, struck=False).first()
        if page is None or not page.until or write_time(case.time) < page.until:
            raise Refused("page.until", "There is no such page, or its time has not come.", "page")

    def apply(self, entry: Entry) -> None:
        Page.objects.filter(id=self.page).update(struck=True)


@lapses("page.lapse")
def list_lapsed_pages(body: str, moment: datetime) -> Iterator[LapsePage]:
    due = Page.objects.filter(body=body, struck=False, until__gt="", until__lte=write_time(moment))
    for key in due.order_by("until", "id").values_list("id", flat=True):
        yield LapsePage(page=key)


@consequence("page.lapse")
@consequence("page.strike-all")
@consequence("page.write")
@consequence("page.strike")
def count_pages(entry: Entry) -> None:
    Total(body=entry.body, pages=Page.objects.filter(body=entry.body, struck=False).count()).save()
