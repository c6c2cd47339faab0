"""A small world on loopback that speaks a provider's wire protocols: accounts, mail, calendars, interviewers.

It answers only on 127.0.0.1 and knows only reserved example domains.
"""

from connectors.sandbox.server import Sandbox
from connectors.sandbox.story import Story

__all__ = ["Sandbox", "Story"]
