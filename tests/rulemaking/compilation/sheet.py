"""A paragraph of an issued Word file as somebody edits it: what is typed over, signed, put in or struck, tracked or not."""

import re
from copy import deepcopy

from lxml import etree

from tests.web.command.returned import W, words

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MADE = {W + "author": "A", W + "date": "2031-05-14T00:00:00Z", W + "id": "7"}
_PLACES = {"scope": ("", " of the sessions"), "verb": ("kept", ""), "time": ("", ".")}
"""What stands in each place of a paragraph, and what it stands before."""


class Sheet:
    """A paragraph of the issued file, as somebody edits it."""

    def __init__(self, root: etree._Element, begins: str, *, tracked: bool) -> None:
        self.tracked = tracked
        # Of a paragraph with nested brackets the file also says each whole, behind the text.
        begun = (one for one in root.iter(W + "p") if re.match(rf"(?:\d+(?: bis)?)?\[?{begins}", words(one)))
        self.paragraph = next(begun)

    @property
    def runs(self) -> list[etree._Element]:
        return list(self.paragraph.iter(W + "t"))

    def plain(self, site: str, value: str) -> None:
        before, after = _PLACES[site]
        found = [one for one in self.runs if (before or after) in (one.text or "")]
        run = found[-1]
        said = run.text or ""
        if before:
            self._set(run, said.replace(before, value))
        else:
            at = said.rindex(after)
            self._set(run, said[:at] + value + said[at:])

    def offer(self, value: str, new: str) -> None:
        """A new alternative, with the signs that end the bracket, behind the last one of that which has a value."""
        runs = self.runs
        end = next(one for one in runs[self._at(value) :] if (one.text or "").strip() == "]")
        self._set(end, new)

    def reword(self, value: str, new: str) -> None:
        run = self.runs[self._at(value)]
        self._set(run, (run.text or "").replace(value.strip(), new.strip()))

    def sign(self, value: str, name: str) -> None:
        run = self._names(value)
        self._set(run, (run.text or "") + name)

    def withdraw(self, value: str, name: str) -> None:
        run = self._names(value)
        said = (run.text or "").replace("\u00a0", " ")
        said = re.sub(rf", {name}\b|\b{name}, ", "", said) if ", " in said else ""
        self._set(run, said)

    def insert(self, said: str) -> None:
        new = etree.fromstring(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>{said}</w:t></w:r></w:p>')
        holder = next((one for one in self.paragraph.iterancestors(W + "sdt")), self.paragraph)
        holder.addnext(new)

    def strike(self) -> None:
        for text in self.runs:
            run = next(text.iterancestors(W + "r"))
            gone = etree.Element(W + "del", _MADE)
            run.addprevious(gone)
            gone.append(run)
            text.tag = W + "delText"
            text.set(SPACE, "preserve")

    def _at(self, value: str) -> int:
        return next(at for at, one in enumerate(self.runs) if (one.text or "").strip() == value.strip())

    def _names(self, value: str) -> etree._Element:
        runs = self.runs[self._at(value) :]
        at = next(place for place, one in enumerate(runs) if "–" in (one.text or ""))
        return runs[at]

    def _set(self, text: etree._Element, said: str) -> None:
        """Other words in a run; tracked, what both have before and behind is left as it is."""
        before = text.text or ""
        ahead = _alike(before, said)
        behind = _alike(before[ahead:][::-1], said[ahead:][::-1])
        text.set(SPACE, "preserve")
        if not self.tracked:
            text.text = said
            return
        run = next(text.iterancestors(W + "r"))
        for change, piece in (
            ("", before[:ahead]),
            ("del", before[ahead : len(before) - behind]),
            ("ins", said[ahead : len(said) - behind]),
            ("", before[len(before) - behind :]),
        ):
            if piece:
                one = deepcopy(run)
                (inside,) = one.iter(W + "t")
                inside.text = piece
                if change == "del":
                    inside.tag = W + "delText"
                run.addprevious(self._change(change, one) if change else one)
        run.getparent().remove(run)

    def _change(self, change: str, run: etree._Element) -> etree._Element:
        said = etree.Element(W + change, _MADE)
        said.append(run)
        return said


def _alike(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(one), len(other)))
