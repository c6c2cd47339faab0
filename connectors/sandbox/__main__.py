"""Run the sandbox alone: `python -m connectors.sandbox`. Stays up until it is interrupted."""

import argparse
import asyncio
import json
import signal
import sys
from datetime import datetime

from connectors.sandbox.server import Sandbox
from connectors.sandbox.story import Story


def read_arguments(words: list[str]) -> argparse.Namespace:
    """The command line; see --help."""
    parser = argparse.ArgumentParser(prog="sandbox", description="A small mail and calendar world on loopback.")
    parser.add_argument("--google-port", type=int, default=0, help="port of Google's face (0: any free one)")
    parser.add_argument("--outlook-port", type=int, default=0, help="port of Microsoft's face (0: any free one)")
    parser.add_argument("--control-port", type=int, default=0, help="port of the control pages (0: any free one)")
    parser.add_argument("--latency-ms", type=float, default=0.0, help="delay before every API answer")
    parser.add_argument(
        "--start",
        type=datetime.fromisoformat,
        default=None,
        help="the world's first instant, with offset (default: now)",
    )
    parser.add_argument("--story", default="{}", help='story as JSON, such as {"meeting": "site"}')
    parser.add_argument("--json", action="store_true", help="print the addresses as one JSON object")
    return parser.parse_args(words)


def _story(text: str) -> Story:
    try:
        return Story(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise SystemExit(f"sandbox: --story is not usable: {error}") from None


async def run(arguments: argparse.Namespace) -> None:
    """Serve until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    async with Sandbox(
        arguments.google_port,
        arguments.control_port,
        arguments.start,
        arguments.latency_ms / 1000,
        _story(arguments.story),
        arguments.outlook_port,
    ) as sandbox:
        _announce(sandbox, arguments.json)
        await stop.wait()


def _announce(sandbox: Sandbox, as_json: bool) -> None:
    client, secret = sandbox.client
    outlook, outlook_secret = sandbox.outlook_web_client
    facts = {
        **sandbox.addresses,
        "client_id": client,
        "client_secret": secret,
        "outlook_client_id": sandbox.outlook_client[0],
        "outlook_web_client_id": outlook,
        "outlook_web_client_secret": outlook_secret,
    }
    if as_json:
        sys.stdout.write(json.dumps(facts) + "\n")
    else:
        sys.stdout.write("".join(f"{name} {value}\n" for name, value in facts.items()))
    sys.stdout.flush()


def main() -> None:
    """Entry point."""
    arguments = read_arguments(sys.argv[1:])
    try:
        asyncio.run(run(arguments))
    except OSError as error:
        raise SystemExit(f"sandbox: cannot open the port: {error.strerror}") from None


if __name__ == "__main__":
    main()
