"""A refusal: the rule that says no, and a sentence that says why and what to do."""


class Refused(Exception):
    """An act that the rules do not allow, or that the record cannot take. Nothing was written.

    ``rule`` names the rule for machines and tests (``record.key-reused``); ``sentence`` is for people, in their
    language; ``field`` names the field of the payload that is wrong, if one is.
    """

    def __init__(self, rule: str, sentence: str, field: str | None = None) -> None:
        super().__init__(f"{rule}: {sentence}")
        self.rule = rule
        self.sentence = sentence
        self.field = field


class Outdated(Refused):
    """What an act had computed before the door was locked is of a state that has moved since: it is computed again."""
