"""For all tests: coroutines are run, and the collector is not called after every 700 objects."""

import asyncio
import gc
import inspect
from contextlib import AbstractAsyncContextManager, AsyncExitStack

import pytest

gc.set_threshold(50_000, 20, 20)  # what a test allocates is gone with it


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine, in one event loop with all that it opens."""
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
