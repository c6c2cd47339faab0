"""Do imports only point where the architecture says? What import-linter cannot express is held here."""

import sys
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import packages_distributions

import pytest

from tests.tree.sources import imported, read_sources

PACKAGES = ("service", "connectors", "templates")
STAND_INS = ("unittest.mock", "mock", "pytest_mock", "responses", "aioresponses", "respx")


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    """Decisions can be read, and tested, without anything installed."""
    strangers = [
        f"{source.path}: {name}"
        for source in read_sources("service/domain")
        for name in imported(source)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("service.domain")
    ]
    assert strangers == []


def test_the_domain_reads_no_clock_and_no_chance() -> None:
    """The same question gets the same answer, always."""
    forbidden = {"random", "secrets", "logging", "asyncio", "os", "time", "uuid", "socket"}
    found = [
        f"{source.path}: {name}"
        for source in read_sources("service/domain")
        for name in imported(source)
        if name.split(".")[0] in forbidden
    ]
    found += [
        f"{source.path}: {word}"
        for source in read_sources("service/domain")
        for word in ("datetime.now(", ".utcnow(", "date.today(", "async def")
        if word in source.text
    ]
    assert found == []


def test_modules_do_not_import_in_circles() -> None:
    """Any module can be understood after those it imports."""
    sources = read_sources(*PACKAGES)
    modules = {source.module for source in sources}
    packages = {source.module for source in sources if source.path.endswith("__init__.py")}
    graph = {
        source.module: {
            name for name in imported(source) if name in modules and not source.module.startswith(f"{name}.")
        }
        - ({source.module} | (packages if source.path.endswith("__init__.py") else set()))
        for source in sources
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


def test_the_sandbox_and_the_google_sdk_stay_in_their_rooms() -> None:
    """Types of an SDK never leave its provider's folder."""
    found = [
        f"{source.path}: {name}"
        for source in read_sources("service", "connectors")
        for name in imported(source)
        if name.split(".")[0] in ("googleapiclient", "google", "google_auth_oauthlib")
        and not source.path.startswith("connectors/google/")
    ]
    assert found == []


def test_nothing_is_tested_against_a_stand_in() -> None:
    """Tests run against real servers on loopback; nothing of ours is replaced while it runs."""
    found = [
        f"{source.path}: {name}"
        for source in read_sources("tests", "benchmarks")
        for name in imported(source)
        if name.startswith(STAND_INS)
    ]
    patched = "monkeypatch." + "setattr"
    found += [f"{source.path}: {patched}" for source in read_sources("tests", "benchmarks") if patched in source.text]
    assert found == []


def test_no_other_installed_distribution_claims_our_package_names() -> None:
    """`service`, `connectors` and `templates` are short names; whoever shares them would break us silently."""
    owners = packages_distributions()
    assert {name: owners.get(name, ["mulligan"]) for name in PACKAGES} == {name: ["mulligan"] for name in PACKAGES}
