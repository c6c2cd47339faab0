"""The linter stands in `service.domain.checks`."""

from service.domain.checks import Finding, check_letter

__all__ = ["Finding", "check_letter"]
