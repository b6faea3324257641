"""Whatever members hand in, one issue after another: each one's text is what it handed in or supports, word for word."""

import tempfile
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.rulemaking.compilation.course import NAMES, WAYS, Answer, Course, Step
from tests.rulemaking.compilation.wanted import EDITED, FORMS, SITES, Copy, Wanted, numbers

PUT = {
    code: f"The {which} list is open to all Members."
    for code, which in zip(NAMES, ("north", "old", "new"), strict=True)
}
ACTS = ("put", "support", "withdraw", "over", "oppose", "option", "reword", "join", "insert", "strike")


def words() -> st.SearchStrategy[tuple[str, str]]:
    """A place in a paragraph, and what is wanted there."""
    return st.sampled_from(list(SITES)).flatmap(lambda site: st.tuples(st.just(site), st.sampled_from(SITES[site][1:])))


def copies(code: str) -> st.SearchStrategy[Copy]:
    few = st.sets(st.sampled_from(numbers()[:-1]), max_size=1)

    def copy(
        form: str,
        own: list[tuple[int, tuple[str, str]]],
        struck: set[int],
        put: set[int],
        note: set[int],
        option: str,
    ) -> Copy:
        values = {(number, site): said for number, (site, said) in own if number not in struck}
        notes = {number: f"As {NAMES[code]} has it." for number in note - struck if form.endswith(".md")}
        return Copy(form, Wanted(values, struck, dict.fromkeys(put, PUT[code]), notes, option))

    own = st.lists(st.tuples(st.sampled_from(numbers()), words()), max_size=4)
    return st.builds(
        copy,
        st.sampled_from(FORMS),
        own,
        few,
        few,
        few,
        st.sampled_from(["weekly", "weekly", "weekly", "yearly", EDITED]),
    )


def answers(code: str) -> st.SearchStrategy[Answer]:
    def step(act: str, number: int, own: tuple[str, str], way: int) -> Step:
        site, said = own
        return Step(act, number, site, PUT[code] if act == "insert" else said, way)

    steps = st.lists(
        st.builds(step, st.sampled_from(ACTS), st.sampled_from(numbers()), words(), st.sampled_from(WAYS)),
        min_size=1,
        max_size=4,
    )
    seldom = st.sampled_from([False, False, False, True])
    return st.builds(Answer, steps.map(tuple), st.booleans(), seldom, seldom)


def handed_in(code: str) -> st.SearchStrategy[Copy | Answer | None]:
    return st.one_of(answers(code), copies(code), st.none())


def one_file(copies: dict[str, Copy]) -> dict[str, Wanted]:
    """What members want in one file, so far as no two of them touch one place."""
    wanted: dict[str, Wanted] = {}
    for code, copy in copies.items():
        places = {place for one in wanted.values() for place in one.values}
        struck = {number for one in wanted.values() for number in one.struck}
        free = {place: said for place, said in copy.wanted.values.items() if place not in places}
        free = {place: said for place, said in free.items() if place[0] not in struck}
        own = copy.wanted.struck - struck - {number for number, _site in places}
        new = {
            number: said
            for number, said in copy.wanted.put.items()
            if all(number not in o.put for o in wanted.values())
        }
        wanted[code] = Wanted(free, own, new)
    return wanted


FIRST = st.fixed_dictionaries({code: copies(code) for code in NAMES})
ISSUE = st.fixed_dictionaries({code: handed_in(code) for code in NAMES})
ISSUES = st.tuples(
    FIRST,
    st.sampled_from([False, False, True]),
    st.lists(st.tuples(ISSUE, st.sampled_from([False, False, False, True])), min_size=1, max_size=3),
)


@given(ISSUES)
@settings(max_examples=8, deadline=None, phases=[Phase.generate])
def test_each_text_is_what_its_member_handed_in_or_supports_and_nobody_s_words_vanish(
    issues: tuple[dict[str, Copy], bool, list[tuple[dict[str, Copy | Answer | None], bool]]],
) -> None:
    first, jointly, rest = issues
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder))
        if jointly:
            course.begin_jointly(one_file(first))
        else:
            course.go_on(first)
        for files, rebased in rest:
            course.go_on({code: one for code, one in files.items() if one is not None}, rebased=rebased)
