"""What every template is given: the reader's language, its direction, and the languages there are,
and the release."""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from django.http import HttpRequest

from plenary import __version__
from plenary.kit.language import available, direction, language, speaking


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language that the interface speaks, under its own name."""

    tag: str
    name: str
    direction: str


@cache
def list_tongues() -> list[Tongue]:
    """Every language of the interface, by its tag: a neutral order."""
    found = []
    for tag in available():
        with speaking(tag):
            name = Locale.parse(tag).get_display_name() or tag
            found.append(Tongue(tag, name[:1].upper() + name[1:], direction()))
    return found


def interface(request: HttpRequest) -> dict[str, object]:
    """A context processor."""
    return {
        "language": language(),
        "direction": direction(),
        "tongues": list_tongues(),
        "release": __version__,
    }
