"""Asked in a folder of its own, by `test_fifth_language`: what the program that lies there says about Esperanto."""

import json
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from io import BytesIO

from service.domain.case import Occasion
from service.domain.letter import LetterKind, Slot
from service.domain.letters.checks import Draft, check_letter
from service.domain.letters.language import Moment
from service.domain.letters.roles import find_role
from service.domain.marks.titles import clean_title
from service.domain.people import Person
from service.domain.tongues.tongue import tell_tongue
from service.domain.whom.absence import speaks_of_absence
from service.domain.whom.mail_facts import MailFact, answers_by_itself
from service.render import LetterBook
from service.reply_cases import read_lines
from service.web.voices import name_languages

NOW = datetime(2026, 11, 25, 9, tzinfo=UTC)
MAIL = "Estimata sinjoro Adler, ni atendis vin hodiau en la oficejo, kaj vi ne estas tie."
BOOK = LetterBook()


def main() -> None:
    """Print all of it as one JSON object; the reply to be read comes in."""
    facts = {
        "greeting": "Robin",
        "name": "Dana",
        "missed": Moment(NOW, "Europe/Berlin"),
        "slots": (Slot("A", NOW, NOW + timedelta(hours=1), "Europe/Berlin"),),
    }
    subject, body = BOOK.write(LetterKind.REQUEST, "eo", facts)
    note = MailFact(
        thread_id="t",
        message_id="m",
        sender=Person("d@f.example"),
        subject="Automata respondo",
        date=NOW,
        outgoing=False,
    )
    said = {
        "languages": BOOK.languages(),
        "called": dict(name_languages(["eo"]))["eo"],
        "letter": body,
        "script": BOOK.script(Occasion.MISSED, "eo", facts),
        "rules": _judge(subject, body),
        "spoilt": _judge(subject, body.replace("pardonpetas", "petegas")),
        "tongue": list(asdict(tell_tongue(MAIL, BOOK.languages())).values()),
        "absent": speaks_of_absence(MAIL),
        "automatic": answers_by_itself(note),
        "title": clean_title("[Maltrafita] Intervjuo: Kudristo"),
        "role": find_role("Interview: Kudristo"),
        "reply": json.loads(next(iter(read_lines(BytesIO(sys.stdin.buffer.read())))).text),
    }
    sys.stdout.write(json.dumps(said))


def _judge(subject: str, body: str) -> list[str]:
    draft = Draft(kind=LetterKind.REQUEST, subject=subject, body=body, language="eo")
    return [finding.rule for finding in check_letter(draft, BOOK.phrases("eo"))]


if __name__ == "__main__":
    main()
