"""Categories of members, each with the list it comes from; members are listed and unlisted from a date."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.field import Code, Day, end_period, read_day, read_days, read_unchanged
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Category, Listing
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Names
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act, upcast

Source = Annotated[str, Field(min_length=1, max_length=300)]


@act
class DeclareCategory(Act):
    """The body counts members among a category as a list does, and says whose list and of which day."""

    name = "category.declare"
    called = marked("Declare a category of members")
    seats = frozenset({"secretariat"})
    undone_by = "category.drop"

    code: Code
    names: Names
    source: Source
    as_of: Day

    def about(self) -> tuple[str, ...]:
        return (f"categories/{self.code}",)

    def check(self, case: Case) -> None:
        read_day(self.as_of, "as_of")

    def apply(self, entry: Entry) -> None:
        Category.lapse(entry, code=self.code)
        Category.enter(entry, code=self.code, names=self.names, source=self.source, as_of=self.as_of)


@act
class DropCategory(Act):
    """The body uses a category no more; nobody is counted among it from this entry on."""

    name = "category.drop"
    called = marked("Drop a category of members")
    seats = frozenset({"secretariat"})
    undone_by = "category.declare"

    code: Code

    def about(self) -> tuple[str, ...]:
        return (f"categories/{self.code}",)

    def check(self, case: Case) -> None:
        require_category(case, self.code, "code")

    def apply(self, entry: Entry) -> None:
        Category.lapse(entry, code=self.code)
        Listing.lapse(entry, category=self.code)


@act
class ListMember(Act):
    """A list counts a member among a category from a date, until another or for ever."""

    name = "category.list"
    called = marked("List a member in a category")
    seats = frozenset({"secretariat"})
    undone_by = "category.unlist"

    category: Code
    member: Code
    start: Day
    end: Day | None = None

    def about(self) -> tuple[str, ...]:
        return (f"categories/{self.category}", f"members/{self.member}")

    def check(self, case: Case) -> None:
        require_category(case, self.category, "category")
        period = read_days(self.start, self.end)
        require_staying(case.body, self.member, period, "member")
        rows = Listing.rows.at().filter(body=case.body, category=self.category, member=self.member)
        row = read_belonging(case.body, codes=[self.member]).find_meeting(
            self.member, rows.order_by("start", "id"), period
        )
        if row is not None:
            raise Refused(
                "bodies.overlap",
                _("{member} is counted among {category} from {start} already: the two periods overlap.").format(
                    member=self.member, category=self.category, start=row.start
                ),
                "start",
            )

    def apply(self, entry: Entry) -> None:
        Listing.enter(entry, category=self.category, member=self.member, start=self.start, end=self.end)


@act
class UnlistMember(Act):
    """A list counts a member among a category no longer, from a date on."""

    name = "category.unlist"
    called = marked("Take a member off a category")
    version = 2
    seats = frozenset({"secretariat"})
    undone_by = "category.list"

    category: Code
    member: Code
    end: Day

    def about(self) -> tuple[str, ...]:
        return (f"categories/{self.category}", f"members/{self.member}")

    def check(self, case: Case) -> None:
        day = read_day(self.end, "end")
        rows = Listing.rows.at().filter(body=case.body, category=self.category, member=self.member)
        if not any(Period.read(row.start, row.end).holds(day) for row in rows):
            raise Refused(
                "bodies.not-listed",
                _("{member} is not counted among {category} on {day}.").format(
                    member=self.member, category=self.category, day=self.end
                ),
                "member",
            )

    def apply(self, entry: Entry) -> None:
        rows = Listing.rows.at().filter(body=entry.body, category=self.category, member=self.member)
        end_period(entry, rows, self.end)


upcast("category.unlist", 1)(read_unchanged)


def require_category(case: Case, code: str, field: str) -> Category:
    """The category as it stands; refuses a code that none bears."""
    found = Category.rows.at().filter(body=case.body, code=code).first()
    if found is None:
        raise Refused("bodies.category", _("No category here bears the code {code}.").format(code=code), field)
    return found
