"""All figures, one after the other: `python -m benchmarks`."""

from benchmarks import idle_poll, reaction, start

for one in (start.main, idle_poll.main, reaction.main):
    one()
