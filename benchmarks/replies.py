"""How fast are replies read, beside bare parsing of the same bytes? `python -m benchmarks.replies [ROUNDS]`"""

import signal
import statistics
import sys
import time
from email import message_from_bytes
from email.policy import compat32
from types import FrameType

from service.domain.replies import read_reply
from service.reply_cases import Case
from service.wire import mime
from service.wire.reply_text import read_new_text
from tests.corpus.hostile import write_all
from tests.corpus.trial import know_all

PATIENCE = 5.0
MOST_SLOW_MS = 50.0
STAGES = ("bytes to mail", "new words", "meaning")


class TooSlowError(Exception):
    """Reading took longer than anybody waits."""


def read(case: Case) -> tuple[float, ...]:
    """All that the product does from the bytes on; CPU seconds of each stage."""
    began = time.process_time()
    mail = mime.read(case.raw)
    parsed = time.process_time()
    text = read_new_text(mail, [case.ours])
    parted = time.process_time()
    read_reply(mail, text, case.thread)
    return parsed - began, parted - parsed, time.process_time() - parted


def parse(case: Case) -> float:
    """What the standard library does at least, with its compat32 policy; CPU seconds."""
    began = time.process_time()
    message_from_bytes(case.raw, policy=compat32)
    return time.process_time() - began


def measure(rounds: int) -> None:
    """Print the share of CPU, messages a second, and how long single messages take; both sides take turns."""
    cases = [known.case for known in know_all()]
    turns = [[(parse(case), *read(case)) for case in cases] for _ in range(rounds)]
    bare, *stages = (statistics.median(sum(one[part] for one in turn) for turn in turns) for part in range(4))
    ratio = statistics.median(sum(sum(one[1:]) for one in turn) / sum(one[0] for one in turn) for turn in turns)
    each = (statistics.median(sum(one[1:]) for one in of_case) * 1000 for of_case in zip(*turns, strict=True))
    usual = sorted(zip(each, (case.id for case in cases), strict=True))
    print(f"{len(cases)} replies, medians of {rounds} rounds, CPU")
    print(f"reading beside bare parsing: {ratio:.1f} times (goal at most 3)")
    for name, seconds in zip(STAGES, stages, strict=True):
        print(f"  {name}: {seconds / len(cases) * 1000:.2f} ms, {seconds / bare:.1f} times")
    print(f"messages a second: {len(cases) / sum(stages):.0f} (goal 1500)")
    p50, p99, most = (usual[place][0] for place in (len(usual) // 2, int(len(usual) * 0.99), -1))
    print(f"one message: median {p50:.2f} ms, p99 {p99:.2f} ms (goal at most 10), most {most:.2f} ms ({usual[-1][1]})")


def measure_hostile() -> None:
    """Print the slowest of the mails that are made to be slow, and how many miss the goal."""
    known = know_all()[0].case
    mails = {name: Case(known.id, raw, known.ours, known.thread) for name, raw in write_all().items()}
    spent = sorted(((_patient(case), name) for name, case in mails.items()), key=lambda one: sum(one[0]), reverse=True)
    slow = [one for one in spent if sum(one[0]) * 1000 > MOST_SLOW_MS]
    print(f"{len(spent)} hostile mails of 1 MB: {len(slow)} take longer than {MOST_SLOW_MS:.0f} ms")
    for stages, name in spent[: max(5, len(slow))]:
        said = f"over {PATIENCE:.0f} s" if sum(stages) >= PATIENCE else f"{sum(stages) * 1000:.0f} ms"
        print(f"  {said:>9}  {name:<40} {' + '.join(f'{one * 1000:.0f}' for one in stages)}")


def _patient(case: Case) -> tuple[float, ...]:
    """CPU seconds of each stage, the better of two readings; PATIENCE when the first takes longer than that."""
    signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, PATIENCE)
    try:
        return min(read(case), read(case), key=sum)
    except TooSlowError:
        return (PATIENCE,)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlowError


def main() -> None:
    """Entry point."""
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
    measure_hostile()


if __name__ == "__main__":
    main()
