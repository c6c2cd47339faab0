"""`python -m service` is the same as `mulligan`."""

from service.cli import main

if __name__ == "__main__":
    main()
