"""How a file is typed otherwise throughout, said once: a keyboard's quotes are one thing to look at, not forty."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import takewhile

from plenary.engine.text import numbering
from plenary.engine.text.interpretation import Class, Difference
from plenary.kit.language import ngettext
from plenary.rulemaking.compilation.sentence import clipped, difference_doubt
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cited


def number_remarks(names: Mapping[str, str], differences: Iterable[Difference]) -> Iterator[Doubt]:
    """The one remark on numbers that are the base's and are typed in another form (1), 第1条, ١); none without such."""
    found = [one for one in differences if _is_number(one)]
    if found:
        first = found[0]
        said = ngettext(
            "{count} number is typed in another form than the base's ({provision}: “{found}” for “{base}”); the "
            "base's is kept.",
            "{count} numbers are typed in another form than the base's ({provision}: “{found}” for “{base}”); the "
            "base's are kept.",
            len(found),
        )
        yield Doubt(
            said.format(
                count=len(found),
                provision=cited(names, (first.provision,)),
                found=clipped(first.found),
                base=clipped(first.base),
            ),
            first.place,
        )


def typing_doubts(names: Mapping[str, str], differences: Iterable[Difference]) -> Iterator[Doubt]:
    """One doubt for each thing that is typed otherwise, with all places of it. What differs by white space alone is
    no doubt: both would read the same."""
    found: dict[tuple[str, str], list[Difference]] = {}
    for one in differences:
        spaces = _without_space(one.base) == _without_space(one.found)
        if one.what is Class.TYPOGRAPHIC and not spaces and not _is_number(one):
            found.setdefault(_signs(one.base.strip(), one.found.strip()), []).append(one)
    for (base, typed), same in found.items():
        one = replace(same[0], base=base, found=typed)
        yield difference_doubt(names, one, (other.provision for other in same))


def _is_number(difference: Difference) -> bool:
    if difference.what is not Class.TYPOGRAPHIC:
        return False
    return all(numbering.parse(said) is not None for said in (difference.base, difference.found))


def _signs(base: str, found: str) -> tuple[str, str]:
    """What differs, without the letters around it where it is signs alone: an apostrophe, whatever the word."""
    start = _shared(base, found)
    end = _shared(base[start:][::-1], found[start:][::-1])
    signs = base[start : len(base) - end], found[start : len(found) - end]
    return signs if all(signs) and not any(map(str.isalnum, "".join(signs))) else (base, found)


def _shared(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _without_space(text: str) -> str:
    return "".join(text.split())
