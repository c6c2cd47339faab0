"""For all tests: what they allocate is gone with them, so the collector need not look after every 700 objects."""

import gc

gc.set_threshold(50_000, 20, 20)
