"""In which language they write, and how formally, from the beginning of a mail."""

from dataclasses import replace
from time import process_time

import pytest

from service.domain.tongues.tongue import Tongue, tell_tongue, tongue_of_event, tongue_of_mail
from service.domain.tongues.tongue_choice import follow_tongue
from tests.unit.material import case, event
from tests.unit.test_conversations import mail

LANGUAGES = ("en", "de", "fr", "es")
GERMAN = Tongue("de", True, "They write German, and say Sie.")


@pytest.mark.parametrize(
    ("text", "code", "formal"),
    [
        ("Hello Robin, thank you for your application. We would like to talk to you.", "en", False),
        ("Hi Robin, we missed you today. Are you okay?", "en", False),
        ("Dear Robin, we are looking forward to meeting you.", "en", False),
        ("Dear Ms Adler, we were expecting you at ten today.", "en", True),
        ("Dear Mr. Adler, we waited for you.", "en", True),
        ("Dear Robin Adler, this is to confirm your interview.", "en", True),
        ("Hi there, are you still coming?", "en", None),
        ("Good morning Robin! We are in the call and waiting for you.", "en", False),
        ("Guten Tag Herr Adler, wir haben heute um 10 Uhr auf Sie gewartet.", "de", True),
        ("Sehr geehrte Frau Adler, leider war heute niemand in der Leitung.", "de", True),
        ("Hallo Robin, haben Sie unseren Termin vergessen?", "de", True),
        ("Hallo Robin, wir haben heute auf dich gewartet. Ist alles gut bei Dir?", "de", False),
        ("Hallo Robin, schade, dass es heute nicht geklappt hat. Viele Grüße", "de", None),
        ("Liebe Kolleginnen, sie haben uns heute nicht erreicht. Sie waren nicht da.", "de", None),
        ("Bonjour Robin, nous vous attendions ce matin pour l'entretien.", "fr", True),
        ("Madame, nous n'avons pas pu vous joindre ce matin.", "fr", True),
        ("Salut Robin, on t'attendait ce matin, est-ce que tu viens ?", "fr", False),
        ("Bonjour Madame Adler, l'entretien de ce matin n'a pas eu lieu.", "fr", True),
        ("Estimado Robin: le esperábamos hoy a las 10 para su entrevista.", "es", True),
        ("Buenos días, señora Adler: no hemos podido hablar con usted.", "es", True),
        ("Hola Robin, te esperábamos hoy a las 10. ¿Todo bien?", "es", False),
        ("Hola Robin, esta mañana no nos hemos visto en la reunión.", "es", False),
    ],
)
def test_language_and_manner_are_told(text: str, code: str, formal: bool | None) -> None:
    told = tell_tongue(text, LANGUAGES)
    assert (told.code, told.formal) == (code, formal)


@pytest.mark.parametrize(
    "text", ["", "Ok!", "10:00?", "Interview Data Analyst", "Zoom: https://x.example/j/1", "Robin?"]
)
def test_too_few_words_tell_nothing(text: str) -> None:
    assert tell_tongue(text, LANGUAGES) == Tongue("", None, "It is not clear which language they write.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Buongiorno Robin, abbiamo aspettato oggi per il colloquio, ma lei non è entrata.", "Italian"),
        ("Olá Robin, esperamos por você hoje para a entrevista. Obrigado!", "Portuguese"),
        ("Beste Robin, we hebben vandaag op je gewacht voor het gesprek.", "Dutch"),
    ],
)
def test_a_neighbouring_language_is_not_taken_for_one_of_ours(text: str, name: str) -> None:
    assert tell_tongue(text, LANGUAGES) == Tongue("", None, f"They write {name}, in which I have no letters.")


def test_a_language_without_letters_is_never_answered() -> None:
    assert tell_tongue("Hallo Robin, wir haben auf dich gewartet.", ("en",)).code == ""


