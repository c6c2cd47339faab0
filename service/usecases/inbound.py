"""Reading the mailbox while a case waits: only mail that belongs to a case is ever opened."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.account import Ability, Account
from service.domain.case import Case, State
from service.errors import CursorExpired, NotFound
from service.ports.mail import Envelope, NewMail
from service.ports.sign_in import Connection
from service.ports.store import Position
from service.usecases.desk import Desk
from service.usecases.keeping import LISTENING
from service.usecases.replies import notice_sent_elsewhere, take_reply

_UNSENT = frozenset({State.READY, State.REVISING, State.UNCERTAIN})


async def read_mailbox(desk: Desk, account: Account, position: Position) -> Position:
    """Read what came since the position for the cases that listen; rest the position when none does."""
    cases = await _listening(desk, account.id)
    if not cases or not account.can(Ability.READ_MAIL):
        return replace(position, cursor="", due=None, trouble="")
    door = desk.connect(account)
    if not position.cursor:
        return await _begin(desk, account, door, position)
    try:
        news = await door.inbox.news(position.cursor)
    except CursorExpired:
        return await _begin(desk, account, door, position)
    for message in news.messages:
        await _sort(desk, account, door, message)
    return replace(position, cursor=news.position, trouble="")


async def _begin(desk: Desk, account: Account, door: Connection, position: Position) -> Position:
    """Start listening: take the position first, then look at what the cases' partners wrote before it."""
    cursor = await door.inbox.position()
    for case in await _listening(desk, account.id):
        if case.contact is not None:
            for envelope in await door.inbox.conversations([case.contact.address], case.opened_at):
                await _match(desk, account, door, envelope)
    return replace(position, cursor=cursor, trouble="")


async def _sort(desk: Desk, account: Account, door: Connection, message: NewMail) -> None:
    for case in await _listening(desk, account.id):
        if message.id in case.seen_messages or any(message.id == sent.provider_id for sent in case.sent):
            return
    try:
        await _match(desk, account, door, await door.inbox.envelope(message.id))
    except NotFound:
        return  # deleted before we could look: nothing to read


async def _match(desk: Desk, account: Account, door: Connection, envelope: Envelope) -> None:
    """Hand a message to the case it belongs to; a message of no case stays unread by us."""
    for case in await _listening(desk, account.id):
        if envelope.id in case.seen_messages or any(envelope.id == sent.provider_id for sent in case.sent):
            continue
        if envelope.outgoing:
            if case.state in _UNSENT and _is_letter(case, envelope):
                return await notice_sent_elsewhere(desk, account, door, case)
        elif _concerns(case, envelope):
            return await take_reply(desk, account, door, case, envelope)
    return None


def _is_letter(case: Case, envelope: Envelope) -> bool:
    letter = case.letter
    if letter is None:
        return False
    return envelope.client_ref == letter.token or (bool(letter.thread_id) and envelope.thread_id == letter.thread_id)


def _concerns(case: Case, envelope: Envelope) -> bool:
    """Whether an incoming message is about this case: in its thread, an answer to its letter, or from its partner."""
    if envelope.date < case.opened_at:
        return False
    if envelope.thread_id in _threads(case) or _own_ids(case) & {envelope.in_reply_to, *envelope.references}:
        return True
    return case.contact is not None and envelope.sender.address == case.contact.address


def _threads(case: Case) -> set[str]:
    threads = {sent.thread_id for sent in case.sent}
    if case.conversation is not None:
        threads.add(case.conversation.thread_id)
    if case.letter is not None:
        threads.add(case.letter.thread_id)
    return threads - {""}


def _own_ids(case: Case) -> set[str]:
    return {sent.message_id for sent in case.sent} - {""}


async def _listening(desk: Desk, account_id: str) -> Sequence[Case]:
    cases = await desk.store.run(lambda books: books.shelf.unclosed(account_id))
    return [case for case in cases if case.state in LISTENING]
