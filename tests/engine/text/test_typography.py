import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.typography import plain


def test_a_provision_keeps_single_spaces_and_its_no_break_spaces():
    assert plain("  Les\tMembres\n :\u00ad «\u202fouvert \u00a0 » \u200b") == "Les Membres : «\u202fouvert\u00a0»"


@given(st.text())
def test_the_plain_form_is_normal_and_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text) == unicodedata.normalize("NFC", plain(text))