@pytest.mark.parametrize(
    "quoted",
    [
        "On Mon, Nov 23, 2026 at 9:00 Robin Adler wrote: thank you for the invitation, I am looking forward to it",
        "Am Mo., 23. Nov. 2026 um 09:00 Uhr schrieb Robin: thank you for the invitation and your time",
        "-----Original Message----- thank you for the invitation, I will be there with you",
        "\n> thank you for the invitation\n> I will be there on time",
    ],
)
def test_what_is_quoted_is_not_theirs(quoted: str) -> None:
    assert tell_tongue(f"Danke! Bis morgen, wir freuen uns auf Sie. {quoted}", LANGUAGES).code == "de"
    assert tell_tongue(f"Super! {quoted}", LANGUAGES).code == ""


def test_the_why_says_language_and_manner_in_one_sentence() -> None:
    assert tell_tongue("Guten Tag, wir haben auf Sie gewartet.", LANGUAGES).why == "They write German, and say Sie."
    assert tell_tongue("Dear Ms Adler, we waited for you.", LANGUAGES).why.endswith("and address you formally.")
    assert tell_tongue("Hi there, are you coming?", LANGUAGES).why == "They write English."


def test_a_short_mail_is_helped_by_its_subject() -> None:
    short = mail("one", "Ihre Bewerbung und unser Termin", 1, snippet="Alles ok?")
    assert tongue_of_mail(short, LANGUAGES).code == "de"
    assert tongue_of_mail(replace(short, snippet=""), LANGUAGES).code == ""


def test_an_invitation_tells_its_language_but_no_manner() -> None:
    invited = event(title="Vorstellungsgespräch", description="Wir freuen uns auf Sie!<br>Ort: Raum 3")
    assert tongue_of_event(invited, LANGUAGES) == Tongue("de", None, "Their invitation is in German.")
    assert tongue_of_event(event(title="Entretien d'embauche"), LANGUAGES).code == "fr"
    assert tongue_of_event(event(), LANGUAGES).code == ""


def test_what_a_meeting_service_adds_to_an_invitation_is_nobodys_language() -> None:
    added = "_____________\nJoin the meeting on your computer or with the app. Click here to join us"
    assert tongue_of_event(event(title="Interview", description=added), LANGUAGES).code == ""
    mixed = event(description=f"Wir freuen uns auf das Gespräch mit Ihnen.\n{added}")
    assert tongue_of_event(mixed, LANGUAGES).code == "de"


def test_a_case_follows_how_they_write_and_later_how_they_write_by_then() -> None:
    heard = follow_tongue(case(), GERMAN)
    assert (heard.language, heard.formal) == ("de", True)
    closer = follow_tongue(heard, Tongue("de", False, ""))
    assert (closer.language, closer.formal) == ("de", False)
    assert follow_tongue(closer, Tongue("", None, "")) is closer
    assert follow_tongue(closer, Tongue("de", None, "")).formal is False


def test_what_the_owner_chose_is_never_overwritten() -> None:
    chosen = case(language="fr", formal=False)
    assert follow_tongue(chosen, GERMAN) is chosen
    manner = case(formal=False)
    assert follow_tongue(manner, GERMAN).formal is False
    changed = replace(follow_tongue(case(), GERMAN), language="en")
    assert follow_tongue(changed, GERMAN) is changed


def test_a_language_of_the_owners_without_a_manner_takes_theirs() -> None:
    assert follow_tongue(case(language="de"), GERMAN).formal is True
    assert follow_tongue(case(language="en"), GERMAN).formal is None


@pytest.mark.parametrize("unit", ["a ", "On ", "Dear ", "> ", "_", "<", "Am x", "Sie, "])
def test_a_hostile_text_is_read_as_fast_as_a_friendly_one(unit: str) -> None:
    text = (unit * 30_000)[:60_000]
    begun = process_time()
    tell_tongue(text, LANGUAGES)
    tongue_of_event(event(description=text), LANGUAGES)
    assert process_time() - begun < 0.5
