"""What a reader looks for, read as terms. Whatever is typed can be read: signs mean nothing."""

from dataclasses import dataclass

from plenary.engine.search.tokens import MOST_PARTS, Run, compose, find_runs

LONGEST = 200
"""How many characters somebody may type."""
MOST = 24
"""How many terms are looked for; what is typed behind them is not."""


@dataclass(frozen=True, slots=True)
class Term:
    """A form that all that is found has; or, ``open``, the beginning of one, for the last word may be half typed."""

    form: str
    open: bool = False

    def fits(self, form: str) -> bool:
        """Whether a form is what is looked for."""
        return form.startswith(self.form) if self.open else form == self.form


class QueryTooLong(ValueError):
    """More was typed than is read; ``length`` says how much, in characters."""

    def __init__(self, length: int) -> None:
        super().__init__(f"{length} characters; at most {LONGEST}")
        self.length = length


def read_query(typed: str) -> tuple[Term, ...]:
    """The terms of what was typed, each once, all of which have to be met; none where there is no word in it.

    Raises QueryTooLong.
    """
    if len(typed) > LONGEST:
        raise QueryTooLong(len(typed))
    runs = list(find_runs(compose(typed)))
    terms = [Term(form) for run in runs for form in _list_forms(run)]
    if runs and not runs[-1].unspaced:
        terms[-1] = Term(terms[-1].form, open=True)
    return tuple(dict.fromkeys(terms))[:MOST]


def close(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The same terms as whole words."""
    return tuple(Term(term.form) for term in terms)


def _list_forms(run: Run) -> list[str]:
    """The longest forms of a run: pairs of characters where there are two, and a symbol as a whole."""
    if run.unspaced:
        return [token.form for token in run.pairs() or run.parts]
    whole = run.join(0, len(run.parts) - 1) if len(run.parts) <= MOST_PARTS else None
    return [whole.form] if whole else [part.form for part in run.parts]
