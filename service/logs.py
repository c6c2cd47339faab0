"""Where log lines go, and that they stay free of anything personal."""

import logging
import sys
from typing import TextIO

import structlog

_QUIET = ("uvicorn.access", "uvicorn.error", "alembic", "aiohttp.access", "dbos", "asyncio")


def set_up_logs(level: str = "info", style: str = "plain", stream: TextIO | None = None) -> None:
    """Write our own lines to `stream` (stderr by default), for people ("plain") or machines ("json").

    Lines name events and ids only: no title, address, letter or token is ever given to the log. Tracebacks of
    unforeseen errors are written without the values of variables.
    """
    shown = stream or sys.stderr
    ending = (
        structlog.processors.JSONRenderer()
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=shown.isatty(), exception_formatter=structlog.dev.plain_traceback)
    )
    chain: list[structlog.typing.Processor] = [
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if style == "json":
        chain.append(structlog.processors.format_exc_info)
    structlog.configure(
        processors=[*chain, ending],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(shown),
        cache_logger_on_first_use=False,
    )
    for name in _QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
