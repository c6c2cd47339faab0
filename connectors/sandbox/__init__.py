"""A small world on loopback that speaks a provider's wire protocols: accounts, mail, calendars, interviewers.

It answers only on 127.0.0.1 and knows only reserved example domains.
"""

from .server import Sandbox
from .story import Story

__all__ = ["Sandbox", "Story"]
