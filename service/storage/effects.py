"""The ledger of outward writes: noted before the call, closed after it, never forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from service.errors import NotFound
from service.ports.store import Effect, EffectState, Held
from service.storage.leases import check_lease
from service.storage.records import Records
from service.storage.tables import effects

_FIND = select(effects).where(effects.c.key == bindparam("of_key")).with_for_update()
_FINISH = (
    update(effects)
    .where(effects.c.key == bindparam("of_key"))
    .values({name: bindparam(name) for name in ("state", "ref")})
)
_SETTLED = (EffectState.DONE, EffectState.UNKNOWN)


class SqlEffects:
    """The effect book (see `service.ports.store.EffectBook`)."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def begin(self, key: str, kind: str, case_id: str, held: Held, now: datetime) -> Effect:
        """Note, before the call, that the write is tried; Stale when the lease is lost.

        A done or unknown effect is returned as it stands; otherwise the attempt is counted and the state is started.
        """
        check_lease(self._connection, held)
        known = self.get(key)
        if known is None:
            return self._note_first(Effect(key, kind, case_id, held.account_id, EffectState.STARTED, 1, now, now, {}))
        if known.state in _SETTLED:
            return known
        again = replace(known, state=EffectState.STARTED, attempt=known.attempt + 1, tried_at=now)
        self._connection.execute(
            update(effects)
            .where(effects.c.key == key)
            .values(state=again.state.value, attempt=again.attempt, tried_at=now)
        )
        return again

    def finish(self, key: str, state: EffectState, ref: Mapping[str, str]) -> None:
        """Note, after the call, what came of it; what is done stays done, whatever a late worker reports."""
        known = self.get(key)
        if known is None:
            raise NotFound("This write was never begun.")
        if known.state is EffectState.DONE and state is not EffectState.DONE:
            return
        sealed = self._records.pack(f"effect:{key}", ref)
        self._connection.execute(_FINISH, {"of_key": key, "state": state.value, "ref": sealed})

    def get(self, key: str) -> Effect | None:
        """The effect with this key, or None."""
        row = self._connection.execute(_FIND, {"of_key": key}).first()
        return None if row is None else self._read(row)

    def of_case(self, case_id: str) -> Sequence[Effect]:
        """All effects of a case, oldest first."""
        query = select(effects).where(effects.c.case_id == case_id).order_by(effects.c.started_at, effects.c.key)
        return [self._read(row) for row in self._connection.execute(query)]

    def _note_first(self, effect: Effect) -> Effect:
        self._connection.execute(
            insert(effects).values(
                key=effect.key,
                kind=effect.kind,
                case_id=effect.case_id,
                account_id=effect.account_id,
                state=effect.state.value,
                attempt=effect.attempt,
                started_at=effect.started_at,
                tried_at=effect.tried_at,
                ref=self._records.pack(f"effect:{effect.key}", effect.ref),
            )
        )
        return effect

    def _read(self, row: Row[Any]) -> Effect:
        ref = self._records.unpack(f"effect:{row.key}", dict[str, str], row.ref)
        state = EffectState(row.state)
        return Effect(
            row.key, row.kind, row.case_id, row.account_id, state, row.attempt, row.started_at, row.tried_at, ref
        )
