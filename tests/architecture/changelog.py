"""Whether every change says in the changelog what it brings: one fragment, one sentence."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

NAME = re.compile(r"(?:\+[a-z0-9-]+|[0-9]+)\.(?P<kind>[a-z]+)\.md")


def malformed(root: Path) -> list[str]:
    """The fragments that a release could not gather, with what is wrong."""
    kinds = {
        kind["directory"] for kind in tomllib.loads((root / "pyproject.toml").read_text())["tool"]["towncrier"]["type"]
    }
    found = []
    for file in fragments(root):
        text = file.read_text("utf-8").strip()
        match = NAME.fullmatch(file.name)
        if not match or match["kind"] not in kinds:
            found.append(f"{file.name}: name it +SLUG.KIND.md, KIND one of {', '.join(sorted(kinds))}")
        elif "\n" in text or not re.match(r"[^\W_].*\.$|`.*\.$", text):
            found.append(f"{file.name}: write one sentence, on one line, with its full stop")
    return found


def fragments(root: Path) -> list[Path]:
    """The files in changelog.d."""
    return sorted(file for file in (root / "changelog.d").iterdir() if file.name != ".gitignore")


def unsaid(root: Path) -> list[str]:
    """The modules that the branch changes without saying so; nothing where main or git is not at hand."""
    changed = _git(root, "diff", "--name-only", "main...HEAD")
    if any(name.startswith(("changelog.d/", "CHANGELOG.md")) for name in changed):
        return []
    return [name for name in changed if name.startswith("src/")]


def _git(root: Path, *arguments: str) -> list[str]:
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return []
    return done.stdout.splitlines() if done.returncode == 0 else []


if __name__ == "__main__":
    here = Path.cwd()
    wrong = [*malformed(here), *(f"{name} changed, and changelog.d says nothing of it" for name in unsaid(here))]
    sys.stdout.write("\n".join([*wrong, f"{len(fragments(here))} fragments"]) + "\n")
    sys.exit(1 if wrong else 0)
