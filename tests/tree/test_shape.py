"""Is the tree still easy to read? Budgets over files and functions, held for every one of them."""

import ast
from collections.abc import Iterator

from tests.tree.sources import Function, length, read_sources, share

PRODUCT = ("service", "connectors", "templates", "benchmarks")
VAGUE = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}


def test_no_file_is_longer_than_400_lines() -> None:
    """One file is one thing to understand."""
    assert [f"{source.path}: {source.length}" for source in read_sources() if source.length > 400] == []


def test_files_are_short_on_the_whole() -> None:
    """The usual file fits on two screens."""
    lengths = [source.length for source in read_sources(*PRODUCT)]
    assert share(lengths, 0.5) <= 80
    assert share(lengths, 0.9) <= 250


def test_no_function_is_longer_than_40_lines() -> None:
    """One function fits on one screen."""
    long = [
        f"{source.path}: {function.name} has {length(function)}"
        for source in read_sources()
        for function in source.functions()
        if length(function) > 40
    ]
    assert long == []


def test_functions_are_short_on_the_whole() -> None:
    """Nine of ten functions are at most 20 lines long, and half of them at most 8."""
    lengths = [length(function) for source in read_sources(*PRODUCT) for function in source.functions()]
    assert share(lengths, 0.5) <= 8
    assert share(lengths, 0.9) <= 20


def test_no_module_has_a_vague_name() -> None:
    """A name that fits everything tells nothing."""
    assert [source.path for source in read_sources() if VAGUE & set(source.module.split("."))] == []


def test_every_module_says_what_it_is_for() -> None:
    """The first line of a file is the first thing a reader meets."""
    assert [source.path for source in read_sources(*PRODUCT) if not ast.get_docstring(source.tree)] == []


def test_every_public_function_and_class_says_what_it_does() -> None:
    """Names alone do not tell units, shapes and errors."""
    assert [where for source in read_sources(*PRODUCT) for where in _silent(source.path, source.tree)] == []


def _silent(path: str, node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function | ast.ClassDef):
            continue
        if child.name.startswith("_") or _is_bare_property(child):
            continue
        if not ast.get_docstring(child):
            yield f"{path}: {child.name}"
        if isinstance(child, ast.ClassDef):
            yield from _silent(path, child)


def _is_bare_property(node: Function | ast.ClassDef) -> bool:
    """A member of a protocol that is only declared, and the overloads of a function, need no words of their own."""
    last = node.body[-1]
    return isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) and last.value.value is ...
