"""What every file out says about an edition, in whole sentences of the interface's language.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from babel.dates import format_date, format_time

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Reason
from plenary.kit.language import _, language, marked, ngettext
from plenary.rulemaking.output.edition import Edition, Standing

STANDINGS = {
    Standing.READ: marked("read"),
    Standing.TO_CONFIRM: marked("to be confirmed"),
    Standing.TO_TRANSCRIBE: marked("to be transcribed"),
    Standing.REFUSED: marked("not read"),
}
REASONS = {
    Reason.SUBSTANTIVE: marked("substantive"),
    Reason.LINKED: marked("linked to another issue"),
    Reason.INSTRUCTIONS: marked("awaiting instructions"),
    Reason.EDITORIAL: marked("editorial"),
    Reason.LEGAL: marked("legal scrub"),
}
_COMMAS = {"ar": "، ", "zh": "、"}


def listed(items: Sequence[str]) -> str:
    """Names one after the other, with the comma of the user's language."""
    return _COMMAS.get(language().partition("-")[0], ", ").join(items)


def named(edition: Edition, codes: Sequence[str]) -> str:
    """The holders behind codes, as the body calls them."""
    return listed([edition.name(code) for code in codes])


def moment(time: datetime) -> str:
    """A date and a time with its zone, as in ``14 May 2031, 13:30 (UTC+02:00)``."""
    # Plain "en" is American English to CLDR, whose order of day and month no conference uses.
    locale = "en_001" if language() == "en" else language().replace("-", "_")
    offset = time.utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    zone = f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}" if minutes else "UTC"
    return _("{date}, {time} ({zone})").format(
        date=format_date(time, "long", locale=locale), time=format_time(time, "HH:mm", locale=locale), zone=zone
    )


def fingerprint(hash: str) -> str:
    """The first eight digits of a hash, in two groups that a person can compare by eye."""
    return f"{hash[:4]}·{hash[4:8]}"


def citations(settings: Sequence[Setting]) -> Mapping[str, str]:
    """How a person names each provision: the numbers of those that hold it, then its own.

    A preambular paragraph without a number is counted; any other is named by what holds it.
    """
    found: dict[str, str] = {}
    chain: list[str] = []
    preambular = 0
    for setting in settings:
        del chain[setting.depth :]
        chain.extend([""] * (setting.depth - len(chain)))
        chain.append(setting.number)
        preambular += setting.kind == Kind.PREAMBULAR and not setting.new
        name = ", ".join(number for number in chain if number)
        if setting.kind == Kind.TITLE:
            name = _("Title")
        elif setting.kind == Kind.PREAMBULAR and not setting.number:
            name = _("Preamble, paragraph {number}").format(number=preambular)
            if setting.new:
                name = _("Preamble, after paragraph {number}").format(number=preambular)
        found[setting.id] = name
    return found


def remarks(edition: Edition, setting: Setting, cited: Mapping[str, str]) -> tuple[str, ...]:
    """What is asked for about the provision as a whole, one sentence each."""
    said: list[str] = []
    if setting.new:
        said.append(
            _("New provision, offered by {names}.").format(names=named(edition, setting.offered))
            if setting.offered
            else _("New provision.")
        )
    if setting.deleted:
        said.append(_("Deletion asked for by {names}.").format(names=named(edition, setting.deleted)))
    if setting.retained:
        said.append(_("Retention asked for by {names}.").format(names=named(edition, setting.retained)))
    for after, holders in setting.moved:
        place = cited.get(after, after)
        names = named(edition, holders)
        said.append(
            _("Move to after “{place}” asked for by {names}.").format(place=place, names=names)
            if place
            else _("Move to the beginning asked for by {names}.").format(names=names)
        )
    return tuple(said)


def option(number: int) -> str:
    """The label of an alternative that is set out on its own."""
    return _("Option {number}").format(number=number)


def counted(brackets: int) -> str:
    """So many brackets, in words."""
    return ngettext("{count} bracket", "{count} brackets", brackets).format(count=brackets)
