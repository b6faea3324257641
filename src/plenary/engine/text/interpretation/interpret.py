"""From a file and its base to the reading of the member on whose behalf it came.

The rejected text is matched to the base; each provision is followed to what it became in the accepted text;
its words are compared there, and what only typography or numbering changed keeps the base's form. What
is left in the accepted text is added, what is lost is deleted, what changed its order has moved.
Where the file has several mapped authors, each set of holders gets a reading of its authors' changes.
"""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text.block import Block, Change
from plenary.engine.text.interpretation.author import authors as authors_of
from plenary.engine.text.interpretation.author import changes_only_of, struck_only_by_others
from plenary.engine.text.interpretation.difference import typed_otherwise, untracked
from plenary.engine.text.interpretation.fit import judge_fit
from plenary.engine.text.interpretation.inlay import inlays
from plenary.engine.text.interpretation.result import Class, Difference, Interpretation, Notice, Remark
from plenary.engine.text.interpretation.submission import Submission
from plenary.engine.text.interpretation.truncation import leave_open
from plenary.engine.text.interpretation.wording import compare
from plenary.engine.text.matching import match
from plenary.engine.text.provision import Instrument


def interpret(
    base: Instrument,
    blocks: Sequence[Block],
    *,
    id: str,
    holders: Sequence[str],
    authors: Mapping[str, Sequence[str]] | None = None,
    others: Mapping[str, Instrument] | None = None,
) -> Interpretation:
    """The interpretation of one submission.

    ``holders`` are the codes on whose behalf the file came; with ``authors`` (names in the file to codes) there is
    instead one reading for each set of codes, its id ``ID/CODES``. ``others`` are texts that the file may
    have been made from, by name, to be compared with the base.
    """
    tracked = any(_has_changes(block) for block in blocks)
    matching = match(base, blocks) if tracked else leave_open(match(base, blocks))
    whole = Submission(base, tuple(blocks), matching, tracked)
    readings = [] if authors else [whole.reading(id, holders)]
    remarks = [*judge_fit(matching, blocks, others or {}), *whole.remarks]
    for codes, names in _hands(authors or {}).items():
        seen = changes_only_of(names, blocks)
        own = Submission(base, seen, matching, tracked, alone=True, contested=struck_only_by_others(names, blocks))
        readings.append(own.reading(f"{id}/{'+'.join(codes)}", codes))
        remarks.extend(own.remarks)
        remarks.extend(
            Remark(
                Notice.CROSSED if inlay.crossed else Notice.INLAID,
                words=inlay.words,
                holders=codes,
                beside=inlay.beside,
                struck=inlay.struck,
                place=inlay.place,
            )
            for inlay in inlays(names, blocks)
        )
    unknown = authors_of(blocks).difference(authors) if authors else ()
    if unknown:
        remarks.append(Remark(Notice.UNMAPPED, count=len(unknown)))
    return Interpretation(tuple(readings), tuple(_differences(whole)), tuple(remarks), matching, tracked)


def _has_changes(block: Block) -> bool:
    return block.change is not Change.KEPT or block.edited


def _hands(authors: Mapping[str, Sequence[str]]) -> dict[tuple[str, ...], set[str]]:
    """The names behind each set of codes."""
    hands: dict[tuple[str, ...], set[str]] = {}
    for name, codes in authors.items():
        hands.setdefault(tuple(codes), set()).add(name)
    return hands


def _differences(submission: Submission) -> Iterator[Difference]:
    """The differences from the base that the changes do not say, then those of typography that they do."""
    matching, blocks = submission.matching, submission.blocks
    if not submission.tracked:
        yield from typed_otherwise(matching, blocks, submission.new_marks)
        return
    added = {place: own for name, own in submission.additions.items() for place in submission.accepted.sources[name]}
    before = list(untracked(matching, blocks, added, submission.new_marks))
    yield from before
    known = {(difference.provision, difference.base, difference.found) for difference in before}
    for name, now in submission.links.now.items():
        said, found = submission.base.by_id[name].text, submission.text(now)
        for run in compare(said, found, submission.new_marks.values()).runs if said != found else ():
            if run.what is not Class.WORDING and (name, run.base, run.found) not in known:
                place = blocks[submission.accepted.sources[now][0]].place
                yield Difference(name, run.what, run.base, run.found, place, tracked=True)
