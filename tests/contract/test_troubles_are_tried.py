"""Each trouble that a provider may make is tried by tests that exist, and the shared ones run for every provider."""

import ast
from pathlib import Path

import pytest

from connectors import PROVIDERS
from tests.contract.conftest import BENCHES
from tests.contract.troubles import COVERED

_ROOT = Path(__file__).parents[2]


def tests_in(file: Path) -> set[str]:
    """The names of the tests in a file."""
    tree = ast.parse(file.read_text())
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("trouble", COVERED)
def test_each_trouble_is_tried(trouble: str) -> None:
    assert COVERED[trouble]
    for named in COVERED[trouble]:
        file, _, name = named.partition("::")
        path = file if file.startswith("tests/") else f"tests/contract/{file}"
        assert name in tests_in(_ROOT / f"{path}.py"), named


def test_every_provider_in_the_registry_has_a_bench() -> None:
    assert set(BENCHES) == set(PROVIDERS)
