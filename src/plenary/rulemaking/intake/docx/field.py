"""Complex fields: what a field says is kept, how it is made is not (ISO/IEC 29500-1 §17.16.18)."""

_CONTENTS = frozenset({"TOC", "TOA", "INDEX"})
_NUMBERS = frozenset({"AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"})


class Fields:
    """The fields that are open at a place of the text, the outermost first."""

    def __init__(self) -> None:
        self._instructions: list[str] = []
        self._resulting: list[bool] = []
        self.unread = 0
        """How many fields made a number that stands nowhere in the file."""

    def begin(self) -> None:
        self._instructions.append("")
        self._resulting.append(False)

    def instruct(self, text: str) -> None:
        if self._instructions:
            self._instructions[-1] += text

    def separate(self) -> None:
        if self._resulting:
            self._resulting[-1] = True

    def end(self) -> None:
        if self._instructions:
            name = _name(self._instructions.pop())
            if not self._resulting.pop() and name in _NUMBERS:
                self.unread += 1

    def end_paragraph(self) -> None:
        """No instruction goes on over a paragraph's end: one that seems to is broken, and would hide all
        that follows."""
        self._resulting = [True] * len(self._resulting)

    @property
    def shown(self) -> bool:
        """Whether words that stand here are seen."""
        return all(self._resulting)

    @property
    def contents(self) -> bool:
        """Whether words that stand here belong to a table of contents."""
        return any(_name(instruction) in _CONTENTS for instruction in self._instructions)


def _name(instruction: str) -> str:
    words = instruction.split(None, 1)
    return words[0].upper() if words else ""
