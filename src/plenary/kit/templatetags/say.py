"""``{% say %}``: a sentence in the reader's language, with named values that are escaped; ``coded``: code in one."""

import re
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from plenary.kit.language import _

register = template.Library()
_CODE = re.compile(r"(`{1,2})(.+?)\1")


@register.simple_tag
def say(sentence: str, **values: Any) -> SafeString:
    """``{% say "Members of {body}" body=name %}``: the whole sentence, translated, then filled with escaped values."""
    escaped = {name: conditional_escape(value) for name, value in values.items()}
    return mark_safe(conditional_escape(_(sentence)).format(**escaped))


@register.filter
def coded(sentence: str) -> SafeString:
    """``{{ sentence|coded }}``: a sentence, escaped, with what stands between backticks as code."""
    return mark_safe(_CODE.sub(r"<code>\2</code>", conditional_escape(sentence)))
