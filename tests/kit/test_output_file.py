import errno
import os
import resource
import stat
import threading
from pathlib import Path

import pytest

from plenary.kit.output_file import refuse, write, write_all
from plenary.kit.refusal import Outcome, Refusal


def refusal(call, *arguments, **named) -> tuple[str, Outcome]:
    with pytest.raises(Refusal) as caught:
        call(*arguments, **named)
    return caught.value.sentence, caught.value.outcome


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def test_a_new_file_is_written_with_the_permissions_of_a_new_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write(tmp_path / "text.json", b"whole", overwrite=False)
    finally:
        os.umask(old)
    assert files(tmp_path) == {"text.json": b"whole"}
    assert stat.S_IMODE((tmp_path / "text.json").stat().st_mode) == 0o640


def test_a_file_that_exists_is_kept_unless_the_user_says_force(tmp_path: Path) -> None:
    path = tmp_path / "text.json"
    path.write_bytes(b"old")
    path.chmod(0o600)
    assert refusal(write, path, b"new", overwrite=False) == (
        f"{path} exists already; give another name, or --force to replace it.",
        Outcome.OUTPUT,
    )
    assert files(tmp_path) == {"text.json": b"old"}
    write(path, b"new", overwrite=True)
    assert files(tmp_path) == {"text.json": b"new"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_input_is_never_overwritten_not_even_with_force(tmp_path: Path) -> None:
    path = tmp_path / "base.docx"
    path.write_bytes(b"base")
    (tmp_path / "link.docx").symlink_to(path)
    assert refusal(write, tmp_path / "link.docx", b"new", overwrite=True, inputs=[path]) == (
        f"{tmp_path / 'link.docx'} is one of the files being read; give the output another name.",
        Outcome.OUTPUT,
    )
    assert path.read_bytes() == b"base"


def test_several_files_are_written_all_or_none(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(b"old")
    contents = {tmp_path / "a.docx": b"a", tmp_path / "b.pdf": b"b"}
    assert refusal(write_all, contents, overwrite=False)[1] == Outcome.OUTPUT
    assert files(tmp_path) == {"b.pdf": b"old"}
    write_all(contents, overwrite=True)
    assert files(tmp_path) == {"a.docx": b"a", "b.pdf": b"b"}


def test_two_outputs_of_one_name_are_refused(tmp_path: Path) -> None:
    assert refusal(refuse, [tmp_path / "a.pdf", tmp_path / "." / "a.pdf"], overwrite=True) == (
        "Two outputs have the same name; give each of them its own.",
        Outcome.OUTPUT,
    )


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "real.txt")
    write(tmp_path / "link.txt", b"words", overwrite=False)
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"words"


def test_a_place_that_cannot_hold_the_file_is_refused_before_any_work(tmp_path: Path) -> None:
    assert refusal(refuse, [tmp_path], overwrite=True)[0] == f"{tmp_path} is a folder; give the name of a file."
    assert refusal(refuse, [tmp_path / "none" / "a.pdf"], overwrite=False)[0] == (
        f"There is no folder {tmp_path / 'none'} to write a.pdf in; make it first."
    )
    long = tmp_path / ("n" * 300)
    assert refusal(refuse, [long], overwrite=False)[0] == (
        f"The name {long} is too long for this disk; give a shorter one."
    )


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_to_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    assert refusal(refuse, [tmp_path / "a.pdf"], overwrite=False)[0] == (
        f"The folder {tmp_path} cannot be written to; choose another for a.pdf."
    )


def test_a_disk_that_fills_up_leaves_the_old_files_and_no_scraps(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        sentence, outcome = refusal(
            write_all, {tmp_path / "a.docx": b"new", tmp_path / "b.pdf": bytes(2000)}, overwrite=True
        )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert sentence == (
        f"{tmp_path / 'b.pdf'} was not written ({os.strerror(errno.EFBIG)}); choose another place for it."
    )
    assert outcome == Outcome.OUTPUT
    assert files(tmp_path) == {"a.docx": b"old"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this system")
def test_a_full_disk_is_named_as_such() -> None:
    assert refusal(write, Path("/dev/full"), b"words", overwrite=False)[0] == (
        "The disk is full: /dev/full was not written; make room and run the command again."
    )


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write(pipe, b"words", overwrite=False)
    reader.join()
    assert read == [b"words"]
    assert pipe.is_fifo()


def test_of_two_runs_that_want_one_new_name_one_gets_it_and_neither_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "text.json"
    start = threading.Barrier(2)
    refused: list[str] = []

    def run(content: bytes) -> None:
        start.wait()
        try:
            write(path, content, overwrite=False)
        except Refusal as refusal:
            refused.append(refusal.sentence)

    threads = [threading.Thread(target=run, args=(name * 200_000,)) for name in (b"a", b"b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == [f"{path} exists already; give another name, or --force to replace it."]
    assert files(tmp_path) in ({"text.json": b"a" * 200_000}, {"text.json": b"b" * 200_000})
