"""How long does `mulligan --help` take, beside an empty Python? `python -m benchmarks.start [RUNS]`"""

import statistics
import subprocess
import sys
import time

EMPTY = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-c", "from service.cli import main; main()", "--help"]


def measure(runs: int) -> None:
    """Print both medians and their ratio; the two commands take turns."""
    empty, shown = [], []
    for _ in range(runs + 1):
        empty.append(_time(EMPTY))
        shown.append(_time(HELP))
    ratios = [after / before for before, after in zip(empty[1:], shown[1:], strict=True)]
    print(f"empty Python {statistics.median(empty[1:]) * 1000:.1f} ms,", end=" ")
    print(f"mulligan --help {statistics.median(shown[1:]) * 1000:.1f} ms,", end=" ")
    print(f"ratio {statistics.median(ratios):.2f} (least {min(ratios):.2f}, most {max(ratios):.2f})")


def _time(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Entry point."""
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 21)


if __name__ == "__main__":
    main()
