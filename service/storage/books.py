"""All books within one transaction."""

from sqlalchemy import Connection

from service.ports.words import Clock
from service.storage.accounts import SqlAccounts
from service.storage.busy import SqlBusy
from service.storage.cases import SqlCases
from service.storage.effects import SqlEffects
from service.storage.hints import GiveHint, SqlHints
from service.storage.interviews import SqlAgenda, SqlInterviews
from service.storage.leases import SqlLeases
from service.storage.positions import SqlPositions
from service.storage.records import Records
from service.storage.shelf import SqlShelf


class SqlBooks:
    """The books over one connection (see `service.ports.store.Books`); of no use once the transaction has ended."""

    def __init__(self, connection: Connection, records: Records, clock: Clock, give_hint: GiveHint) -> None:
        self._cases = SqlCases(connection, records, clock)
        self._shelf = SqlShelf(connection, records)
        self._accounts = SqlAccounts(connection, records, clock)
        self._effects = SqlEffects(connection, records)
        self._leases = SqlLeases(connection)
        self._positions = SqlPositions(connection)
        self._busy = SqlBusy(connection)
        self._interviews = SqlInterviews(connection, records)
        self._agenda = SqlAgenda(connection, records)
        self._hints = SqlHints(connection, give_hint)

    @property
    def cases(self) -> SqlCases:
        """Cases and their timelines."""
        return self._cases

    @property
    def shelf(self) -> SqlShelf:
        """Lists of cases."""
        return self._shelf

    @property
    def accounts(self) -> SqlAccounts:
        """Accounts and grants."""
        return self._accounts

    @property
    def effects(self) -> SqlEffects:
        """The ledger of outward writes."""
        return self._effects

    @property
    def leases(self) -> SqlLeases:
        """Leases on mailboxes."""
        return self._leases

    @property
    def positions(self) -> SqlPositions:
        """Reading positions."""
        return self._positions

    @property
    def busy(self) -> SqlBusy:
        """The free/busy mirror."""
        return self._busy

    @property
    def interviews(self) -> SqlInterviews:
        """Interviews in the watched calendars."""
        return self._interviews

    @property
    def agenda(self) -> SqlAgenda:
        """Lists of interviews."""
        return self._agenda

    @property
    def hints(self) -> SqlHints:
        """Hints to the engine."""
        return self._hints
