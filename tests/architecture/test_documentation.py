import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from plenary.kit.refusal import Outcome
from plenary.web.command.index import application
from tests.architecture.documentation import Page, broken_links, pages

SCRIPT = {"test", "lock"}
"""Words of the script that are no commands of the program."""

SAMPLE = """# The rolling text, at a glance
See [the guide](guide.md#two-words), [gone](gone.md), [no such part](guide.md#three) and [elsewhere](https://a.example).
| option | does |
|---|---|
| `--json` | answers a machine |
```sh
./plenary compile base.docx \\
    -o out.pdf    # writes [a](b.md)
```
## Part
Here.
### Within
There.
## Next
"""


def page(root: Path, name: str) -> Page:
    return Page(root / name, (root / name).read_text("utf-8"))


def commands() -> dict[str, set[str]]:
    """The commands of the program and the long options of each; one of several words is under all of them."""
    return dict(flatten(typer.main.get_command(application())))


def flatten(program: object, words: str = "") -> Iterator[tuple[str, set[str]]]:
    for name, command in getattr(program, "commands", {}).items():
        if getattr(command, "commands", {}):
            yield from flatten(command, f"{words}{name} ")
        else:
            yield f"{words}{name}", options(command)


def options(command: object) -> set[str]:
    names = (name for parameter in getattr(command, "params", ()) for name in parameter.opts)
    return {name for name in names if name.startswith("--")} - {"--help"}


def test_a_page_is_read_for_its_links_tables_commands_and_sections(tmp_path: Path) -> None:
    (tmp_path / "guide.md").write_text("## Two words\n")
    sample = Page(tmp_path / "sample.md", SAMPLE)
    assert broken_links(sample) == ["gone.md", "guide.md#three"]
    assert sample.anchors == {"the-rolling-text-at-a-glance", "part", "within", "next"}
    assert sample.rows == [["option", "does"], ["`--json`", "answers a machine"]]
    assert sample.shell == [["./plenary", "compile", "base.docx", "-o", "out.pdf"]]
    assert sample.section("Part") == "\nHere.\n### Within\nThere.\n"
    assert sample.section("None") == ""


def test_every_relative_link_leads_somewhere(root: Path) -> None:
    assert {str(page.file): broken for page in pages(root) if (broken := broken_links(page))} == {}


def test_every_dependency_is_described_with_its_licence_and_reason(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    text = page(root, "docs/dependencies.md")
    for heading, names in (
        ("To run", project["dependencies"]),
        ("To run on PostgreSQL", project["optional-dependencies"]["postgresql"]),
        ("To develop", project["optional-dependencies"]["dev"]),
    ):
        rows = Page(text.file, text.section(heading)).rows[1:]
        assert [row[0] for row in rows] == sorted(re.match(r"[a-z0-9-]+", name)[0] for name in names)
        assert [row for row in rows if len(row) != 3 or not all(row)] == []


def test_every_command_and_option_is_described(root: Path) -> None:
    text = page(root, "docs/commands.md")
    missing = {
        name: sorted(option for option in options if option not in text.section(f"plenary {name}"))
        for name, options in commands().items()
    }
    assert missing == {name: [] for name in missing}
    assert [name for name in missing if not text.section(f"plenary {name}")] == []
    described = set(re.findall(r"^## plenary (.+)$", text.text, re.MULTILINE))
    assert described == set(missing)
    assert [option for option in options(typer.main.get_command(application())) if f"`{option}" not in text.text] == []


def test_every_exit_code_is_explained(root: Path) -> None:
    text = page(root, "docs/commands.md")
    rows = Page(text.file, text.section("Exit codes")).rows[1:]
    assert [int(row[0]) for row in rows] == [int(outcome) for outcome in Outcome]


def test_every_variable_of_the_environment_is_explained(root: Path) -> None:
    files = [root / "plenary", *(file for top in ("src", "tests", "benchmarks") for file in (root / top).rglob("*.py"))]
    read = {name for file in files for name in re.findall(r"\bPLENARY_[A-Z_]+\b", file.read_text("utf-8"))}
    text = page(root, "docs/commands.md")
    rows = [*Page(text.file, text.section("Environment")).rows[1:], *page(root, "docs/settings.md").rows[1:]]
    assert {row[0].strip("`") for row in rows} == read


def test_every_command_line_that_the_documentation_shows_exists(root: Path) -> None:
    known = commands()
    unknown = []
    for shown in pages(root):
        for program, *words in shown.shell:
            if Path(program).name != "plenary" or not words or words[0] in SCRIPT or words[0].startswith("-"):
                continue
            given = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
            name = words[0] if words[0] in known else " ".join(words[:2])
            if name not in known or given - known[name] - {"--help"}:
                unknown.append((shown.file.name, program, *words))
    assert unknown == []


@pytest.mark.parametrize("package", ["engine/search", "engine/text", "kit", "record", "rulemaking", "web"])
def test_the_page_of_a_package_names_its_nouns(root: Path, package: str) -> None:
    rows = page(root, f"src/plenary/{package}/README.md").rows
    assert [row for row in rows if row[0] == "noun"] != []
    assert [row for row in rows if not all(row)] == []


def test_the_architecture_names_the_folders_that_there_are(root: Path) -> None:
    text = page(root, "docs/contributing/architecture.md").text
    described = set(tree(text))
    program = root / "src" / "plenary"
    top = {f"{name}/" for name in folders(root)} - {"src/"}
    assert described == {
        *(top | {"src/plenary/"}),
        *(f"src/plenary/{name}/" for name in folders(program)),
        *(f"src/plenary/engine/{name}/" for name in folders(program / "engine")),
    }
    packages = {name for name in folders(program) if (program / name / "__init__.py").exists()}
    tests = re.search(r"^    tests/ .*?(?=^    \S)", text, re.MULTILINE | re.DOTALL)
    assert tests is not None
    assert {name.strip("/") for name in re.findall(r"\b[a-z]+/", tests[0])} | packages == {
        "tests",
        *folders(root / "tests"),
    }


def test_the_architecture_names_the_order_of_packages_and_the_page_of_each(root: Path) -> None:
    text = page(root, "docs/contributing/architecture.md")
    contracts = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = [layer.strip("()") for layer in contracts[0]["layers"]]
    assert " → ".join(f"`{layer}`" for layer in layers) in text.text
    program = root / "src" / "plenary"
    own = {
        str(file.relative_to(root)) for pattern in ("*", "engine/*") for file in program.glob(f"{pattern}/README.md")
    }
    assert {link.removeprefix("../../") for link in text.links if link.endswith("README.md")} == own


def folders(within: Path) -> list[str]:
    """The folders of the project in a folder of it."""
    found = (folder.name for folder in within.iterdir() if folder.is_dir())
    return sorted(name for name in found if not name.startswith((".", "__")))


def tree(text: str) -> Iterator[str]:
    """The folders that the tree at the head of a page has, each with those that it is in."""
    above: list[tuple[int, str]] = []
    for indent, name in re.findall(r"^( {4,8})([a-z./]+/)(?: |$)", text.partition("\n\nEach ")[0], re.MULTILINE):
        while above and above[-1][0] >= len(indent):
            above.pop()
        above.append((len(indent), name))
        yield "".join(part for _indent, part in above)


def test_every_package_says_what_it_is(root: Path) -> None:
    silent = [
        str(file.relative_to(root))
        for file in sorted((root / "src").rglob("__init__.py"))
        if not file.read_text("utf-8").startswith('"""')
    ]
    assert silent == []
