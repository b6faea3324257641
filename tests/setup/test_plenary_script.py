"""The `plenary` script as a new user meets it: on dash, in a folder of its own, with what the machine lacks."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

DASH = shutil.which("dash") or shutil.which("sh") or "/bin/sh"
REAL = os.path.realpath(sys.executable)
TOOLS = ("cmp", "dirname", "readlink", "sh", "uname")
HELLO = "import sys\nprint('plenary', *sys.argv[1:])\n"
UNREACHABLE = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_NO_CACHE_DIR": "1"}
SETTING_UP = "Setting up Plenary in .venv, once: this takes a minute or two.\n"


def copy_to(folder: Path, root: Path) -> Path:
    """Plenary's script and its installer, with a lock of nothing and a command that says its arguments."""
    command = folder / "src" / "plenary" / "web" / "command"
    command.mkdir(parents=True)
    (folder / "requirements").mkdir()
    shutil.copy2(root / "plenary", folder)
    shutil.copy2(root / "requirements" / "environment.py", folder / "requirements")
    (folder / "requirements" / "run.lock").write_text("# nothing\n")
    (folder / "requirements" / "dev.lock").write_text("# nothing for development\n")
    (folder / "tests").mkdir()
    (folder / "tests" / "gate.py").write_text("import sys\nprint('gate', *sys.argv[1:])\n")
    (command / "__main__.py").write_text(HELLO)
    return folder


