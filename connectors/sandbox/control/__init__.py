"""The hand on the world: an HTTP API under /world and a few plain pages for people."""
