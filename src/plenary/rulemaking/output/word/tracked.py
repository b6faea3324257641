"""The base with every suggestion as a tracked change of the member who makes it.

Rejecting all changes gives the base. Where several members make the same change, their names are joined
in one author, because Word knows one author for each; where several offer different words in one place,
each offer is whole and in its member's own words. Words that are only bracketed have their brackets
inserted. A member's wish to keep a provision as it stands changes nothing and is not shown.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.credit import Credit, credit_in
from plenary.engine.text.layout import Setting, Show
from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import TABULAR, Kind
from plenary.engine.text.recovery import seen
from plenary.engine.text.slot import BASE, Alternative, Held, Node, Slot
from plenary.engine.text.whole import Beside
from plenary.kit.language import _, language
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.change import LONGEST_AUTHOR, Changes
from plenary.rulemaking.output.word.departure import Arrival, Departure, journeys
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.original import OriginalWriter
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import NUMBER, SIGN
from plenary.rulemaking.output.word.talk import Talk
from plenary.rulemaking.output.word.text import HEADED, Written, hanging, styles_of, tabulate

Said = tuple[str, str]
"""Words and their character style, which may be none."""


@dataclass(slots=True)
class _Place:
    """Where the writing of a paragraph is. ``mover`` is who moves it all away, ``left`` masks those who move or delete
    it, who say elsewhere what they want instead, ``start`` whether no word of the base has been written yet, ``spaced``
    whether the first of them is parted from words before it, ``lead`` what parts words from a number that stood alone,
    ``pending`` the brackets to be inserted before the next word, ``credit`` says whose the words offered there are."""

    mover: str = ""
    left: int = 0
    start: bool = True
    spaced: bool = False
    lead: str = ""
    pending: str = ""
    credit: Credit = lambda mask: mask


class TrackedHand:
    """Writes provisions as tracked changes. ``show`` says whom the audience may know behind a mask."""

    def __init__(
        self,
        edition: Edition,
        rolling: RollingText,
        show: Show,
        script: Script,
        carrier: Carrier,
        footnotes: Footnotes,
    ) -> None:
        self.edition = edition
        self.rolling = rolling
        self.show = show
        self.script = script
        self.carrier = carrier
        self.footnotes = footnotes
        self.changes = Changes(edition.as_at)
        self.originals = OriginalWriter(edition, script, Script(language()), self.changes)
        self._lists: dict[str, int] = {}
        self._settings = {setting.id: setting for setting in edition.settings}
        self._styles = styles_of(edition.settings)
        self._departures, self._arrivals = journeys(rolling)

    def author(self, mask: int, *, base: bool = False) -> str:
        """Who is behind a mask, as one name; that of a list where Word has no room for all. ``base``: the base itself
        offers the words too."""
        names = wording.named(self.edition, self.show(mask)) or _("Unattributed")
        names = wording.listed([_("base text"), names]) if base else names
        if len(names) <= LONGEST_AUTHOR:
            return names
        number = self._lists.setdefault(names, len(self._lists) + 1)
        return _("Members and groups, list {number}").format(number=number)

    def lists(self, talk: Talk) -> str:
        """Each list with its names, put in after the text by those on it, so that a rejection leaves the base."""
        found = []
        for names, number in self._lists.items():
            label = _("Members and groups, list {number}").format(number=number)
            runs = self.changes.inserted(talk.run(f"{label}: {names}"), label)
            mark = f"<w:rPr>{self.changes.mark('ins', label)}</w:rPr>"
            found.append(element.paragraph(runs, "ApparatusText", mark))
        return "".join(found)

    def provision(self, setting: Setting, style: str) -> str:
        """A new provision is one inserted paragraph for each of its wordings."""
        passage = self.rolling.by_id[setting.id]
        if not passage.new:
            return self._standing(setting, style, passage) + self.originals.write(setting)
        gone = self._departures.get(setting.id, Departure()).mask
        return "".join(
            self._inserted(setting, style, words, self.author(mask))
            for words, mask in self._wholes(setting.id, passage.offered & ~gone)
        )

    def _standing(self, setting: Setting, style: str, passage: Passage) -> str:
        """A provision of the base, with everything that anybody does to it."""
        departure = self._departures.get(setting.id, Departure())
        author = self.author(departure.mask)
        alone = setting.number and setting.kind in HEADED and not passage.provision.text
        place = _Place(author if departure.move else "", departure.mask, lead="\n" if alone else "")
        gone = 0 if departure.move else departure.mask
        number = self._base_runs(_number(setting, passage.provision.text), gone, place)
        runs = number + self.carrier.passage(self._words(passage, gone, place), setting.id)
        mark = ""
        if departure.move:
            runs = self.changes.moving(runs, "moveFrom", departure.move, author)
            mark = self.changes.mark("moveFrom", author)
        elif gone:
            mark = self.changes.mark("del", author)
        return self.carrier.provision(_paragraph(runs, setting, style, mark), setting.id)

    def after(self, id: str | None) -> str:
        """The provisions that somebody moves to this place; a table with all its rows."""
        found: list[str] = []
        for held in self._together(id):
            kind = self._settings[held[0].id].kind
            rows = list(self._arriving_rows(held)) if kind == Kind.TABLE or not self._is_in_table(id) else []
            if kind != Kind.ROW:
                found.append(self._arriving(held[0]))
            if rows:
                title = self._settings[held[0].id].number
                found.append(tabulate(rows, title, rtl=self.script.rtl) + element.paragraph("", "TextBody"))
        return "".join(found)

    def rows_after(self, id: str) -> Sequence[Written]:
        """The rows that somebody moves to this place in a table."""
        together = [held for held in self._together(id) if self._settings[held[0].id].kind == Kind.ROW]
        return [row for held in together if self._is_in_table(id) for row in self._arriving_rows(held)]

    def _is_in_table(self, id: str | None) -> bool:
        return id is not None and self._settings[id].kind in TABULAR

    def _together(self, id: str | None) -> list[list[Arrival]]:
        """What arrives at a place: each provision alone, a table with its rows, and a row with its cells."""
        found: list[list[Arrival]] = []
        for arrival in self._arrivals.get(id, ()):
            parent = self.rolling.by_id[arrival.id].provision.parent
            within = found and any(held.id == parent for held in found[-1])
            if within and self._settings[arrival.id].kind in TABULAR:
                found[-1].append(arrival)
            else:
                found.append([arrival])
        return found

    def _arriving_rows(self, arrivals: Sequence[Arrival]) -> Iterator[Written]:
        """The rows among provisions that arrive together, in the words of those who move them."""
        for row in arrivals:
            if self._settings[row.id].kind == Kind.ROW:
                cells = [one for one in arrivals if self.rolling.by_id[one.id].provision.parent == row.id]
                yield self.changes.mark("ins", self.author(row.mask)), [self._arriving_cell(cell) for cell in cells]

    def _arriving_cell(self, arrival: Arrival) -> str:
        runs = "".join(
            self.changes.inserted(self._runs([(words, "")]), self.author(mask))
            for words, mask in self._wholes(arrival.id, arrival.mask)
        )
        mark = self.changes.mark("ins", self.author(arrival.mask))
        return element.paragraph(runs, "TableCell", f"<w:rPr>{mark}</w:rPr>")

    def _arriving(self, arrival: Arrival) -> str:
        setting, style = self._settings[arrival.id], self._styles[arrival.id]
        if not arrival.move:
            return "".join(
                self._inserted(setting, style, words, self.author(mask))
                for words, mask in self._wholes(arrival.id, arrival.mask)
            )
        ((words, mask),) = self._wholes(arrival.id, arrival.mask)
        author, base = self.author(mask), self.rolling.by_id[arrival.id].provision.text
        moved = self.changes.moved_to(self._runs(_number(setting, words or base)), author)
        moved += "".join(self._moved(*said, author) for said in _begin(Beside(self.rolling, base).pieces(words)))
        runs = self.changes.moving(moved, "moveTo", arrival.move, author)
        return _paragraph(runs, setting, style, self.changes.mark("moveTo", author))

    def _wholes(self, id: str, mask: int) -> list[tuple[str, int]]:
        """The different words of a whole provision, and who wants which."""
        wordings = self._wordings(self.rolling.by_id[id].content, mask)
        return [(words.removeprefix(" "), each) for words, each in wordings]

    def _moved(self, words: str, change: Change, author: str) -> str:
        """Words that arrive, and what whoever moves them strikes from them and puts in."""
        if change is Change.INSERTED:
            return self.changes.inserted(self._runs([(words, "")]), author)
        if change is Change.KEPT:
            return self.changes.moved_to(self._runs([(words, "")]), author)
        struck = element.run(element.text(words, tag="w:delText"), self.script.properties(words, ""))
        return self.changes.moved_to(self.changes.deleted(struck, author), author)

    def _inserted(self, setting: Setting, style: str, words: str, author: str) -> str:
        inserted = self.changes.inserted(self._runs([*_number(setting, words), (words, "")]), author)
        return _paragraph(inserted, setting, style, self.changes.mark("ins", author))

    def footnote(self, setting: Setting) -> str:
        """The number of a footnote is its mark, which stands outside."""
        return self._one(setting) + self.originals.inline(setting)

    def cell(self, setting: Setting) -> str:
        """A row's own words, where it has any, stand in its first cell."""
        passage = self.rolling.by_id[setting.id]
        elsewhere = passage.new and not passage.offered & ~self._departures.get(setting.id, Departure()).mask
        if elsewhere or (setting.kind == Kind.ROW and not passage.content):
            return ""
        mark = self.row(setting)
        own = element.paragraph(self._one(setting), "TableCell", f"<w:rPr>{mark}</w:rPr>" if mark else "")
        return own + self.originals.write(setting)

    def _one(self, setting: Setting) -> str:
        """A provision that is no paragraph of its own: all that happens to it happens in its words."""
        passage = self.rolling.by_id[setting.id]
        departure = self._departures.get(setting.id, Departure())
        if not passage.new:
            place = _Place(left=departure.mask if setting.kind in TABULAR else 0)
            return self.carrier.passage(self._words(passage, departure.mask, place), setting.id)
        return "".join(
            self.changes.inserted(self._runs([(words, "")]), self.author(mask))
            for words, mask in self._wholes(setting.id, passage.offered & ~departure.mask)
        )

    def row(self, setting: Setting) -> str:
        """A row, or a cell in one, that is added or deleted as a whole."""
        passage = self.rolling.by_id[setting.id]
        departure = self._departures.get(setting.id, Departure())
        if passage.new:
            return self.changes.mark("ins", self.author(passage.offered & ~departure.mask))
        return self.changes.mark("del", self.author(departure.mask)) if departure.mask else ""

    def _words(self, passage: Passage, gone: int, place: _Place) -> str:
        place.credit = credit_in(self.rolling, passage)
        place.spaced = "".join(seen(passage.content, BASE)).startswith(" ")
        written = "".join(self._content(passage.content, gone, place))
        return written + self._flush(place)

    def _content(self, content: Iterable[Node], gone: int, place: _Place) -> Iterator[str]:
        """Base words with what is done to them. ``gone`` masks those who delete them."""
        # A node and who deletes it; or what closes a node that was begun.
        waiting: list[tuple[Node, int] | Iterator[str]] = [(node, gone) for node in content]
        waiting.reverse()
        while waiting:
            step = waiting.pop()
            if not isinstance(step, tuple):
                yield from step
                continue
            node, deleters = step
            if isinstance(node, str):
                yield self._base(node, deleters, place)
            elif isinstance(node, Slot):
                base, *others = node.alternatives
                waiting.append(self._offers(others, place.start, place))
                for alternative in others:
                    deleters |= alternative.mask & ~place.left
                waiting += [(inner, deleters) for inner in reversed(base.content)]
            elif not node.mask & ~place.left:
                waiting += [(inner, deleters) for inner in reversed(node.content)]
            else:
                place.pending += self.changes.inserted(self._runs([("[", SIGN)]), self.author(node.mask))
                waiting.append(self._end(node, place))
                waiting += [(inner, deleters) for inner in reversed(node.content)]

    def _end(self, held: Held, place: _Place) -> Iterator[str]:
        """The sign that closes words in brackets."""
        yield self._flush(place) + self.changes.inserted(self._runs([("]", SIGN)]), self.author(held.mask))

    def _offers(self, others: Sequence[Alternative], first: bool, place: _Place) -> Iterator[str]:
        """What is offered instead of base words, behind them. ``first``: no word of the base stood before them."""
        for alternative in others:
            for words, mask in self._wordings(alternative.content, alternative.mask & ~place.left):
                if not words:
                    continue
                offered = place.lead + words.removeprefix(" ") if first else words
                if place.start and place.spaced:
                    # The base's first word, still to come, is written without the space that would part them.
                    offered += " "
                yield self._flush(place) + self.changes.inserted(
                    self._runs([(offered, "")]), self.author(mask, base=place.credit(mask) != mask)
                )

    def _base(self, words: str, gone: int, place: _Place) -> str:
        said = words.removeprefix(" ") if place.start else words
        place.start = place.start and not said
        space, bare = (" ", said[1:]) if place.pending and said.startswith(" ") else ("", said)
        lead = self._base_runs([(space, "")], gone, place) if space else ""
        return lead + self._flush(place) + (self._base_runs([(bare, "")], gone, place) if bare else "")

    def _flush(self, place: _Place) -> str:
        pending, place.pending = place.pending, ""
        return pending

    def _base_runs(self, pieces: Sequence[Said], gone: int, place: _Place) -> str:
        """Words of the base: as they stand, deleted, or moved away."""
        tag = "w:delText" if gone else "w:t"
        runs = "".join(self._written(pieces, tag, lambda number: self.footnotes.refer(number, tag=tag)))
        if gone:
            return self.changes.deleted(runs, self.author(gone))
        return self.changes.moved_from(runs, place.mover) if place.mover else runs

    def _runs(self, pieces: Sequence[Said]) -> str:
        """Words that somebody offers."""
        return "".join(self._written(pieces, "w:t", self.footnotes.offer))

    def _written(self, pieces: Sequence[Said], tag: str, cite: Callable[[str], str]) -> Iterator[str]:
        for words, style in pieces:
            for said, number in self.footnotes.split(words):
                if said:
                    yield element.run(element.text(said, tag=tag), self.script.properties(said, style))
                if number:
                    yield cite(number)

    def _wordings(self, content: Sequence[Node], mask: int) -> list[tuple[str, int]]:
        """The different words that readings see in some content, with the space before them, and who sees
        which; in the body's order of the first who does."""
        found: dict[str, int] = {}
        for bit in self.rolling.bits.values():
            if bit & mask:
                words = "".join(seen(content, bit))
                found[words] = found.get(words, 0) | bit
        return sorted(found.items(), key=lambda offer: self._ranks(offer[1]))

    def _ranks(self, mask: int) -> list[int]:
        rank = self.rolling.rank
        return [rank.get(code, len(rank)) for code in self.rolling.holders(mask)]


def _begin(pieces: Sequence[Piece]) -> Iterator[tuple[str, Change]]:
    """Pieces of a whole provision, without the space before the first word that stays or comes."""
    begun = False
    for piece in pieces:
        words = piece.text if begun else piece.text.removeprefix(" ")
        yield words, piece.change
        begun = begun or piece.change is not Change.DELETED


def _number(setting: Setting, words: str) -> list[Said]:
    """The number as it is shown: over the words of a heading, in the margin of a paragraph."""
    if not setting.number:
        return []
    if setting.kind not in HEADED:
        return [(setting.number, NUMBER), ("\t", "")]
    return [(setting.number, "ArticleNumber"), *([("\n", "")] if words else [])]


def _paragraph(runs: str, setting: Setting, style: str, mark: str) -> str:
    """``mark`` is what happens to the paragraph's own mark."""
    changed = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return element.paragraph(runs, style, "".join(hanging(setting)) + changed)
