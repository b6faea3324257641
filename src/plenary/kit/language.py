"""The language in which Plenary speaks to its user.

Every sentence that a user reads is given to ``_`` whole, as a plain string with named placeholders, and
formatted afterwards: ``_("{file} is empty.").format(file=name)``. The language is looked up when the
sentence is said, so a sentence kept in a constant is wrapped in ``marked`` and passed to ``_`` where it is
shown.

Translations are ``LANGUAGE.po`` files in ``plenary/locale``; they are read as they are, there is nothing to
compile. The language of an instrument is another matter, and belongs to the instrument.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

ENGLISH = "en"
"""The language in which the sentences are written in the code."""

CATALOGUES = Path(__file__).parents[1] / "locale"

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})
_said: ContextVar[tuple[str, NullTranslations]] = ContextVar("_said", default=(ENGLISH, NullTranslations()))


def _(sentence: str) -> str:
    """The sentence in the user's language, or as written where nobody has translated it."""
    return _said.get()[1].gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """The sentence that fits ``count`` in the user's language, which may have more than two forms."""
    return _said.get()[1].ngettext(one, many, count)


def in_english(sentence: str) -> str:
    """A sentence of the description of a format: in English for everybody, like the words of the format itself."""
    return sentence


def marked(sentence: str) -> str:
    """The sentence as written, marked for translators; ``_`` translates it where it is shown."""
    return sentence


def language() -> str:
    """The user's language, a BCP 47 tag."""
    return _said.get()[0]


def direction() -> str:
    """``rtl`` or ``ltr``, as HTML's ``dir`` wants it."""
    return "rtl" if language().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


@cache
def available(catalogues: Path = CATALOGUES) -> tuple[str, ...]:
    """The languages there are translations for, English included, in alphabetical order."""
    return tuple(sorted({ENGLISH, *(file.stem for file in catalogues.glob("*.po"))}))


def speaks(tag: str, catalogues: Path = CATALOGUES) -> bool:
    """Whether there is a translation for this language, or for the one it is a kind of (``fr-CA``)."""
    return bool({tag, tag.partition("-")[0]} & set(available(catalogues)))


def use(tag: str, catalogues: Path = CATALOGUES) -> None:
    """Speak this language from now on; a language without translations is spoken in English."""
    _said.set(_spoken(tag, catalogues))


@contextmanager
def speaking(tag: str, catalogues: Path = CATALOGUES) -> Iterator[None]:
    """Speak this language inside the block."""
    token = _said.set(_spoken(tag, catalogues))
    try:
        yield
    finally:
        _said.reset(token)


def wanted(environment: Mapping[str, str]) -> str:
    """The language the user's environment asks for: PLENARY_LANGUAGE, then the variables of POSIX and
    gettext in their order. ``C`` and ``POSIX`` mean English."""
    for name in ("PLENARY_LANGUAGE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        first = environment.get(name, "").partition(":")[0].partition(".")[0].partition("@")[0]
        if first:
            return ENGLISH if first in ("C", "POSIX") else first.replace("_", "-")
    return ENGLISH


def _spoken(tag: str, catalogues: Path) -> tuple[str, NullTranslations]:
    known = available(catalogues)
    for candidate in (tag, tag.partition("-")[0]):
        if candidate in known:
            return candidate, _catalogue(candidate, catalogues)
    return ENGLISH, NullTranslations()


@cache
def _catalogue(tag: str, catalogues: Path) -> NullTranslations:
    file = catalogues / f"{tag}.po"
    if not file.exists():
        return NullTranslations()
    # Only a user of another language needs them, and they take longer to import than most commands to run.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with file.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=tag.replace("-", "_"), abort_invalid=True))
    compiled.seek(0)
    return GNUTranslations(compiled)
