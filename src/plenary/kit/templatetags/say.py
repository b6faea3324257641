"""``{% say %}``: a sentence in the reader's language, with named values that are escaped."""

from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from plenary.kit.language import _

register = template.Library()


@register.simple_tag
def say(sentence: str, **values: Any) -> SafeString:
    """``{% say "Members of {body}" body=name %}``: the whole sentence, translated, then filled with escaped values."""
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(_(sentence)).format(**escaped))
