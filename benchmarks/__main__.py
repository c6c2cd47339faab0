"""All figures, one after the other: `python -m benchmarks`."""

from benchmarks import idle_poll, reaction, start
from benchmarks.first_sync import contest

for one in (start.main, idle_poll.main, reaction.main, contest.main):
    one()
