"""The contest as a command; see `benchmarks.first_sync.contest`."""

from benchmarks.first_sync.contest import main

if __name__ == "__main__":
    main()
