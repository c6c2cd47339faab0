"""Is only what belongs here committed, and does nothing that others see name this tool?"""

import ast
import re
import subprocess

import pytest

from tests.tree.sources import ROOT, Source, read_sources

SEEN_BY_OTHERS = ("service/wire", "service/render.py", "service/domain", "connectors/google", "connectors/shared")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/(?!me/)\w+|opt/(?:pypi|wheels))/\w")
REGISTRY = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|--index-url|--find-links")
HOST = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
RESERVED = re.compile(r"(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|org|net)$")


def committed() -> list[str]:
    """Paths of every file that git keeps; skips where this is not a clone."""
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        pytest.skip("not a git clone, so what is committed cannot be listed")
    return [path for path in answer.stdout.split("\0") if path and (ROOT / path).is_file()]


def texts() -> list[tuple[str, str]]:
    """(path, text) of every committed text file."""
    found = []
    for path in committed():
        data = (ROOT / path).read_bytes()
        if b"\0" not in data:
            found.append((path, data.decode("utf-8", errors="replace")))
    return found


def test_no_file_of_a_machine_is_committed() -> None:
    """Locks of other tools, settings, databases and keys stay at home."""
    unwanted = re.compile(r"(^|/)(uv\.lock|config\.toml|vault\.key|\.env)$|\.(sqlite|pyc|key|pem)$")
    assert [path for path in committed() if unwanted.search(path)] == []


def test_no_registry_address_and_no_path_of_a_machine_is_committed() -> None:
    """Whoever clones this may live elsewhere and use another index."""
    found = [
        f"{path}: {hit.group()}"
        for path, text in texts()
        if path != "tests/tree/test_committed.py"
        for pattern in (MACHINE_PATH, REGISTRY)
        if (hit := pattern.search(text))
    ]
    assert found == []


def test_every_mail_address_belongs_to_a_reserved_domain() -> None:
    """RFC 2606 and RFC 6761: no letter of a test can ever reach anybody."""
    found = [
        f"{path}: {hit.group()}"
        for path, text in texts()
        if path.endswith((".py", ".txt", ".md", ".toml", ".html"))
        for hit in HOST.finditer(text)
        if not RESERVED.search(hit.group(1).lower()) and not _is_code(path, hit.group())
    ]
    assert found == []


def _is_code(path: str, text: str) -> bool:
    """Calendar ids of Google's own public holiday calendars and made-up message ids are no mailboxes."""
    return text.endswith((".calendar.google.com", "@mail.gmail.com"))


def test_nothing_that_others_see_names_this_tool() -> None:
    """An interviewer never learns from a header, an event or a request that a tool took part."""
    found = [f"{source.path}: {text}" for source in read_sources("service", "connectors") for text in _outgoing(source)]
    looked_for = "service/domain/letters/language.py: mulligan"  # the etiquette refuses a letter with this word
    named = [where for where in found if where.startswith(SEEN_BY_OTHERS) and "mulligan" in where.lower()]
    assert [where for where in named if where != looked_for] == []
    letters = [path for path in (ROOT / "templates" / "email").rglob("*.txt") if "mulligan" in path.read_text().lower()]
    assert letters == []


def _outgoing(source: Source) -> list[str]:
    """Every text constant of a file except its docstrings."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    constants = [node for node in ast.walk(source.tree) if isinstance(node, ast.Constant) and id(node) not in docs]
    return [node.value for node in constants if isinstance(node.value, str)]
