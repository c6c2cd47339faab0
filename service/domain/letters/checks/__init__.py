"""The linter: is a letter fit to be sent? Each rule of the etiquette has a name, and a sentence that helps."""

from service.domain.letters.checks.draft import Draft, Finding
from service.domain.letters.checks.rules import RULES, check_letter

__all__ = ["RULES", "Draft", "Finding", "check_letter"]
