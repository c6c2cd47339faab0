"""Who writes to whom in the samples: nobody real, at domains that cannot exist (RFC 2606)."""

from datetime import UTC, datetime, timedelta

from service.domain.account import Account, Preferences
from service.domain.case import Agreement, Case, EvidenceSource, Mark, MarkKind, State
from service.domain.event import Event, Setting
from service.domain.letter import Slot
from service.domain.people import Person

ZONE = "Europe/Berlin"
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
PLACE = "Hauptstrasse 1, 10115 Berlin"
DANA = Person("dana.rieger@northwind.example", "Dana Rieger")
ROBIN = Account(
    id="sample",
    provider="sample",
    address="robin.adler@candidate.example",
    name="Robin Adler",
    zone=ZONE,
    preferences=Preferences(phone="+49 30 901820"),
)

# What a person might type, by language: a reason, one that is known beforehand, and what was talked about.
REASONS = {
    "en": "My train stood still between two stations for an hour",
    "de": "Mein Zug stand eine Stunde lang auf freier Strecke",
    "fr": "Mon train est resté une heure à l'arrêt entre deux gares",
    "es": "Mi tren estuvo una hora parado entre dos estaciones",
}
FORESEEN = {
    "en": "I saw too late that I have an exam on the same morning",
    "de": "Ich habe zu spät gesehen, dass ich am selben Vormittag eine Prüfung habe",
    "fr": "J'ai vu trop tard que j'ai un examen le même matin",
    "es": "Vi demasiado tarde que tengo un examen esa misma mañana",
}
DISCUSSED = {
    "en": "I liked hearing how your team tests a forecast before it is used",
    "de": "Besonders gefallen hat mir, wie das Team eine Prognose prüft, bevor sie benutzt wird",
    "fr": "J'ai aimé apprendre comment l'équipe vérifie une prévision avant de s'en servir",
    "es": "Me gustó saber cómo el equipo comprueba una previsión antes de usarla",
}

_LASTS = timedelta(minutes=45)


def sample_case(language: str) -> Case:
    """Robin's missed interview for a role of data analyst, two hours later, with two times to offer."""
    event = Event(
        id="sample",
        calendar_id="sample",
        uid="sample@northwind.example",
        etag="1",
        start=START,
        end=START + _LASTS,
        zone=ZONE,
        title="Interview: Data Analyst",
        organizer=DANA,
    )
    return Case(
        id="sample",
        account_id=ROBIN.id,
        key="sample",
        state=State.DRAFTING,
        opened_at=START + timedelta(hours=2),
        event=event,
        mark=Mark(MarkKind.BUTTON, "missed"),
        setting=Setting.VIDEO,
        contact=DANA,
        slots=(sample_slot("A", 1, 0), sample_slot("B", 2, 4)),
        language=language,
        formal=True,
    )


def sample_slot(letter: str, days: int, hours: int) -> Slot:
    """So many days and hours after the missed interview."""
    start = START + timedelta(days=days, hours=hours)
    return Slot(letter, start, start + _LASTS, ZONE)


def sample_agreement(source: EvidenceSource, **more: object) -> Agreement:
    """A time they said yes to, six days later."""
    start = START + timedelta(days=6)
    return Agreement(start=start, end=start + _LASTS, zone=ZONE, source=source, **more)  # type: ignore[arg-type]
