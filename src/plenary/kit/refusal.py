"""How a run ends: the exit codes, and the refusal that names what is wrong and the way out."""

from enum import IntEnum


class Outcome(IntEnum):
    """The exit codes of every command. docs/commands.md explains them to users."""

    DONE = 0
    ATTENTION = 1
    USAGE = 2
    INPUT = 3
    OUTPUT = 4
    MISSING = 5
    FAULT = 70
    INTERRUPTED = 130
    TERMINATED = 143


class Refusal(Exception):
    """Something that Plenary will not do, in one translated sentence: what, where, what to do.

    ``outcome`` is the exit code when nothing else can be done. Where others can still be served (one bad
    submission of forty), the caller catches it and enters the sentence in its register.
    """

    def __init__(self, sentence: str, outcome: Outcome = Outcome.INPUT) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.outcome = outcome
