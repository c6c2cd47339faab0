"""Who a worker is."""

import os
import secrets
import socket


def make_executor_id() -> str:
    """A name that no other process has or had: host, process id and chance.

    DBOS would call every process "local", and two of the same name take each other's running jobs away.
    """
    return f"{socket.gethostname() or 'host'}-{os.getpid()}-{secrets.token_hex(4)}"
