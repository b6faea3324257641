"""The letter around a text: who wrote to whom, the greeting, the signature, the letter that is answered.

None of it is the member's text, and all of it may name persons.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What

_HEAD = re.compile(
    r"\s*\**(from|to|cc|bcc|sent|date|subject|reply-to|de|à|a|para|objet|asunto|enviado|envoyé|fecha|cci|cco"
    r"|от|кому|копия|тема|дата|отправлено|من|إلى|الى|نسخة|الموضوع|التاريخ|发件人|收件人|抄送|主题|日期|发送时间)\**\s?[:：]",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \t]+\S")
_GREETING = re.compile(
    r"\s*(dear|excellenc|cher|chère|madame|monsieur|mesdames|estimad|excelentísim|уважаем|السيد|السادة|سعادة|尊敬的|各位)"
    r".{0,80}[,:，：،!]\s*$",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\s*((with )?(best|kind|warm)(est)? (regards|wishes)|(best |kind )?regards"
    r"|(yours )?sincerely|yours (truly|faithfully)"
    r"|cordialement|bien (cordialement|à vous)|(un )?cordial(es)? saludos?|(saludos )?atentamente|с уважением"
    r"|مع (أطيب )?(التحيات|التحية|الشكر)|وتفضلوا بقبول.*|此致|顺颂.*|致敬)\s*[,.，。،!]?\s*$",
    re.IGNORECASE,
)
_ANSWERED = re.compile(
    r"\s*(-{3,}\s*(original|forwarded) message|_{10,}|on .{5,80} wrote:|le .{5,80} a écrit :)", re.IGNORECASE
)
_NOTES = re.compile(r"\s*_+\s*\n\s*(?:[\[(]?\^?\d{1,3}[\])]?[.:]?\s|[⁰¹²³⁴-⁹])")
"""A line drawn before footnotes, and what they begin with."""
_SIGNATURE = 12
"""Lines that a signature has at most; more after a closing phrase are text."""


@dataclass(frozen=True, slots=True)
class Letter:
    """``body`` are the lines of the text itself."""

    body: tuple[str, ...]
    notes: tuple[Note, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()


def opened(lines: Sequence[str]) -> Letter:
    """The text out of its letter. A text that has none of a letter's parts stays whole."""
    body = list(lines)
    head = _take_head(body)
    tail = _take_tail(body)
    quoted = [line for line in body if line.lstrip().startswith(">")]
    body = [line for line in body if not line.lstrip().startswith(">")]
    notes, quarantine = [], []
    for place, part in (("beginning", head), ("end", tail)):
        words = "\n".join(part).strip()
        if words:
            quarantine.append(Quarantined(What.LETTER_HEAD, place, words))
    if quarantine:
        notes.append(Note(Remark.LETTER_HEAD))
    if quoted:
        notes.append(Note(Remark.QUOTED, len(quoted)))
        quarantine.append(Quarantined(What.LETTER_HEAD, "quoted", "\n".join(quoted)))
    return Letter(tuple(body), tuple(notes), tuple(quarantine))


def _take_head(body: list[str]) -> list[str]:
    first = next((place for place, line in enumerate(body) if line.strip()), len(body))
    end = first
    while end < len(body) and (_HEAD.match(body[end]) or (end > first and _GOES_ON.match(body[end]))):
        end += 1
    # One line may be text that happens to have a colon.
    end = end if end - first >= 2 else first
    start = next((place for place in range(end, len(body)) if body[place].strip()), len(body))
    if start < len(body) and _GREETING.match(body[start]):
        end = start + 1
    head, body[:end] = body[:end], []
    return head


def _take_tail(body: list[str]) -> list[str]:
    end = len(body)
    for place, line in enumerate(body):
        follows = sum(bool(each.strip()) for each in body[place + 1 :])
        answered = _ANSWERED.match(line) and not _NOTES.match("\n".join(body[place:]))
        if line == "-- " or answered or (_CLOSING.match(line) and follows <= _SIGNATURE):
            end = place
            break
    tail, body[end:] = body[end:], []
    return tail
