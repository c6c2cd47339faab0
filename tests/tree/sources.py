"""The Python files of this project, parsed once, and what the budgets count in them."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("service", "connectors", "templates", "tests", "benchmarks")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Source:
    """One file: its path from the project's root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def length(self) -> int:
        """Lines in the file."""
        return len(self.text.splitlines())

    @property
    def module(self) -> str:
        """The dotted name under which it is imported."""
        return self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")

    def functions(self) -> Iterator[Function]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


@cache
def read_sources(*folders: str) -> tuple[Source, ...]:
    """The Python files under the folders (all of them by default); empty files are left out."""
    found = []
    for folder in folders or FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            if text.strip():
                found.append(Source(path.relative_to(ROOT).as_posix(), text, ast.parse(text)))
    return tuple(found)


def length(function: Function) -> int:
    """Lines of a function from its `def` to its end."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def share(numbers: list[int], part: float) -> int:
    """The number that `part` of all numbers do not exceed, so 0.5 gives the median."""
    return sorted(numbers)[max(0, round(part * len(numbers)) - 1)]


def imported(source: Source) -> Iterator[str]:
    """The dotted names of modules that a file imports, relative ones resolved, type-checking ones included."""
    package = source.module if source.path.endswith("__init__.py") else source.module.rpartition(".")[0]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)
