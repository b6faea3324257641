"""Where words stand in the base: however their quotes, dashes and spaces are typed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plenary.engine.text.provision import Instrument

# One character for one, so that places in the folded text are places in the text.
_TYPED = str.maketrans("“”„«»‘’‐‑‒–—\u00a0\u202f\u2009", '"""""\'\'-----   ')


@dataclass(frozen=True, slots=True)
class Found:
    """Words found: the provision, and start and end in characters of its text."""

    provision: str
    start: int
    end: int


def locate(base: Instrument, words: str, scope: Iterable[str]) -> tuple[Found, ...]:
    """Every place in the scope where the words stand as whole words; failing that, in any case of letters."""
    wanted = fold(words).strip()
    folded = {one: fold(base.by_id[one].text) for one in scope}
    exact = tuple(_places(wanted, folded))
    return exact or tuple(_places(_lower(wanted), {one: _lower(text) for one, text in folded.items()}))


def locate_all(base: Instrument, words: str, scope: Iterable[str]) -> tuple[Found, ...]:
    """Every place in the scope where the words stand, at the beginning of a sentence too."""
    wanted = fold(words).strip()
    texts = {one: fold(base.by_id[one].text) for one in scope}
    either = {wanted, wanted[:1].upper() + wanted[1:]}
    found = sorted((one for form in either for one in _places(form, texts)), key=lambda one: one.start)
    return tuple(sorted(found, key=lambda one: base.position[one.provision]))


def fold(text: str) -> str:
    """The text with quotes, dashes and spaces typed one way, character for character."""
    return text.translate(_TYPED)


def _lower(text: str) -> str:
    """Lower case of the same length: a few capitals have longer ones."""
    return "".join(small if len(small := sign.lower()) == 1 else sign for sign in text)


def _places(wanted: str, texts: Mapping[str, str]) -> Iterator[Found]:
    for provision, text in texts.items():
        start = text.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            if _whole(text, start, end):
                yield Found(provision, start, end)
            start = text.find(wanted, start + 1)


def _whole(text: str, start: int, end: int) -> bool:
    """Whether words begin and end where the words of the text do; Chinese has no such ends."""
    return not (_letters(text[start - 1 : start], text[start]) or _letters(text[end - 1], text[end : end + 1]))


def _letters(left: str, right: str) -> bool:
    both = left[-1:], right[:1]
    return all(sign.isalnum() and sign < "\u2e80" for sign in both if sign) and all(both)
