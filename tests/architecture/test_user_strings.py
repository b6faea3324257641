from pathlib import Path

import pytest

from tests.architecture.user_strings import complaints, of_folder

NOT_PLAIN = "what is translated is not a plain string; format after _(), never inside"
NO_NAME = "a placeholder has no name; write {file}, {count} and so on"
PIECES = "a sentence is put together from pieces; make it one with named placeholders"
INSIDE = "a translated sentence stands inside an f-string; translate the whole instead"
READ = "a user reads this, and it is not marked; wrap it in _()"
SENTENCE = "this is a sentence, and it is not marked; wrap it in _() or marked()"
DOCSTRING = "the command's help is its docstring, which nobody can translate; give help=_(...)"


@pytest.mark.parametrize(
    "source",
    [
        '_("{file} is empty.").format(file=name)',
        'ngettext("{count} bracket", "{count} brackets", n).format(count=n)',
        '_("{share:.0%} of it")',
        "_(KEPT)",
        "_(SENTENCES[kind])",
        'raise Refusal(_("{file} is empty.").format(file=name))',
        'raise ValueError("The mask is not of this text.")',
        'def slot():\n    """A place where readings differ."""',
        '# not for users: the wording of the schema\nTITLE = "The rolling text as data."',
        'parser.add("text/html; charset=utf-8")',
        '@app.command(help=_("Compile."))\ndef compile():\n    pass',
        'print(" / ")',
        'warn(":")',
        'DASH + _("names")',
        "label = f\"{OPEN} \" + _('open')",
        "label = f\"{OPEN}: {_('open')}\"",
        'Field(description=marked("A member as the body calls it."))',
        'Field(description=in_english("A member as the body calls it."))',
        'INFO = in_english("What changes it: one address for each act.")',
        'assert known, "The order lists every member."',
    ],
)
def test_what_can_be_translated_passes(source: str) -> None:
    assert complaints(source, "slot.py") == []


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('_(f"{file} is empty.")', NOT_PLAIN),
        ('_("{file} is empty.".format(file=name))', NOT_PLAIN),
        ('_("%s is empty." % name)', NOT_PLAIN),
        ('ngettext("one", f"{n} many", n)', NOT_PLAIN),
        ('_("{} is empty.")', NO_NAME),
        ('_("{0} is empty.")', NO_NAME),
        ('_("%(file)s is empty.")', NO_NAME),
        ('_("%s is empty.")', NO_NAME),
        ('_("This is") + name', PIECES),
        ('name + _("{count} more").format(count=1)', PIECES),
        ('_("empty") % name', PIECES),
        ("f\"{_('empty')} {name}\"", INSIDE),
        ("f\"{_('empty')} file\"", INSIDE),
        ("f\"{name} \" + _('empty')", PIECES),
        ('Refusal("empty")', READ),
        ('Refusal(f"{name} is empty")', READ),
        ('typer.Option("--force", help="Replace files")', READ),
        ('Field(description="Which page; the first is 1.")', READ),
        ('TITLE = "This is your text as we read it."', SENTENCE),
        ('paragraph.add_run(f"You sent {count} suggestions.")', SENTENCE),
        ('@app.command()\ndef compile():\n    """Compile."""', DOCSTRING),
    ],
)
def test_what_cannot_be_translated_is_named_with_its_line(source: str, what: str) -> None:
    assert complaints(f"\n{source}", "slot.py") == [f"slot.py:2: {what}"]


def test_every_sentence_of_ours_can_be_translated(root: Path) -> None:
    assert of_folder(root / "src" / "plenary") == []
