"""The world outside, as the demo reaches it: over HTTP, through the sandbox's own controls."""

from typing import Any, cast

import aiohttp

Json = dict[str, Any]


class OtherSide:
    """The interviewer's mailbox, the candidate's phone, and what the provider sent to whom."""

    def __init__(self, session: aiohttp.ClientSession, control_url: str) -> None:
        self._session = session
        self.url = control_url

    async def consent_by_itself(self, yes: bool) -> None:
        """Whether the consent page says yes without a person."""
        await self._call("PUT", "/world/settings", {"auto_consent": yes})

    async def candidates(self) -> list[tuple[str, str]]:
        """The people who missed an interview: their address, and the provider where their account is."""
        everybody = await self._people()
        return [(one["address"], one["provider"]) for one in everybody if not one["company"]]

    async def interviewers(self) -> list[str]:
        """Addresses of the people who waited for them."""
        everybody = await self._people()
        return [one["address"] for one in everybody if one["company"]]

    async def mark_missed(self, address: str) -> str:
        """Put the label on the interview in the candidate's own calendar app; the answer is the event's id."""
        done = await self._call("POST", f"/world/phone/{address}/mark_missed", {})
        return str(done["event"])

    async def mailbox(self, address: str, label: str = "") -> list[Json]:
        """The mails in somebody's mailbox, raw bytes included."""
        return cast("list[Json]", await self._call("GET", f"/world/mail/{address}?label={label}"))

    async def calendar(self, address: str) -> list[Json]:
        """The entries of somebody's calendars, deleted ones too."""
        return cast("list[Json]", await self._call("GET", f"/world/calendar/{address}"))

    async def notices(self) -> list[Json]:
        """Calendar mails that the provider sent to guests."""
        return cast("list[Json]", await self._call("GET", "/world/notices"))

    async def _people(self) -> list[Json]:
        return cast("list[Json]", await self._call("GET", "/world/people"))

    async def _call(self, method: str, path: str, body: Json | None = None) -> Any:  # noqa: ANN401 - JSON
        async with self._session.request(method, self.url + path, json=body) as answer:
            if answer.status >= 400:
                raise RuntimeError(f"the practice world refused {method} {path}: {await answer.text()}")
            return await answer.json()