def path_with(folder: Path, **programs: str) -> str:
    """A PATH with the tools of any POSIX system and the given programs, and nothing else."""
    folder.mkdir()
    for tool in TOOLS:
        (folder / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    for name, script in programs.items():
        (folder / name).write_text(script)
        (folder / name).chmod(0o755)
    return str(folder)


def run(folder: Path, *arguments: str, path: str = "", **environment: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [DASH, str(folder / "plenary"), *arguments],
        env={"PATH": path or f"{Path(REAL).parent}:/usr/bin:/bin", "PLENARY_PYTHON": "python3", **environment},
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def folder(tmp_path: Path, root: Path) -> Path:
    return copy_to(tmp_path / "a folder", root)


@pytest.fixture
def python(tmp_path: Path) -> str:
    """A PATH whose python3 is the one that runs the tests."""
    return path_with(tmp_path / "bin", python3=f'#!/bin/sh\nexec "{REAL}" "$@"\n')


def test_the_first_start_makes_the_environment_and_the_next_needs_no_python3(
    folder: Path, python: str, tmp_path: Path
) -> None:
    assert run(folder, "compile", "two words", path=python) == (0, "plenary compile two words\n", SETTING_UP)
    assert run(folder, "--help", path=path_with(tmp_path / "empty")) == (0, "plenary --help\n", "")
    assert run(folder, "test", "--all", path=python) == (0, "gate --all\n", SETTING_UP)
    assert run(folder, path=python) == (0, "plenary\n", "")

    (folder / "requirements" / "run.lock").write_text("# another nothing\n")
    assert run(folder, path=python) == (0, "plenary\n", SETTING_UP)

    moved = folder.rename(tmp_path / "moved")
    (tmp_path / "link").symlink_to(moved / "plenary")
    linked = subprocess.run([DASH, tmp_path / "link"], env={"PATH": python}, capture_output=True, text=True, check=True)
    assert (linked.stdout, linked.stderr) == ("plenary\n", "")


def test_of_two_first_starts_at_once_one_installs_and_both_run(folder: Path, python: str) -> None:
    both = [
        subprocess.Popen(
            [DASH, str(folder / "plenary"), name],
            env={"PATH": python},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [out for out, _ in said] == ["plenary one\n", "plenary two\n"]
    assert sorted(error for _, error in said) == ["", SETTING_UP]


def test_a_start_that_was_killed_half_way_is_made_good_by_the_next(folder: Path, python: str) -> None:
    process = subprocess.Popen([DASH, str(folder / "plenary")], env={"PATH": python}, start_new_session=True)
    while not (folder / ".venv" / "bin" / "python").exists():
        assert process.poll() is None
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert not (folder / ".venv" / "run.lock").exists()
    assert run(folder, path=python) == (0, "plenary\n", SETTING_UP)


def test_a_machine_without_python_is_told_what_to_install(folder: Path, tmp_path: Path) -> None:
    assert run(folder, path=path_with(tmp_path / "bin")) == (
        5,
        "",
        "Plenary needs Python 3.11 or newer, and there is no python3 here. "
        "On Debian or Ubuntu: apt install python3 python3-venv\n",
    )


def test_a_machine_with_an_old_python_is_told_which(folder: Path, tmp_path: Path) -> None:
    old = '#!/bin/sh\ncase "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac\n'
    assert run(folder, path=path_with(tmp_path / "bin", python3=old)) == (
        5,
        "",
        "Plenary needs Python 3.11 or newer, and this machine has an older one: python3 is 3.9. "
        "Install a newer one, or name it: PLENARY_PYTHON=/path/to/python3.12 ./plenary\n",
    )


def test_a_newer_python_beside_an_old_one_is_found(folder: Path, tmp_path: Path) -> None:
    old = '#!/bin/sh\ncase "$2" in *print*) echo 3.9 ;; *) exit 1 ;; esac\n'
    programs = {"python3": old, "python3.12": f'#!/bin/sh\nexec "{REAL}" "$@"\n'}
    path = path_with(tmp_path / "bin", **programs)
    assert run(folder, path=path, PLENARY_PYTHON="") == (0, "plenary\n", SETTING_UP)


def test_a_python_without_its_venv_module_is_told_what_to_install(folder: Path, tmp_path: Path) -> None:
    # As Debian's python3 is before python3-venv is installed: venv is there, ensurepip is not.
    blind = (
        "import importlib.util as u, runpy, sys; find = u.find_spec; "
        "u.find_spec = lambda name: None if name == 'ensurepip' else find(name); "
        "sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    bare = f'#!/bin/sh\ncase "$1 $2" in *realpath*) echo "$0" ;; -I*) shift; exec "{REAL}" -I -c "{blind}" "$@" ;;\n'
    bare += f'*) exec "{REAL}" "$@" ;; esac\n'
    code, out, error = run(folder, path=path_with(tmp_path / "bin", python3=bare))
    assert (code, out) == (5, "")
    assert error == (
        f"Plenary needs Python's venv module, and {REAL} comes without it. "
        "On Debian or Ubuntu: apt install python3-venv\n"
    )


def test_a_machine_without_network_is_told_so_and_left_to_try_again(folder: Path, python: str) -> None:
    lock = folder / "requirements" / "run.lock"
    lock.write_text(f"plenary-unreachable==1.0 --hash=sha256:{'0' * 64}\n")
    assert run(folder, path=python, **UNREACHABLE) == (
        5,
        "",
        SETTING_UP + "The packages could not be fetched: no connection to the package index. Check the network (and "
        "the proxy, if there is one: HTTPS_PROXY) and run the command again; it goes on where it stopped.\n",
    )
    lock.write_text("# nothing\n")
    assert run(folder, path=python, **UNREACHABLE) == (0, "plenary\n", SETTING_UP)


def test_a_folder_that_cannot_be_written_to_is_named(root: Path) -> None:
    with TemporaryDirectory() as name:
        folder = copy_to(Path(name) / "plenary", root)
        for path in (Path(name), folder, *folder.rglob("*")):
            path.chmod(0o555)
        # Root may write everywhere, so root's test is run by nobody.
        other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [DASH, str(folder / "plenary")],
            env={"PATH": "/usr/local/bin:/usr/bin:/bin"} if other else os.environ,
            capture_output=True,
            text=True,
            check=False,
            **other,
        )
        for path in (Path(name), folder, *folder.rglob("*")):
            path.chmod(0o755)
    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == (
        f"Plenary cannot write to {folder}: make the folder yours, or copy Plenary to one that is.\n"
    )


def test_renewing_the_locks_without_uv_says_how_to_get_it(folder: Path, python: str) -> None:
    assert run(folder, "lock", path=python) == (
        5,
        "",
        "Renewing the locks needs uv: pip install uv in an environment of your own, then put it on the path "
        "or run UV=/path/to/uv ./plenary lock\n",
    )


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_the_scripts_are_posix_sh_to_the_letter(root: Path) -> None:
    scripts = [root / "plenary", root / ".ci" / "run"]
    done = subprocess.run(["shellcheck", "-s", "sh", *scripts], capture_output=True, text=True, check=False)
    assert done.stdout == ""
