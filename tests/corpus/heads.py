"""How mail programs introduce the letter that is answered: one template per program and language."""

from dataclasses import dataclass
from datetime import datetime

_DAYS = {
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    "de": ("Mo.", "Di.", "Mi.", "Do.", "Fr.", "Sa.", "So."),
    "fr": ("lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."),
    "es": ("lun", "mar", "mié", "jue", "vie", "sáb", "dom"),
}
_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"),
}
_RULE = "________________________________"


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter that is answered: who wrote it to whom, when, and its words."""

    sender: str
    address: str
    to: str
    at: datetime
    subject: str
    body: str


_ONE_LINE = {
    ("gmail", "en"): "On {day}, {month} {d}, {y} at {h12}:{mi} {half} {sender}\n<{address}> wrote:",
    ("gmail", "de"): "Am {day}, {d}. {month} {y} um {h}:{mi} Uhr schrieb {sender}\n<{address}>:",
    ("gmail", "fr"): "Le {day} {d} {month} {y} à {h}:{mi}, {sender} <{address}>\na écrit :",
    ("gmail", "es"): "El {day}, {d} {month} {y} a las {h}:{mi}, {sender}\n(<{address}>) escribió:",
    ("apple", "en"): "On {d} {month} {y}, at {h}:{mi}, {sender} <{address}> wrote:",
    ("apple", "de"): "Am {d2}.{m2}.{y} um {h}:{mi} schrieb {sender} <{address}>:",
    ("apple", "fr"): "Le {d} {month} {y} à {h}:{mi}, {sender} <{address}> a écrit :",
    ("apple", "es"): "El {d} {month} {y}, a las {h}:{mi}, {sender} <{address}> escribió:",
    ("thunderbird", "en"): "On {d2}/{m2}/{y} {h}:{mi}, {sender} wrote:",
    ("thunderbird", "de"): "Am {d2}.{m2}.{y} um {h}:{mi} schrieb {sender}:",
    ("thunderbird", "fr"): "Le {d2}/{m2}/{y} à {h}:{mi}, {sender} a écrit :",
    ("thunderbird", "es"): "El {d2}/{m2}/{y} a las {h}:{mi}, {sender} escribió:",
}
_BLOCK = {
    "en": "From: {sender} <{address}>\nSent: {day}, {month} {d}, {y} {h12}:{mi} {half}\nTo: {to}\nSubject: {subject}",
    "de": "Von: {sender} <{address}>\nGesendet: {day} {d}. {month} {y} {h}:{mi}\nAn: {to}\nBetreff: {subject}",
    "fr": "De : {sender} <{address}>\nEnvoyé : {day} {d} {month} {y} {h}:{mi}\nÀ : {to}\nObjet : {subject}",
    "es": "De: {sender} <{address}>\nEnviado: {day} {d} {month} {y} {h}:{mi}\nPara: {to}\nAsunto: {subject}",
}
PROGRAMS = ("gmail", "apple", "thunderbird", "outlook")


def introduce(program: str, language: str, letter: Letter) -> str:
    """Return the head that a program writes above the letter it quotes."""
    at = letter.at
    known = {
        "day": _DAYS[language][at.weekday()],
        "month": _MONTHS[language][at.month - 1],
        "d": at.day,
        "d2": f"{at.day:02d}",
        "m2": f"{at.month:02d}",
        "y": at.year,
        "h": f"{at.hour:02d}",
        "h12": at.hour % 12 or 12,
        "mi": f"{at.minute:02d}",
        "half": "AM" if at.hour < 12 else "PM",
        "sender": letter.sender,
        "address": letter.address,
        "to": letter.to,
        "subject": letter.subject,
    }
    template = _BLOCK[language] if program == "outlook" else _ONE_LINE[program, language]
    return template.format(**known)


def quote(program: str, language: str, letter: Letter) -> str:
    """Return the letter as a program puts it under an answer in plain text."""
    head = introduce(program, language, letter)
    if program == "outlook":
        return f"{_RULE}\n{head}\n\n{letter.body}\n"
    quoted = "\n".join(f"> {line}".rstrip() for line in letter.body.split("\n"))
    return f"{head}\n\n{quoted}\n"
