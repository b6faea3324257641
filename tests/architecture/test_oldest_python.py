"""What we run on: every Python from 3.11.0, also the one that Debian 12 has (3.11.2)."""

import ast
from pathlib import Path

LATER = {
    "ALLOW_MISSING",
    "FilterError",
    "GetReparseDeferralEnabled",
    "HeaderWriteError",
    "LinkFallbackError",
    "SetReparseDeferralEnabled",
    "data_filter",
    "extraction_filter",
    "fully_trusted_filter",
    "tar_filter",
    "verify_generated_headers",
}
"""Names that came to the standard library after 3.11.0, in 3.11.4, 3.11.9, 3.11.10 and 3.11.13; no checker of types
knows that an older 3.11 lacks them."""
ARGUMENTS = {
    ("extract", "filter"),
    ("extractall", "filter"),
    ("unpack_archive", "filter"),
    ("getaddresses", "strict"),
    ("parseaddr", "strict"),
}
"""Arguments that came as late, with the functions that take them."""


def find_later(tree: ast.AST) -> set[str]:
    """What in a module needs a later Python than 3.11.0."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            found |= {node.attr if isinstance(node, ast.Attribute) else node.id} & LATER
        elif isinstance(node, ast.ImportFrom):
            found |= {alias.name for alias in node.names} & LATER
        elif isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found |= {f"{called}({word.arg}=)" for word in node.keywords if (called, word.arg) in ARGUMENTS}
    return found


def test_what_needs_a_later_python_is_seen() -> None:
    lines = "from tarfile import data_filter\narchive.extractall(place, filter='data')\nos.path.ALLOW_MISSING\n"
    assert find_later(ast.parse(lines)) == {"data_filter", "extractall(filter=)", "ALLOW_MISSING"}


def test_nothing_needs_a_later_python_than_the_oldest_that_is_promised(root: Path) -> None:
    files = [
        file for folder in ("src", "tests", "benchmarks", "requirements") for file in (root / folder).rglob("*.py")
    ]
    needing = {str(file.relative_to(root)): find_later(ast.parse(file.read_text("utf-8"))) for file in sorted(files)}
    assert {file: found for file, found in needing.items() if found} == {}
