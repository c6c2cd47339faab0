"""Does the sandbox run as a process of its own?"""

import json
import signal
import subprocess
import sys
from urllib.request import urlopen

from connectors.sandbox import Sandbox

_COMMAND = [sys.executable, "-m", "connectors.sandbox"]


def test_it_prints_its_addresses_and_ends_on_a_signal() -> None:
    command = [*_COMMAND, "--json", "--latency-ms", "1", "--story", '{"meeting": "site"}']
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            facts = json.loads(process.stdout.readline())
            with urlopen(facts["control"] + "/world/health", timeout=5) as answer:  # noqa: S310 - loopback
                assert json.load(answer)["status"] == "ok"
            description = facts["authority"] + "/v2.0/.well-known/openid-configuration"
            with urlopen(description, timeout=5) as answer:  # noqa: S310 - loopback
                assert json.load(answer)["token_endpoint"].startswith(facts["authority"])
        finally:
            process.send_signal(signal.SIGTERM)
        assert process.wait(5) == 0


def test_an_unusable_story_or_a_taken_port_is_said_in_one_line(sandbox: Sandbox) -> None:
    taken = sandbox.google_url.rpartition(":")[2]
    for words, complaint in ((["--story", "{}x"], "--story is not usable"), (["--google-port", taken], "cannot open")):
        ended = subprocess.run([*_COMMAND, *words], capture_output=True, text=True, timeout=10, check=False)
        assert ended.returncode == 1
        assert ended.stderr.startswith("sandbox: " + complaint)
        assert "Traceback" not in ended.stderr
