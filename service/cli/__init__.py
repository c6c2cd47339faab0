"""The command line: `mulligan COMMAND`. Each command's module is imported only when that command runs."""

import sys

from service.cli.front import asks_for_help, front_page


def main() -> None:
    """The program's entry; leaves with one of the documented exit codes."""
    words = sys.argv[1:]
    if asks_for_help(words):
        sys.stdout.write(front_page())
        return
    from service.cli.entry import run

    sys.exit(run(words))
