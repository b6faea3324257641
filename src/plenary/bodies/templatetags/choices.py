"""The options of a field: languages by their names, and who a document may be for."""

from collections.abc import Iterable, Iterator
from functools import cache

from babel import Locale
from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from plenary.bodies.models import Body
from plenary.bodies.queries import list_forums, list_groups, list_members, procedure_of
from plenary.bodies.words import call, name_language, name_seat
from plenary.kit.language import _, language

register = template.Library()

Option = tuple[str, str]


@register.filter
def called_language(tag: str) -> str:
    """``{{ version.language|called_language }}``: what a language is called in the reader's."""
    return name_language(tag)


@register.simple_tag
def languages(body: Body, chosen: str | None) -> SafeString:
    """``{% languages body form.language.value %}``: those of the body, and all others by name."""
    own = [(tag, name_language(tag)) for tag in procedure_of(body.key).languages]
    known = {tag for tag, _name in own}
    others = [(tag, name) for tag, name in _list_languages(language()) if tag not in known]
    if chosen and chosen not in known | {tag for tag, _name in others}:
        own.append((chosen, name_language(chosen)))
    # None is chosen beforehand: the first would be handed in by mistake.
    return _write([("", "–"), *own], chosen) + _group(_("Other languages"), others, chosen)


@register.simple_tag
def audiences(body: Body, chosen: str | None) -> SafeString:
    """``{% audiences body form.for_whom.value %}``: nobody in particular, the members, the secretariat, a group, a
    delegation or a forum that has a room of its own."""
    working = procedure_of(body.key).working
    groups = [(f"group:{each.code}", call(each.names, working)) for each in list_groups(body.key)]
    members = [(f"delegation:{each.code}", call(each.names, working)) for each in list_members(body.key)]
    forums = [(f"forum:{each.key}", call(each.names, working)) for each in list_forums(body.key)]
    general = [("", _("not restricted")), ("members", _("all members")), ("secretariat", name_seat("secretariat", {}))]
    parts = (
        _write(general, chosen),
        _group(_("Groups"), groups, chosen),
        _group(_("Delegations"), members, chosen),
        _group(_("Forums"), forums, chosen),
    )
    return format_html_join("", "{}", ((part,) for part in parts))


@cache
def _list_languages(reader: str) -> list[Option]:
    """Every language with a code of two letters, by its name in the reader's language."""
    names = Locale.parse(reader).languages
    return sorted(
        ((tag, name) for tag, name in names.items() if len(tag) == 2), key=lambda option: option[1].casefold()
    )


def _group(label: str, options: Iterable[Option], chosen: str | None) -> SafeString:
    written = _write(options, chosen)
    return format_html('<optgroup label="{}">{}</optgroup>', label, written) if written else SafeString("")


def _write(options: Iterable[Option], chosen: str | None) -> SafeString:
    def rows() -> Iterator[tuple[str, str, str]]:
        for value, label in options:
            yield value, " selected" if value == (chosen or "") else "", label

    return format_html_join("", '<option value="{}"{}>{}</option>', rows())
