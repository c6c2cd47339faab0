"""Public holidays, from the `holidays` package."""

from datetime import date


class Holidays:
    """Answers which days of a year are public holidays in a country (see `service.ports.words.Almanac`)."""

    def holidays(self, country: str, years: tuple[int, ...]) -> frozenset[date]:
        """Dates in these years; `country` is ISO 3166-1 alpha-2, optionally "-" subdivision; none when unknown."""
        if not country:
            return frozenset()
        import holidays  # noqa: PLC0415 - a large package that most installations never need

        code, _, part = country.upper().partition("-")
        try:
            return frozenset(holidays.country_holidays(code, subdiv=part or None, years=years))
        except NotImplementedError:
            return frozenset()
