"""What was agreed: the agreement as it enters a case, and the facts that follow from it."""

from dataclasses import replace

from service.domain.arrival import find_setting
from service.domain.case import Agreement, Case, EvidenceSource
from service.domain.event import Event, Setting


def agree(case: Case, agreement: Agreement) -> Agreement:
    """The agreement with a revision of its own, so that its entries never collide with earlier ones."""
    before = case.agreement
    return replace(agreement, revision=before.revision + 1 if before else 1)


def agree_on_event(case: Case, event: Event) -> Agreement:
    """The agreement that an event in the calendar stands for: the other side put it there."""
    agreement = Agreement(
        start=event.start,
        end=event.end,
        zone=event.zone,
        source=EvidenceSource.INVITATION,
        quote=event.title,
        event_id=event.id,
        calendar_id=event.calendar_id,
        setting=find_setting(event),
        place=event.place,
    )
    return agree(case, agreement)


def setting_of(case: Case) -> Setting:
    """Where the second interview takes place: as agreed, or else as the first one was to."""
    agreed = case.agreement.setting if case.agreement else Setting.UNKNOWN
    return case.setting if agreed is Setting.UNKNOWN else agreed


def is_from_contact(case: Case, event: Event) -> bool:
    """Whether the person we write to organises this event."""
    organizer, contact = event.organizer, case.contact
    if organizer is None or contact is None or event.organized_by_me or event.client_ref:
        return False
    return organizer.address == contact.address
