"""Mulligan, the application: a second chance after a missed interview."""
