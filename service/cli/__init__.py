"""The command line: `mulligan COMMAND`. Each command's module is imported only when that command runs."""

from service.cli.entry import main

__all__ = ["main"]
