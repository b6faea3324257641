"""The parts that pages are made of; /styleguide/ shows every one of them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from plenary.kit.day import read_moment, write_day, write_moment
from plenary.kit.language import _
from plenary.kit.picture import Part, Tile, lay_out
from plenary.kit.room import list_doors

register = template.Library()


@register.inclusion_tag("kit/parts/crumbs.html")
def crumbs(*steps: str) -> dict[str, object]:
    """``{% crumbs name address name address last %}``: where a page is; the last step is the page itself."""
    pairs = [(steps[at], steps[at + 1] if at + 1 < len(steps) else "") for at in range(0, len(steps), 2)]
    return {"steps": pairs}


@register.inclusion_tag("kit/parts/crumbs.html", takes_context=True)
def way(context: Context, home: str, body: str, last: str = "") -> dict[str, object]:
    """``{% way home_address body.key last %}``: from the home of a body through the room that the page is ``here`` in
    to the page itself, which ``last`` names; without it the page is that of the room."""
    steps = [(_("Home"), home)]
    steps += [
        (door.label, door.address if last else "") for door in list_doors(body) if door.key == context.get("here")
    ]
    return {"steps": [*steps, *([(last, "")] if last else [])]}


@register.inclusion_tag("kit/parts/rooms.html", takes_context=True)
def rooms(context: Context, body: str) -> dict[str, object]:
    """``{% rooms body.key %}``: the navigation of a body; ``here`` in the context says in which room the page is."""
    request = context.get("request")
    return {"rooms": list_doors(body), "here": context.get("here", ""), "path": request.path if request else ""}


@register.inclusion_tag("kit/parts/pages.html", takes_context=True)
def pages(context: Context, page: Page) -> dict[str, object]:
    """``{% pages page %}``: to the pages before and after, with everything else that was asked for kept."""

    def address(number: int) -> str:
        query = context["request"].GET.copy()
        query["page"] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "earlier": address(page.previous_page_number()) if page.has_previous() else "",
        "later": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("kit/parts/meter.html")
def meter(parts: Sequence[Part], label: str) -> dict[str, object]:
    """``{% meter parts label %}``: a bar of parts with its legend; the label says the same in a sentence."""
    return {"pieces": lay_out(parts), "label": label}


@register.inclusion_tag("kit/parts/tiles.html")
def tiles(given: Sequence[Tile]) -> dict[str, Any]:
    """``{% tiles tiles %}``: a grid of equal tiles, in the order given."""
    return {"tiles": given}


@register.simple_tag
def pill(label: str, digest: str = "") -> SafeString:
    """``{% pill "A/1/L.4" sha256 %}``: which version this is, and the first 32 bits of its hash."""
    if not digest:
        return format_html('<span class="pill">{}</span>', label)
    return format_html(
        '<span class="pill">{} <code title="SHA-256 {}">{}·{}</code></span>', label, digest, digest[:4], digest[4:8]
    )


@register.simple_tag
def day(written: date | str) -> SafeString:
    """``{% day member.start %}``: a day in the reader's language."""
    read = date.fromisoformat(written) if isinstance(written, str) else written
    return format_html('<time datetime="{}">{}</time>', read.isoformat(), write_day(read))


@register.simple_tag
def moment(written: datetime | str) -> SafeString:
    """``{% moment entry.time %}``: a moment, in UTC, in the reader's language."""
    read = read_moment(written) if isinstance(written, str) else written
    return format_html('<time datetime="{}">{}</time>', read.isoformat(), write_moment(read))
