"""What each exit code means; scripts may rely on these."""

from enum import IntEnum


class Exit(IntEnum):
    """How a command ended."""

    OK = 0
    FAILED = 1
    USAGE = 2
    NOT_FOUND = 3
    NEEDS_PERSON = 4
    SETTINGS = 5
    INTERRUPTED = 130


MEANINGS = {
    Exit.OK: "done",
    Exit.FAILED: "it did not work (network, provider, disk, or a check failed)",
    Exit.USAGE: "the command was not understood",
    Exit.NOT_FOUND: "there is no such case, account or event",
    Exit.NEEDS_PERSON: "a person has to do something first, such as connecting again",
    Exit.SETTINGS: "the settings cannot be used",
    Exit.INTERRUPTED: "interrupted with Ctrl-C",
}
