"""The demo: the real application against the sandbox, on loopback, with nothing to set up."""
