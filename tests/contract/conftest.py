"""Runs each contract test once per provider, in one event loop with the server it talks to.

Adding a provider adds one line to BENCHES, and no test.
"""

from collections.abc import Callable, Mapping

import pytest

from tests.contract.bench import Bench
from tests.contract.google_bench import GoogleBench
from tests.contract.outlook_bench import OutlookBench

BENCHES: Mapping[str, Callable[[], Bench]] = {"google": GoogleBench, "outlook": OutlookBench}


@pytest.fixture(params=sorted(BENCHES))
def bench(request: pytest.FixtureRequest) -> Bench:
    """A provider's bench; it is opened when the test runs."""
    return BENCHES[request.param]()
