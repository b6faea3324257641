"""The mark of a footnote in the words that cite it: its number in superscript parentheses, ``⁽¹⁾``."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import count

MARK = re.compile("⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def mark_of(number: str) -> str:
    """The mark of the note with this number."""
    return f"⁽{number.translate(_RAISED)}⁾"


def marks_between(numbers: Iterable[tuple[str, str]]) -> dict[str, str]:
    """By the mark of each number, that of another that it stands for, where they differ."""
    return {mark_of(number): mark_of(other) for number, other in numbers if number != other}


def marked_anew(text: str, marks: Mapping[str, str]) -> str:
    """The words with other marks, all put in at once."""
    return MARK.sub(lambda mark: marks.get(mark[0], mark[0]), text) if marks else text


def cited_numbers(texts: Iterable[str]) -> set[str]:
    """The numbers of the notes that some words cite."""
    return {mark[1:-1].translate(_LOWERED) for text in texts for mark in MARK.findall(text)}


def free_numbers(taken: Container[str]) -> Iterator[str]:
    """The numbers for further notes, in their order."""
    return (number for number in map(str, count(1)) if number not in taken)
