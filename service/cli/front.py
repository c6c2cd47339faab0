"""The front page of the command line. It is plain text made here, so that showing it imports nothing at all."""

COMMANDS = {
    "demo": "Play the whole story on this machine, without an account.",
    "serve": "Run Mulligan: the pages and the background work.",
    "accounts": "List, connect and disconnect accounts; choose calendars and mailboxes.",
    "cases": "List the cases, newest first.",
    "show": "Show one case with its timeline.",
    "missed": "List recent events, or mark one as missed.",
    "late": "Say that you are late for an interview that runs right now.",
    "absent": "Say that the other side did not come.",
    "approve": "Approve the letter of a case, so that it is sent.",
    "letters": "Show all letters, try one, check your own templates.",
    "notices": "Try the ways by which reminders reach you.",
    "read-replies": "See how replies would be read, from a file of cases.",
    "config": "Show, check and explain the settings.",
    "doctor": "Check everything that could be wrong, and say what to do.",
    "export": "Write everything that is stored about you to a file.",
    "sandbox": "Start only the practice world, for any client to try.",
}
_OPENING = """\
Usage: mulligan [OPTIONS] COMMAND [ARGS]...

  A second chance after a missed job interview.

  Drafts the apology, waits for your approval, and books the new meeting.

Options:
  --config FILE  Settings file to use instead of the usual ones.
  --debug        Show the program's own view of an unexpected failure.
  --version      Show the version and exit.
  -h, --help     Show this message and exit.

Commands:
"""
_ENDING = """
Each command explains itself: mulligan COMMAND --help

Exit codes:
    0  done
    1  it did not work (network, provider, disk, or a check failed)
    2  the command was not understood
    3  there is no such case, account or event
    4  a person has to do something first, such as connecting again
    5  the settings cannot be used
  130  interrupted with Ctrl-C
"""


def front_page() -> str:
    """What `mulligan --help` shows."""
    return _OPENING + "".join(f"  {name:<14}{says}\n" for name, says in COMMANDS.items()) + _ENDING


def asks_for_help(words: list[str]) -> bool:
    """Whether a command line wants the front page and nothing else."""
    return words in ([], ["-h"], ["--help"])
