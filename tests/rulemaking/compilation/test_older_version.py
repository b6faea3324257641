"""The version that a submission was written on: what it has of each, and what a version has that the file lacks."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.layout import lay_out
from plenary.engine.text.rebase import Fate
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.base import read_base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.submitting import Desk
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.compilation.voyage import Voyage, rebase_files
from plenary.rulemaking.intake.document import Document, Format
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission
from tests.engine.text.typesetting import setting_text

OLD = (
    "# Accord\n\n## Article 1. Terms\n\n"
    "1. A Member that offers a resource shall describe it truthfully and keep the description current.\n\n"
    "2. The Conference may adopt further definitions by consensus.\n\n"
    "## Article 2. Reports\n\n"
    "1. Members shall publish their reports, their accounts and their plans by 31 December of each year.\n\n"
    "2. The Board may, on request, extend the period by thirty days; it shall give reasons.\n\n"
    "3. Reports shall be open to all.\n\n"
)
LAST = "## Article 3. Entry into force\n\n1. This Accord enters into force after ten ratifications.\n"
ADDED = "4. The Conference adds this.\n\n"
OWN = "4. Betland adds words on appeals here.\n\n"
WORD = OLD.replace("truthfully", "faithfully")
TRACKED = OLD.replace("truthfully", "{--truthfully--}{++faithfully++}")
ANNEX = "\n## Article 4. Records\n\n1. The depositary keeps the records of every meeting in all six languages.\n"

SAID = (
    "It was written on old.md; of its suggestions, carried onto the base: {carried}, in it already: 0, to be decided: "
    "0."
)


def write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, "utf-8")


def compiled(folder: Path, **texts: str) -> Compilation:
    write(folder, **texts)
    given_in = [Submission(folder / "BET.md", ("BET",))]
    return compile_text(folder / "new.md", given_in, membership=Membership(), older=(folder / "old.md",))


@pytest.mark.parametrize(
    ("theirs", "words", "added"),
    [
        (WORD, 1, 0),
        (TRACKED, 1, 0),
        (WORD + OWN, 1, 1),
        (OLD + OWN, 0, 1),
        (OLD + "{++" + OWN.strip() + "++}\n\n", 0, 1),
    ],
    ids=["a clean copy", "tracked changes", "a word and a provision", "a provision of its own", "a tracked one"],
)
def test_what_a_version_only_adds_is_not_deleted_by_a_file_on_the_older_one(
    tmp_path: Path, theirs: str, words: int, added: int
) -> None:
    found = compiled(tmp_path, old=OLD + LAST, new=OLD + ADDED + LAST, BET=theirs + LAST)
    [reading], [entry] = found.rolling.readings, found.register
    assert (len(reading.words), len(reading.added), reading.deleted) == (words, added, frozenset())
    assert [doubt.sentence for doubt in entry.all_doubts] == [SAID.format(carried=words + added)]


@pytest.mark.parametrize("theirs", [WORD, TRACKED], ids=["a clean copy", "tracked changes"])
def test_an_article_added_at_the_end_is_not_missing_from_a_file_on_the_older_version(
    tmp_path: Path, theirs: str
) -> None:
    found = compiled(tmp_path, old=OLD + LAST, new=OLD + LAST + ANNEX, BET=theirs + LAST)
    [entry] = found.register
    assert [doubt.sentence for doubt in entry.all_doubts] == [SAID.format(carried=1)]
    assert (entry.absent, entry.candidates) == ((), ())


def test_who_strikes_what_the_new_version_added_asks_for_its_deletion(tmp_path: Path) -> None:
    theirs = OLD + "{--" + ADDED.strip() + "--}\n\n" + LAST
    found = compiled(tmp_path, old=OLD + LAST, new=OLD + ADDED + LAST, BET=theirs)
    [reading], [entry] = found.rolling.readings, found.register
    assert [found.base.instrument.by_id[name].text for name in reading.deleted] == ["The Conference adds this."]
    assert entry.all_doubts == ()


def test_the_words_of_the_new_version_show_that_a_clean_copy_without_what_it_added_is_on_it(tmp_path: Path) -> None:
    new = (OLD + LAST).replace("thirty days; it shall give reasons", "sixty days, for reasons that it shall publish")
    found = compiled(tmp_path, old=OLD + LAST, new=new.replace(LAST, ADDED + LAST), BET=new)
    [reading] = found.rolling.readings
    assert [found.base.instrument.by_id[name].text for name in reading.deleted] == ["The Conference adds this."]


def voyage(folder: Path, **texts: str) -> Voyage:
    write(folder, **texts)
    given_in = [Submission(folder / "BET.md", ("BET",))]
    [one] = rebase_files(folder / "old.md", folder / "new.md", given_in, membership=Membership())
    return one


def test_a_file_that_is_rebased_was_written_on_the_version_that_was_named(tmp_path: Path) -> None:
    """A provision of its own that shares a word with what the new version added is no copy of that."""
    found = voyage(tmp_path, old=OLD + LAST, new=OLD + ADDED.replace("4.", "3 bis.") + LAST, BET=WORD + OWN + LAST)
    assert (found.note, [outcome.fate for outcome in found.outcomes]) == ("", [Fate.CARRIED] * 2)


def test_a_deletion_that_the_new_version_made_too_is_absorbed_and_no_sign_of_that_version(tmp_path: Path) -> None:
    gone = "3. Reports shall be open to all.\n\n"
    found = voyage(tmp_path, old=OLD + LAST, new=OLD.replace(gone, "") + LAST, BET=WORD.replace(gone, "") + LAST)
    assert (found.note, [outcome.fate for outcome in found.outcomes]) == ("", [Fate.CARRIED, Fate.ABSORBED])


SENTENCES = (
    "Members shall keep the machines that they share in good repair.",
    "The Secretariat publishes a register of all data sets by the end of March.",
    "No fee is due for pilot work of less than one year.",
    "A request is answered within thirty days of its receipt.",
    "The Board elects two co-chairs from different regions.",
    "Disputes are settled by conciliation before they go to a court.",
    "Training for officials is offered in the six languages.",
    "Each report names the risks that were found and what was done about them.",
)


@given(
    st.permutations(SENTENCES),
    st.lists(st.integers(0, 4), min_size=1, max_size=3),
    st.integers(0, 4),
    st.booleans(),
)
def test_no_file_on_an_older_version_asks_for_the_deletion_of_what_was_added_since(
    sentences: list[str], places: list[int], edited: int, tracked: bool
) -> None:
    """Whatever was added, wherever, and however the file says its change."""
    before = sentences[3:]
    after = list(before)
    for place, sentence in zip(places, sentences[:3], strict=False):
        after.insert(place, sentence)
    word = before[edited].split()[1]
    changed = before[edited].replace(word, "certainly", 1)
    mine = [changed if text == before[edited] else text for text in before]
    tracks = {number(edited) + before[edited]: word} if tracked else {}
    base = read_base(document(after))
    entry = Entry(Submission(Path("BET.md"), ("BET",)))
    desk = Desk(base, (read_older(base, document(before)),), Membership(), None, ())
    desk.read(entry, document(before if tracked else mine, tracks))
    [reading] = entry.readings
    [(name, words)] = reading.words.items()
    assert (base.instrument.by_id[name].text, words) == (before[edited], changed)
    assert (reading.added, reading.deleted, reading.moved) == ((), frozenset(), ())


def number(place: int) -> str:
    return f"{place + 1}. "


def document(sentences: list[str], tracks: Mapping[str, str] = MappingProxyType({})) -> Document:
    """One article of these paragraphs; ``tracks`` says which word of a paragraph is struck for another."""
    lines = [number(place) + sentence for place, sentence in enumerate(sentences)]
    blocks = [Block((Piece("Article 1. Terms"),), Shape.HEADING)]
    for line in lines:
        head, word, tail = line.partition(tracks.get(line, line))
        struck = (
            (Piece(word, Change.DELETED), Piece("certainly", Change.INSERTED)) if line in tracks else (Piece(word),)
        )
        blocks.append(Block(tuple(piece for piece in (Piece(head), *struck, Piece(tail)) if piece.text)))
    return Document("BET.md", Format.MARKDOWN, "0" * 64, tuple(blocks))


OPTIONS = (
    "# Accord\n\n## Article 1. Terms\n\n1. Members [shall][should] publish their reports.\n\n2. The Board meets.\n"
)


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (OPTIONS, "Members [shall / should [seek to (BET)]] publish their reports."),
        (
            OPTIONS.replace("[shall][should]", "[shall][may][should]"),
            "Members [shall / may / should [seek to (BET)]] publish their reports.",
        ),
        (
            OPTIONS.replace("their reports", "all reports"),
            "Members [shall / should [seek to (BET)]] publish all reports.",
        ),
        (
            OPTIONS.replace("[should]", "[may]"),
            "Members [shall / may / should seek to (BET)] publish their reports.",
        ),
        (OPTIONS.replace("[shall][should]", "shall"), "Members [shall / should seek to (BET)] publish their reports."),
    ],
    ids=["the same", "an option before it", "other words beside it", "the option is gone", "all options are gone"],
)
def test_who_edits_an_option_of_an_older_version_is_named_behind_its_own_words_on_the_new_one(
    tmp_path: Path, now: str, shown: str
) -> None:
    theirs = OPTIONS.replace("[should]", "[should seek to]")
    found = compiled(tmp_path, old=OPTIONS, new=now.replace("Board meets", "Board meets yearly"), BET=theirs)
    first, *_others = (setting_text(one) for one in lay_out(found.rolling) if one.kind == "paragraph")
    assert first == [shown]
    assert [doubt.sentence for doubt in found.register[0].all_doubts] == [SAID.format(carried=1)]
