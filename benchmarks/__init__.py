"""Measured claims: each module is a command that prints its figures beside a bound from the same run."""
