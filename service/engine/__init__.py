"""Moves the work: hints through DBOS, a reconcile loop that finds what was lost, and the polling tick.

The books are the truth. An engine job only says "look at case 17, version 4": losing, delaying or doubling one
must never matter. This is the only package that imports dbos.
"""
