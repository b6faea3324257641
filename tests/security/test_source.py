"""What our own source never does, whatever it is given."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "plenary"
#: To this machine alone: the supervisor asks its own pages whether they answer, and hands them their socket; the
#: commands and the doctor ask whether a port is free.
LISTENING = {
    "web/command/demo_site.py",
    "web/command/serve.py",
    "web/diagnosis/machine.py",
    "web/server/pages.py",
    "web/server/supervisor.py",
}
CONNECTING = {"socket", "http", "urllib.request", "smtplib", "ftplib", "requests", "httpx", "aiohttp", "urllib3"}
UNPACKING = {"pickle", "marshal", "shelve", "yaml", "dill"}
EVALUATING = {"eval", "exec", "compile", "__import__"}


@cache
def nodes() -> tuple[tuple[str, ast.AST], ...]:
    """Every call and import of our source, with its file."""
    files = sorted(SOURCE.rglob("*.py"))
    assert len(files) > 300
    return tuple(
        (str(file.relative_to(SOURCE)), node)
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call | ast.Import | ast.ImportFrom)
    )


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call, with what is called: ``os.system``, ``cursor.execute``."""
    for name, node in nodes():
        if isinstance(node, ast.Call):
            yield name, node, _name(node.func)


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return f"{_name(called.value)}.{called.attr}"
    return called.id if isinstance(called, ast.Name) else ""


def imports() -> Iterator[tuple[str, str]]:
    for name, node in nodes():
        if isinstance(node, ast.Import):
            yield from ((name, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield name, node.module


#: It composes statements of the names of tables and columns, which are the models', and gives every value apart.
COMPOSES = "record/statement.py"


def test_no_query_is_put_together_from_words():
    by_hand = [
        (name, called)
        for name, call, called in calls()
        if not name.startswith("engine/")
        and name != COMPOSES
        and called.rpartition(".")[2] in ("raw", "extra", "execute", "executemany", "executescript", "RawSQL")
        and not (call.args and isinstance(call.args[0], ast.Constant))
    ]
    assert by_hand == []


def test_nothing_is_run_through_a_shell_or_from_words():
    bad = [
        (name, called)
        for name, call, called in calls()
        if called in EVALUATING
        or called in ("os.system", "os.popen", "subprocess.getoutput")
        or called.endswith(".xpath")
        or any(word.arg == "shell" for word in call.keywords)
    ]
    assert bad == []
    assert [(name, module) for name, module in imports() if module.partition(".")[0] in UNPACKING] == []


def test_nothing_of_ours_opens_a_connection():
    found = {
        name
        for name, module in imports()
        if module in CONNECTING or module.partition(".")[0] in CONNECTING - {"urllib"}
    }
    assert found == LISTENING


def test_no_weak_hash_is_used_for_anything_that_matters():
    weak = [
        (name, [ast.unparse(word) for word in call.keywords])
        for name, call, called in calls()
        if called.rpartition(".")[2] in ("md5", "sha1")
    ]
    assert weak == [("bodies/password.py", ["usedforsecurity=False"])]


def test_no_script_writes_markup_listens_to_other_windows_or_stores_anything():
    scripts = sorted(SOURCE.rglob("*.js"))
    assert scripts != []
    forbidden = re.compile(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|localStorage|sessionStorage|"
        r"indexedDB|document\.cookie|window\.(?:postMessage|onmessage)|addEventListener\(\s*[\"']message"
    )
    assert {script.name: forbidden.findall(script.read_text("utf-8")) for script in scripts} == {
        script.name: [] for script in scripts
    }
