"""The help of the commands: whole, in the user's language, at any width, with examples that can be typed."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

COMMANDS = (
    *("compile", "proof", "check", "compare", "rebase", "recover", "demo"),
    *(
        "init",
        "invite",
        "serve",
        "act",
        "token",
        "record",
        "verify",
        "backup",
        "restore",
        "migrate",
        "reindex",
        "doctor",
        "logs",
        "bench",
    ),
)
ENGLISH = re.compile(r"\b(?!Plenary|Word|Akoma|Ntoso)[A-Z][a-z]+|\b(required|otherwise|default)\b")


def helped(root: Path, *words: str, columns: int = 80, called: str = "") -> list[str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "COLUMNS": str(columns), "PLENARY_CALLED_AS": called}
    line = [sys.executable, "-m", "plenary.web.command", *words]
    done = subprocess.run(line, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_the_help_of_a_command_is_whole_and_as_wide_as_the_terminal(root: Path) -> None:
    assert helped(root, "--language", "en", "recover", "-h") == [
        "Usage: plenary recover [OPTIONS] ROLLING.json",
        "",
        "Give back one member's whole text out of a rolling text, exactly as it was",
        "handed in.",
        "",
        "Arguments:",
        "  ROLLING.json  The JSON of a rolling text. (required)",
        "",
        "Options:",
        "  --member CODE  The code of a member or group, or, with --members, its name.",
        "                 (required)",
        "  --members CSV  The members: columns code, kind, order, a name in each",
        "                 language, groups.",
        "  --json         Answer with one JSON object, for machines.",
        "  -h, --help     Show this message and exit.",
        "",
        "Example: plenary recover rolling.json --member ARA > ARA.txt",
    ]


def test_a_narrow_terminal_has_names_above_what_is_said_of_them(root: Path) -> None:
    assert helped(root, "--language", "en", "demo", "-h", columns=40) == [
        "Usage: plenary demo [OPTIONS]",
        "",
        "Compile the bundled example, a draft",
        "framework and what an invented",
        "membership handed in; then serve a site.",
        "",
        "Options:",
        "  --to FOLDER",
        "      Where to write; it is made if need",
        "      be. (otherwise: plenary-demo)",
        "  --force",
        "      Replace output files that exist",
        "      already.",
        "  --files-only",
        "      End when the files are written,",
        "      and serve no site.",
        "  --fresh",
        "      Begin the site's record anew, and",
        "      forget what was done there.",
        "  --port NUMBER",
        "      The site's port; otherwise 8000,",
        "      or a free one where that is taken.",
        "  --json",
        "      Answer with one JSON object, for",
        "      machines.",
        "  -h, --help",
        "      Show this message and exit.",
        "",
        "Example: plenary demo --to my-folder",
    ]


@pytest.mark.parametrize("tongue", ["ar", "es", "fr", "ru", "zh"])
def test_the_help_is_wholly_in_the_users_language_and_no_line_is_too_long(root: Path, tongue: str) -> None:
    foreign = []
    for columns, command in ((80, None), (40, "compile"), (80, "compile"), (80, "bench")):
        lines = helped(root, "--language", tongue, *filter(None, [command]), "--help", columns=columns)
        assert [line for line in lines[:-1] if cell_len(line) > columns] == []
        if tongue not in ("es", "fr"):
            foreign += [line for line in lines if ENGLISH.search(line)]
        assert {"Show", "Where", "Answer", "The", "Usage:", "(required)"} & set(" ".join(lines).split()) == set()
    assert foreign == []


def test_the_commands_are_listed_in_the_order_in_which_a_user_meets_them(root: Path) -> None:
    lines = helped(root, "--language", "en", "--help")
    after = lines[lines.index("Commands:") + 1 :]
    assert tuple(line.split()[0] for line in after if re.match(r"  \S", line)) == COMMANDS


def test_command_lines_are_shown_as_the_user_called_the_program(root: Path) -> None:
    lines = helped(root, "--language", "en", "demo", "-h", called="./plenary")
    assert (lines[0], lines[-1]) == ("Usage: ./plenary demo [OPTIONS]", "Example: ./plenary demo --to my-folder")
    spaced = helped(root, "--language", "en", "demo", "-h", called="/my work/plenary")
    assert spaced[-1] == "Example: '/my work/plenary' demo --to my-folder"


@pytest.mark.parametrize(
    ("words", "loaded"),
    [
        (["--version"], []),
        (["--language", "fr", "--version"], []),
        (["verify", "-h"], ["verify"]),
        (["--language=fr", "act", "-h"], ["act"]),
        (["record", "-h"], ["record"]),
    ],
    ids=" ".join,
)
def test_a_run_loads_the_command_that_it_is_asked_for_and_nothing_that_reads_texts(
    root: Path, words: list[str], loaded: list[str]
) -> None:
    script = (
        "import sys\n"
        "from plenary.web.command.entrance import main\n"
        "try:\n"
        f"    main({words!r})\n"
        "except SystemExit:\n"
        "    heavy = ('django', 'docx', 'lxml', 'typst', 'plenary.engine', 'plenary.rulemaking')\n"
        "    names = sys.modules\n"
        f"    print(*(name for name in {COMMANDS} if f'plenary.web.command.{{name}}' in names), file=sys.stderr)\n"
        "    print(*(name for name in heavy if name in names), file=sys.stderr)\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stderr.splitlines() == [" ".join(loaded), ""]
