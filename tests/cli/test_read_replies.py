"""`read-replies` as a program of its own: a file or standard input, line by line, and an exit code."""

import json
import subprocess
import sys
from pathlib import Path

from tests.cli.conftest import ROOT

FILE = ROOT / "tests" / "corpus" / "replies.jsonl"
PROGRAM = (sys.executable, "-c", "from service.cli import main; main()", "read-replies")


def read_replies(*words: str, typed: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command to its end."""
    return subprocess.run([*PROGRAM, *words], input=typed, capture_output=True, check=False, cwd=ROOT)


def test_a_file_and_standard_input_are_read_alike() -> None:
    lines = FILE.read_bytes().splitlines(keepends=True)[:20]
    typed = read_replies(typed=b"".join(lines))
    told = [json.loads(line) for line in typed.stdout.splitlines()]
    named = [json.loads(line) for line in read_replies(str(FILE)).stdout.splitlines()[:20]]
    for one in (*told, *named):
        one.pop("ms")
    assert told == named
    assert [one["id"] for one in told] == [json.loads(line)["id"] for line in lines]
    assert (typed.returncode, typed.stderr) == (0, b"")


def test_a_bad_line_keeps_its_place_and_the_exit_code_tells(tmp_path: Path) -> None:
    first, second = FILE.read_bytes().splitlines()[:2]
    file = tmp_path / "cases.jsonl"
    file.write_bytes(b"\n".join([first, b"", b'{"id": "\xff"}', b"[1, 2", second]))
    done = read_replies(str(file))
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one.get("line") for one in told] == [None, 2, 3, 4, None]
    assert all(one["error"] for one in told[1:4])
    assert done.returncode == 1


def test_an_answer_comes_at_once_and_not_at_the_end() -> None:
    with subprocess.Popen(PROGRAM, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for line in FILE.read_bytes().splitlines()[:3]:
            program.stdin.write(line + b"\n")
            program.stdin.flush()
            assert json.loads(program.stdout.readline())["id"] == json.loads(line)["id"]
        program.stdin.close()
        assert program.wait(timeout=20) == 0


def test_a_file_that_is_not_there_is_a_mistake_in_the_command() -> None:
    done = read_replies("no-such-file.jsonl")
    assert done.returncode == 2
    assert b"no-such-file.jsonl" in done.stderr


def test_nothing_in_means_nothing_out() -> None:
    done = read_replies()
    assert (done.returncode, done.stdout) == (0, b"")
