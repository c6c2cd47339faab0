"""Runs each contract test once per provider, in one event loop with the server it talks to.

Adding a provider adds one line to BENCHES, and no test.
"""

import asyncio
import inspect
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack

import pytest

from tests.contract.bench import Bench
from tests.contract.google_bench import GoogleBench

BENCHES: Mapping[str, Callable[[], Bench]] = {"google": GoogleBench}


@pytest.fixture(params=sorted(BENCHES))
def bench(request: pytest.FixtureRequest) -> Bench:
    """A provider's bench; it is opened when the test runs."""
    return BENCHES[request.param]()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine, with its bench opened around it."""
    test = pyfuncitem.obj
    if not inspect.iscoroutinefunction(test):
        return None
    given = {name: pyfuncitem.funcargs[name] for name in inspect.signature(test).parameters}

    async def play() -> None:
        async with AsyncExitStack() as opened:
            for value in given.values():
                if isinstance(value, AbstractAsyncContextManager):
                    await opened.enter_async_context(value)
            await test(**given)

    asyncio.run(play())
    return True
