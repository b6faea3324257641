"""The engine can be imported alone, and is as good as its arguments: no file, process, clock, lot or network."""

import ast
import subprocess
import sys
from pathlib import Path

PURE = {
    "__future__", "abc", "base64", "binascii", "bisect", "collections", "colorsys", "cryptography", "csv", "dataclasses", "enum", "fractions",
    "functools", "hashlib", "heapq", "itertools", "json", "math", "operator", "re", "string", "types", "typing", "unicodedata",
    "zlib", "rapidfuzz", "plenary.engine",
}  # fmt: skip
DOORS = {"open", "input", "print", "eval", "exec", "__import__", "hash", "id"}
"""Builtins that reach outside, or differ from run to run."""


def imported(tree: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return names


def is_pure(name: str) -> bool:
    return any(name == pure or name.startswith(f"{pure}.") for pure in PURE)


def doors(tree: ast.AST) -> set[str]:
    """The builtins that it calls and had better not."""
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)} & DOORS


def test_the_engine_imports_only_what_is_pure_and_calls_nothing_that_is_not(root: Path) -> None:
    trees = {file: ast.parse(file.read_text("utf-8")) for file in sorted((root / "src/plenary/engine").rglob("*.py"))}
    impure = {
        str(file.relative_to(root)): sorted({name for name in imported(tree) if not is_pure(name)} | doors(tree))
        for file, tree in trees.items()
    }
    assert impure == {file: [] for file in impure}


def test_the_engine_can_be_imported_without_the_other_dependencies(root: Path) -> None:
    folder = root / "src" / "plenary" / "engine"
    modules = [".".join(file.relative_to(root / "src").with_suffix("").parts) for file in folder.rglob("*.py")]
    script = (
        "import importlib, sys\n"
        "before = set(sys.modules)\n"
        f"for name in {modules!r}: importlib.import_module(name.removesuffix('.__init__'))\n"
        "ours = {name.partition('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)\n"
        "print(*sorted(name for name in ours if not name.startswith(('_', 'cython'))))\n"
    )
    environment = {"PYTHONPATH": str(root / "src")}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cryptography", "plenary", "rapidfuzz"]
