"""The forms of categories and of weights: declared, filled, and used no more."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from plenary.bodies.acts.category import DeclareCategory, DropCategory, ListMember, UnlistMember
from plenary.bodies.acts.weight import DeclareWeight, DropWeight, SetWeight
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import code_field, day_field, key_field, member_field, text_field
from plenary.bodies.forms.member import NamesForm
from plenary.bodies.models import Category, WeightSeries
from plenary.bodies.queries import find_category, find_series, list_listings, list_values, procedure_of
from plenary.bodies.rules.weight import LARGEST
from plenary.bodies.words import call
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.refusal import Refused


def category_values(category: Category) -> dict[str, object]:
    """What stands in the fields of a form that declares a category again."""
    names = {f"names-{tag}": name for tag, name in category.names.items()}
    return {"source": category.source, "as_of": category.as_of, **names}


def series_values(series: WeightSeries) -> dict[str, object]:
    """What stands in the fields of a form that declares a series again."""
    names = {f"names-{tag}": name for tag, name in series.names.items()}
    return {"source": series.source, "unit": series.unit, **names}


class DeclareCategoryForm(NamesForm):
    """A category that is new or, with its code, one that is declared again."""

    edits = True

    def __init__(self, *arguments: Any, body: str, code: str = "", **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.code = code
        if not code:
            self.fields["code"] = code_field()
        self.fields["source"] = text_field(
            _("List it comes from"), 300, hint=_("Whose list it is, and what it is called.")
        )
        self.fields["as_of"] = day_field(_("Day of the list"))
        self.order_fields(["code"])

    @property
    def heading(self) -> str:
        return _("Change a category") if self.code else _("Declare a category")

    @property
    def button(self) -> str:
        return _("Enter the category")

    def require(self) -> None:
        """A code that no category bears: whoever means one that does, changes that one."""
        if not self.code and find_category(self.body, self.cleaned_data["code"]) is not None:
            raise Refused(
                "bodies.category-code",
                _("There is a category with this code: open its page, and change that one."),
                "code",
            )

    def act(self) -> Act:
        given = self.cleaned_data
        code = self.code or given["code"]
        category = find_category(self.body, self.code)
        names = self.rename(category.names if category else {})
        return DeclareCategory(code=code, names=names, source=given["source"], as_of=given["as_of"].isoformat())

    def as_it_stands(self) -> Mapping[str, object]:
        category = find_category(self.body, self.code)
        return category_values(category) if category else {}


class OfACategory(ActForm):
    """A form of one category, which the address names."""

    def __init__(self, *arguments: Any, body: str, category: Category, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.category = category

    @property
    def called(self) -> str:
        """The name of the category."""
        return call(self.category.names, procedure_of(self.body).working)


class DropCategoryForm(OfACategory):
    @property
    def heading(self) -> str:
        return _("Use the category no more: {category}").format(category=self.called)

    @property
    def button(self) -> str:
        return _("Use it no more")

    @property
    def lede(self) -> str:
        return _("Nobody is counted among it from now on. What is on the record stays there; it can be declared again.")

    def act(self) -> Act:
        return DropCategory(code=self.category.code)


class ListMemberForm(OfACategory):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["member"] = member_field(body)
        self.fields["start"] = day_field(_("From"), initial=self.category.as_of)
        self.fields["end"] = day_field(_("Until"), required=False)

    @property
    def heading(self) -> str:
        return _("Count a member among {category}").format(category=self.called)

    @property
    def button(self) -> str:
        return _("Enter it as counted")

    def act(self) -> Act:
        given = self.cleaned_data
        end = given["end"].isoformat() if given["end"] else None
        return ListMember(
            category=self.category.code, member=given["member"], start=given["start"].isoformat(), end=end
        )


class UnlistMemberForm(OfACategory):
    def __init__(self, *arguments: Any, body: str, category: Category, **options: Any) -> None:
        super().__init__(*arguments, body=body, category=category, **options)
        listed = {row.member for row in list_listings(body, category.code)}
        self.fields["member"] = member_field(body, None if self.is_bound else listed)
        self.fields["end"] = day_field(_("Until"), initial=clock.now().date())

    @property
    def heading(self) -> str:
        return _("Count a member among {category} no longer").format(category=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    def act(self) -> Act:
        given = self.cleaned_data
        return UnlistMember(category=self.category.code, member=given["member"], end=given["end"].isoformat())


class DeclareSeriesForm(NamesForm):
    """A series of weights that is new or, with its key, one that is declared again."""

    edits = True
    places: ClassVar[Mapping[str, str]] = {"key": "series"}

    def __init__(self, *arguments: Any, body: str, series: str = "", **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.series = series
        if not series:
            self.fields["series"] = key_field()
        self.fields["unit"] = text_field(_("What it counts"), 60, hint=_("The unit of its whole numbers."))
        self.fields["source"] = text_field(_("Where it comes from"), 300)
        self.order_fields(["series"])

    @property
    def heading(self) -> str:
        return _("Change a series of weights") if self.series else _("Declare a series of weights")

    @property
    def button(self) -> str:
        return _("Enter the series")

    def require(self) -> None:
        """A key that no series bears: whoever means one that does, changes that one."""
        if not self.series and find_series(self.body, self.cleaned_data["series"]) is not None:
            raise Refused(
                "bodies.series-key", _("There is a series with this key: open its page, and change that one."), "key"
            )

    def act(self) -> Act:
        given = self.cleaned_data
        key = self.series or given["series"]
        series = find_series(self.body, self.series)
        names = self.rename(series.names if series else {})
        return DeclareWeight(key=key, names=names, unit=given["unit"], source=given["source"])

    def as_it_stands(self) -> Mapping[str, object]:
        series = find_series(self.body, self.series)
        return series_values(series) if series else {}


class OfASeries(ActForm):
    """A form of one series of weights, which the address names."""

    def __init__(self, *arguments: Any, body: str, series: WeightSeries, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.series = series

    @property
    def called(self) -> str:
        """The name of the series."""
        return call(self.series.names, procedure_of(self.body).working)


class DropSeriesForm(OfASeries):
    @property
    def heading(self) -> str:
        return _("Use the series no more: {series}").format(series=self.called)

    @property
    def button(self) -> str:
        return _("Use it no more")

    @property
    def lede(self) -> str:
        return _("Its values are used no more either. What is on the record stays there; it can be declared again.")

    def act(self) -> Act:
        return DropWeight(key=self.series.key)


class SetWeightForm(OfASeries):
    edits = True

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["member"] = member_field(body)
        self.fields["value"] = forms.IntegerField(
            label=_("Value"),
            min_value=0,
            max_value=LARGEST,
            required=False,
            help_text=_("A whole number of this unit: {unit}. Empty: none is known from that day on.").format(
                unit=self.series.unit
            ),
        )
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())

    @property
    def heading(self) -> str:
        return _("Set what a member counts for: {series}").format(series=self.called)

    @property
    def button(self) -> str:
        return _("Set the value")

    def act(self) -> Act:
        given = self.cleaned_data
        return SetWeight(
            series=self.series.key, member=given["member"], value=given["value"], start=given["start"].isoformat()
        )

    def as_it_stands(self) -> Mapping[str, object]:
        """What the member counts for on that day."""
        given = self.cleaned_data
        begun = [(start, value) for start, value in self._list_set() if start <= given["start"].isoformat()]
        start, value = begun[-1] if begun else (given["start"], None)
        return {"member": given["member"], "value": value, "start": start}

    def moved_since(self, basis: int) -> bool:
        """Whether the series, or what this member counts for in it, is another."""
        before, now = (find_series(self.body, self.series.key, at) for at in (basis, None))
        same = before is not None and now is not None and series_values(before) == series_values(now)
        return not same or self._list_set(basis) != self._list_set()

    def _list_set(self, at: int | None = None) -> list[tuple[str, int | None]]:
        """What was set for the member, by day."""
        rows = list_values(self.body, at, series=self.series.key, member=self.cleaned_data["member"])
        return [(row.start, row.value) for row in rows]
