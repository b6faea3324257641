"""The lists of a form that are made for its body: languages by their names, and who a document may be for."""

from functools import cache

from babel import Locale
from django import template
from django.forms import BoundField, Select
from django.utils.safestring import SafeString

from plenary.bodies.models import Body
from plenary.bodies.queries import procedure_of
from plenary.bodies.words import list_audiences, name_language
from plenary.kit.language import _, language

register = template.Library()

Option = tuple[str, str]


@register.filter
def called_language(tag: str) -> str:
    """``{{ version.language|called_language }}``: what a language is called in the reader's."""
    return name_language(tag)


@register.simple_tag
def languages(body: Body, field: BoundField) -> SafeString:
    """``{% languages body form.language %}``: those of the body, and all others by name."""
    own = [(tag, name_language(tag)) for tag in procedure_of(body.key).languages]
    known = {tag for tag, _name in own}
    others = [(tag, name) for tag, name in _list_languages(language()) if tag not in known]
    chosen = field.value()
    if chosen and chosen not in known | {tag for tag, _name in others}:
        own.append((chosen, name_language(chosen)))
    # None is chosen beforehand: the first would be handed in by mistake.
    return _write(field, [("", "–"), *own, (_("Other languages"), others)])


@register.simple_tag
def audiences(body: Body, field: BoundField) -> SafeString:
    """``{% audiences body form.for_whom %}``: nobody in particular, or one of ``list_audiences``."""
    return _write(field, [("", _("not restricted")), *list_audiences(body.key)], hint="for-whom-hint")


@cache
def _list_languages(reader: str) -> list[Option]:
    """Every language with a code of two letters, by its name in the reader's language."""
    names = Locale.parse(reader).languages
    return sorted(
        ((tag, name) for tag, name in names.items() if len(tag) == 2), key=lambda option: option[1].casefold()
    )


def _write(field: BoundField, choices: list[tuple[str, str | list[Option]]], *, hint: str = "") -> SafeString:
    """The field as a list; ``hint`` is the id of what the page says about it."""
    told = [*([hint] if hint else []), *([f"{field.html_name.replace('_', '-')}-error"] if field.errors else [])]
    attributes: dict[str, object] = {"id": field.html_name, "required": field.field.required}
    attributes |= {"aria-describedby": " ".join(told)} if told else {}
    attributes |= {"aria-invalid": "true"} if field.errors else {}
    return Select(choices=choices).render(field.html_name, field.value() or "", attributes)
