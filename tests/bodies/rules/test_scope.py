import pytest

from plenary.bodies.rules.scope import is_scope, may_do, may_read, may_try, order, scope_of

ACT = "member.admit"


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        ((), (False, False, False)),
        (("read",), (True, False, False)),
        (("prepare",), (False, False, True)),
        (("act:member.admit",), (False, True, True)),
        (("act:member.name",), (False, False, False)),
        (("read", "prepare", "act:member.admit"), (True, True, True)),
    ],
)
def test_a_token_may_what_its_scopes_say_and_nothing_else(scopes: tuple[str, ...], allowed: tuple[bool, bool, bool]):
    assert (may_read(scopes), may_do(scopes, ACT), may_try(scopes, ACT)) == allowed


def test_the_words_of_scopes_and_their_order():
    words = ["act:a.b", "prepare", scope_of("forum.ask-in"), "read", "act:a.b"]
    assert order(words) == ["read", "prepare", "act:a.b", "act:forum.ask-in"]
    assert [is_scope(word) for word in order(words)] == [True] * 4
    assert [is_scope(word) for word in ("", "write", "act:", "act:Member", "act:*", "act:a b")] == [False] * 6
