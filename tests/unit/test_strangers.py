"""Nobody who merely has an address at the same mail host can turn the apology to themselves."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.people import Person
from service.domain.whom.addresses import names_employer
from service.domain.whom.circles import draw_circle
from service.domain.whom.contacts import choose_contact
from service.domain.whom.mail_facts import MailFact
from tests.unit.material import event

ME = ["robin@fabrikam.example"]
_HOSTS = ("t-online.de", "laposte.net", "wp.pl", "tutanota.com", "vodafone.de", "terra.com.br", "qq.com", "gmail.com")


@pytest.mark.parametrize("host", _HOSTS)
def test_a_stranger_at_the_same_mail_host_is_no_colleague(host: str) -> None:
    invited = replace(event(), organizer=Person(f"dana@{host}", "Dana"), attendees=())
    stranger = MailFact(
        thread_id="t",
        message_id="m@x.example",
        sender=Person(f"eve@{host}", "Dana"),
        subject="You missed our interview",
        snippet="We waited for you.",
        date=invited.start + timedelta(hours=1),
        outgoing=False,
    )
    chosen = choose_contact(invited, [stranger], ME)
    assert chosen.person is not None
    assert chosen.person.address == f"dana@{host}"
    assert draw_circle(invited, ME).search_keys == (f"dana@{host}",)


@pytest.mark.parametrize("host", ["vodafone.com", "northwind.example", "sky.example", "online.example"])
def test_a_company_stays_one(host: str) -> None:
    assert names_employer(host)
