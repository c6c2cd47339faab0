"""Connecting, changing and leaving an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.domain.account import FULL, Ability, Account, AccountState, Preferences
from service.domain.case import Case, Note, State
from service.domain.lifecycle import Happening, allows, move
from service.errors import NotFound, OutsideError
from service.ports.calendar import CalendarInfo
from service.ports.sign_in import Consent, Grant
from service.ports.store import Books, Position, PositionKind
from service.usecases.desk import Desk
from service.usecases.keeping import keep, listen_anew, mail_position, prompt, set_alarm_anew
from service.usecases.letters.composing import derive_id
from service.usecases.mailboxes import writers_through


@dataclass(frozen=True, slots=True)
class AccountView:
    """An account and how far its calendars and mailbox have been read."""

    account: Account
    positions: Sequence[Position]


async def begin(
    desk: Desk, provider: str, redirect_uri: str, wanted: frozenset[Ability] | None = None, hint: str = ""
) -> Consent:
    """Where to send the person's browser to give consent."""
    return await desk.providers[provider].sign_in.begin(redirect_uri, FULL if wanted is None else wanted, hint)


async def finish(desk: Desk, provider: str, consent: Consent, redirect_uri: str, answer: Mapping[str, str]) -> Account:
    """Connect, or connect again, the account that the browser came back from; all its cases are kept."""
    return await welcome(desk, provider, await desk.providers[provider].sign_in.finish(consent, redirect_uri, answer))


async def welcome(desk: Desk, provider: str, grant: Grant) -> Account:
    """Keep what was granted, whichever way it came: the account is connected, and its cases go on."""
    account, stuck = await desk.store.run(lambda books: _welcome(desk, books, provider, grant))
    for case in stuck:
        prompt(desk, case)
    return account


async def disconnect(desk: Desk, account_id: str) -> None:
    """Give the permission back and forget it; the cases stay readable here."""

    def forget(books: Books) -> Grant | None:
        account, grant = books.accounts.get(account_id), books.accounts.grant(account_id)
        books.accounts.put(replace(account, state=AccountState.GONE, state_reason="You disconnected this account."))
        books.accounts.put_grant(account_id, None)
        for position in books.positions.of_account(account_id):
            books.positions.put(replace(position, cursor="", due=None))
        _forget_interviews(books, account_id)
        for writer in writers_through(books, account_id):
            books.positions.put(replace(mail_position(books, writer), cursor="", due=None))
        for case in _concerned(books, account_id):
            if case.approval is not None and (after := _take_back(case)) is not None:
                note = Note(desk.now(), f"You disconnected {account.address}, so your approval was taken back.")
                keep(desk, books, after, note)
        return grant

    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    grant = await desk.store.run(forget)
    if grant is not None:
        try:
            await desk.providers[account.provider].sign_in.revoke(grant)
        except OutsideError as error:
            raise OutsideError(
                "The account is disconnected here, but the provider could not be told. "
                f"Please remove the permission in your account's settings too. ({error})"
            ) from error


def _forget_interviews(books: Books, account_id: str) -> None:
    for place in books.interviews.places(account_id):
        books.interviews.remove(account_id, *place)


async def list_accounts(desk: Desk) -> Sequence[AccountView]:
    """Every account with its reading positions."""

    def work(books: Books) -> Sequence[AccountView]:
        return [AccountView(one, books.positions.of_account(one.id)) for one in books.accounts.all()]

    return await desk.store.run(work)


async def see_calendars(desk: Desk, account_id: str) -> Sequence[CalendarInfo]:
    """The calendars of an account, to choose from."""
    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    return await desk.connect(account).calendar.calendars()


async def choose_calendars(desk: Desk, account_id: str, ids: Sequence[str]) -> Account:
    """Watch these calendars and count them as busy; new entries go into the first one."""

    def work(books: Books) -> Account:
        account = replace(books.accounts.get(account_id), calendars=tuple(dict.fromkeys(ids)))
        books.accounts.put(account)
        _watch_calendars(desk, books, account)
        listen_anew(desk, books, account)
        return account

    return await desk.store.run(work)


async def change_preferences(desk: Desk, account_id: str, preferences: Preferences) -> Account:
    """Store what the owner prefers."""

    def work(books: Books) -> Account:
        account = replace(books.accounts.get(account_id), preferences=preferences)
        books.accounts.put(account)
        for case in books.shelf.unclosed(account_id):
            set_alarm_anew(desk, books, case)
        return account

    return await desk.store.run(work)


async def create_label(desk: Desk, account_id: str) -> None:
    """Put the label that marks a missed interview into the account's own calendar."""
    account = await desk.store.run(lambda books: books.accounts.get(account_id))
    name = account.preferences.marker_labels[-1] if account.preferences.marker_labels else "Missed interview"
    await desk.connect(account).calendar.create_label(account.calendars[0], name)


def _welcome(desk: Desk, books: Books, provider: str, grant: Grant) -> tuple[Account, Sequence[Case]]:
    """The account, connected, and every case that may go on now."""
    account_id = derive_id("account", provider, grant.address)
    try:
        known = books.accounts.get(account_id)
    except NotFound:
        known = Account(id=account_id, provider=provider, address=grant.address, calendars=(grant.calendar,))
    account = replace(
        known,
        name=grant.name or known.name,
        zone=grant.zone,
        state=AccountState.CONNECTED,
        state_reason="",
        abilities=grant.abilities,
        connected_at=desk.now(),
        grant_expires_at=grant.expires_at,
    )
    books.accounts.put(account)
    books.accounts.put_grant(account_id, grant)
    _watch_calendars(desk, books, account)
    for one in (account, *writers_through(books, account_id)):
        listen_anew(desk, books, one)
    return account, [_wake(desk, books, case) for case in _concerned(books, account_id)]


def _take_back(case: Case) -> Case | None:
    """The case without its approval; None when that is used up. One that is being sent is looked at as ever: what a
    try may have let out is found, and nothing more leaves."""
    if allows(case.state, Happening.UNDONE):
        return move(case, Happening.UNDONE, approval=None)
    return replace(case, approval=None) if case.state is State.SENDING else None


def _concerned(books: Books, account_id: str) -> Sequence[Case]:
    """The unclosed cases of an account, and of those whose letters go out from its mailbox."""
    writers = [one.id for one in writers_through(books, account_id) if one.id != account_id]
    return [case for one in (account_id, *writers) for case in books.shelf.unclosed(one)]


def _wake(desk: Desk, books: Books, case: Case) -> Case:
    """Work that was stuck goes on at once, where it was."""
    if not case.tries:
        return set_alarm_anew(desk, books, case)
    return keep(desk, books, replace(case, tries=0, trouble="", wake_at=desk.now()))


def _watch_calendars(desk: Desk, books: Books, account: Account) -> None:
    """Read every chosen calendar soon if that is allowed, and rest the ones that are not chosen any more."""
    chosen = account.calendars if account.can(Ability.READ_CALENDAR) else ()
    for position in books.positions.of_account(account.id):
        if position.kind is PositionKind.CALENDAR and position.subject not in chosen:
            books.positions.put(replace(position, cursor="", due=None))
            books.busy.forget(account.id, position.subject)
    for calendar_id in chosen:
        position = books.positions.get(account.id, PositionKind.CALENDAR, calendar_id)
        books.positions.put(replace(position, due=desk.now(), failures=0, trouble=""))
