"""Each trouble that a provider may make is tried by tests that exist, and what is shared runs for every provider."""

import ast
from itertools import chain
from pathlib import Path

from connectors import PROVIDERS
from tests.contract.conftest import BENCHES
from tests.contract.troubles import COVERED

_TESTS = Path(__file__).parents[1]


def _names() -> set[str]:
    """The names of all tests of this folder and of the story."""
    files = chain((_TESTS / "contract").glob("test_*.py"), (_TESTS / "story").glob("test_*.py"))
    trees = (ast.parse(file.read_text()) for file in files)
    return {
        node.name for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def test_every_trouble_is_tried_by_tests_that_exist() -> None:
    assert all(COVERED.values())
    known = _names()
    missing = {trouble: set(names) - known for trouble, names in COVERED.items()}
    assert {trouble: names for trouble, names in missing.items() if names} == {}


def test_every_provider_in_the_registry_has_a_bench() -> None:
    assert set(BENCHES) == set(PROVIDERS)
