"""Reading the mailbox while a case waits: only mail that belongs to a case is ever opened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.domain.account import Ability, Account
from service.domain.case import Case, State
from service.errors import CursorExpired, NotFound
from service.ports.mail import POSTMASTER, Envelope, NewMail
from service.ports.sign_in import Connection
from service.ports.store import Books, Position
from service.usecases.desk import Desk
from service.usecases.keeping import PASSING, is_listening, mail_subject
from service.usecases.letters.leaving import check_left, is_leaving, note_left
from service.usecases.watching.replies import notice_sent_elsewhere, take_reply

_UNSENT = frozenset({State.READY, State.REVISING, State.APPROVED, State.UNCERTAIN})


async def read_mailbox(desk: Desk, account: Account, position: Position) -> Position:
    """Read what came since the position for the cases that listen; rest the position when none does.

    One in a mailbox that the letters no longer go out from rests too. A mail for a case that is just being worked on
    is left for the next turn: the position stays where it is.
    """
    reader = Reader(desk, account, desk.connect(account))
    mine = account.can(Ability.READ_MAIL) and position.subject == mail_subject(account)
    if not mine or not await reader.cases():
        return replace(position, cursor="", due=None, trouble="")
    cursor = await reader.go_on(position.cursor) if position.cursor else await reader.begin()
    return replace(position, cursor=cursor or position.cursor, trouble="")


@dataclass(slots=True)
class Reader:
    """One reading of one mailbox; `left` counts mails that have to be read again at the next turn."""

    desk: Desk
    account: Account
    door: Connection
    left: int = 0

    async def cases(self) -> Sequence[Case]:
        """The account's cases that a mail could concern, as they are now."""
        cases = await self.desk.store.run(lambda books: books.shelf.unclosed(self.account.id))
        return [case for case in cases if is_listening(case)]

    async def begin(self) -> str:
        """Start listening: take the position first, then look at what the cases' partners wrote before it."""
        cursor = await self.door.inbox.position()
        for case in await self.cases():
            if case.contact is not None:
                writers = [case.contact.address, *([POSTMASTER] if case.sent else [])]
                for envelope in await self.door.inbox.conversations(writers, case.opened_at):
                    await self._match(envelope)
        return "" if self.left else cursor

    async def go_on(self, cursor: str) -> str:
        """Read the news since the cursor; the answer is the next cursor, "" when the same news must be read again."""
        try:
            news = await self.door.inbox.news(cursor)
        except CursorExpired:
            return await self.begin()
        for message in sorted(news.messages, key=lambda one: not one.outgoing):  # a letter comes before its bounce
            await self._sort(message)
        for case in await self.cases() if self.door.outbox.keeps_sent_drafts else ():
            await check_left(self.desk, self.door, case)
        return "" if self.left else news.position

    async def _sort(self, message: NewMail) -> None:
        cases, leaves = await self.cases(), message.outgoing
        if any(_knows(one, message.id) and not (leaves and is_leaving(one, message.id)) for one in cases):
            return
        try:
            await self._match(await self.door.inbox.envelope(message.id))
        except NotFound:
            return  # deleted before we could look: nothing to read

    async def _match(self, envelope: Envelope) -> None:
        """Hand a message to the case it belongs to; a message of no case stays unread by us."""
        cases = await self.cases()
        leaving = [one for one in cases if envelope.outgoing and is_leaving(one, envelope.id, envelope.client_ref)]
        if leaving:
            await note_left(self.desk, leaving[0], envelope)
        elif not any(_knows(case, envelope.id) for case in cases):
            case = _choose(cases, envelope)
            if case is not None and await self._is_ours(case, envelope):
                await self._hand_over(case, envelope)

    async def _is_ours(self, case: Case, envelope: Envelope) -> bool:
        """Whether no case of another account that writes through the same mailbox has the better claim."""
        mailbox_id = self.account.writes_from.account_id

        def look(books: Books) -> Sequence[Case]:
            readers = (one for one in books.accounts.all() if one.writes_from.account_id == mailbox_id)
            return [one for reader in readers for one in books.shelf.unclosed(reader.id) if is_listening(one)]

        rivals = await self.desk.store.run(look)
        if any(_knows(one, envelope.id) for one in rivals):
            return False
        chosen = _choose(sorted(rivals, key=lambda one: one.opened_at), envelope)
        return chosen is None or chosen.account_id == case.account_id

    async def _hand_over(self, case: Case, envelope: Envelope) -> None:
        if case.state in PASSING:
            self.left += 1
        elif envelope.outgoing:
            await notice_sent_elsewhere(self.desk, self.account, self.door, case)
        elif not await take_reply(self.desk, self.account, self.door, case, envelope):
            self.left += 1


def _choose(cases: Sequence[Case], envelope: Envelope) -> Case | None:
    """The case that a message belongs to: one whose letter it answers or is, else one whose contact wrote it."""
    ways = (_is_letter,) if envelope.outgoing else (_answers, _comes_from_contact)
    return next((one for belongs in ways for one in cases if belongs(one, envelope)), None)


def _knows(case: Case, message_id: str) -> bool:
    return message_id in case.seen_messages or any(message_id == sent.provider_id for sent in case.sent)


def _is_letter(case: Case, envelope: Envelope) -> bool:
    letter = case.letter
    if letter is None or case.state not in _UNSENT:
        return False
    return envelope.client_ref == letter.token or (bool(letter.thread_id) and envelope.thread_id == letter.thread_id)


def _answers(case: Case, envelope: Envelope) -> bool:
    """Whether an incoming message names our letter as the one it answers, or is a newer one in the same thread."""
    own = {sent.message_id for sent in case.sent} - {""}
    if own & {envelope.in_reply_to, *envelope.references}:
        return True
    return _is_newer(case, envelope) and envelope.thread_id in _threads(case)


def _is_newer(case: Case, envelope: Envelope) -> bool:
    """Whether a message came after the case was opened; some providers count in whole seconds."""
    return envelope.date >= case.opened_at.replace(microsecond=0)


def _comes_from_contact(case: Case, envelope: Envelope) -> bool:
    recent = _is_newer(case, envelope)
    return recent and case.contact is not None and envelope.sender.address == case.contact.address


def _threads(case: Case) -> set[str]:
    threads = {sent.thread_id for sent in case.sent}
    if case.conversation is not None:
        threads.add(case.conversation.thread_id)
    if case.letter is not None:
        threads.add(case.letter.thread_id)
    return threads - {""}
