"""Sentences that are added to clear answers, by kind and language. `{other}` is another proposed or invented time."""

from collections.abc import Mapping
from datetime import datetime

UNCLEAR = ("hedge", "condition", "retraction", "refusal", "second zone")
HARMLESS = ("deadline", "event", "office hours")
Table = Mapping[str, Mapping[str, tuple[str, ...]]]

ADDITIONS: Table = {
    "hedge": {
        "en": (
            "But I still need to check with my manager.",
            "At least I think so, not a hundred percent sure yet.",
            "I'll confirm once I've seen the rota.",
            "Nothing is fixed so far, though.",
        ),
        "de": (
            "Ich muss das aber noch mit dem Team abstimmen.",
            "Vermutlich jedenfalls, ganz sicher bin ich nicht.",
            "Eine endgültige Zusage folgt noch.",
            "Das ist allerdings noch nicht fix.",
        ),
        "fr": (
            "Mais je dois encore vérifier avec mon équipe.",
            "Enfin je crois, je n'en suis pas tout à fait sûre.",
            "Je vous confirmerai cela plus tard.",
            "Rien n'est encore arrêté toutefois.",
        ),
        "es": (
            "Pero todavía tengo que hablarlo con mi equipo.",
            "Creo, aunque no estoy del todo segura.",
            "Ya te lo confirmaré.",
            "De momento no hay nada cerrado.",
        ),
    },
    "condition": {
        "en": (
            "Provided that the room is free.",
            "Only if the budget gets approved, of course.",
            "Unless something urgent comes up.",
            "This depends on whether our director is back by then.",
        ),
        "de": (
            "Vorausgesetzt, der Raum ist frei.",
            "Aber nur, wenn das Budget bewilligt wird.",
            "Es sei denn, es kommt etwas Dringendes dazwischen.",
            "Das hängt davon ab, ob der Chef bis dahin zurück ist.",
        ),
        "fr": (
            "À condition que la salle soit libre.",
            "Seulement si le budget est validé, bien sûr.",
            "Sauf imprévu de dernière minute.",
            "Cela dépend du retour de notre directeur.",
        ),
        "es": (
            "Siempre que la sala esté libre.",
            "Solo si aprueban el presupuesto, claro.",
            "Salvo que surja algo urgente.",
            "Depende de si el director ha vuelto para entonces.",
        ),
    },
    "retraction": {
        "en": (
            "Actually, forget what I said, I can't make it.",
            "Wait, no, I'm double booked then.",
            "Sorry, I misread that, please disregard this.",
            "On second thought, let's leave it open.",
        ),
        "de": (
            "Ach nein, vergessen Sie das, da kann ich doch nicht.",
            "Moment, da bin ich schon verplant.",
            "Entschuldigung, ich habe mich verlesen, das stimmt so nicht.",
            "Bei näherem Hinsehen lassen wir es lieber offen.",
        ),
        "fr": (
            "Ah non, oubliez, je ne peux pas finalement.",
            "Attendez, j'ai déjà quelque chose à ce moment-là.",
            "Pardon, j'ai mal lu, ne tenez pas compte de ce message.",
            "Réflexion faite, laissons cela ouvert.",
        ),
        "es": (
            "Ay no, olvídalo, al final no puedo.",
            "Espera, a esa hora ya tengo otra cosa.",
            "Perdón, lo he leído mal, no hagas caso de este mensaje.",
            "Pensándolo mejor, dejémoslo abierto.",
        ),
    },
    "refusal": {
        "en": (
            "Unfortunately the position has just been filled.",
            "However, we have decided not to go ahead with your application.",
            "I'm afraid we won't be rescheduling after all.",
        ),
        "de": (
            "Leider wurde die Stelle soeben besetzt.",
            "Wir haben uns nun jedoch gegen Ihre Bewerbung entschieden.",
            "Einen neuen Termin wird es leider doch nicht geben.",
        ),
        "fr": (
            "Malheureusement, le poste vient d'être pourvu.",
            "Nous avons toutefois décidé de ne pas donner suite à votre candidature.",
            "Finalement, nous ne reporterons pas l'entretien.",
        ),
        "es": (
            "Lamentablemente el puesto se acaba de cubrir.",
            "Sin embargo, hemos decidido no continuar con tu candidatura.",
            "Al final no vamos a reprogramar la entrevista.",
        ),
    },
    "second zone": {
        "en": (
            "That is 3:10 am in Tokyo.",
            "So 3:10 am Tokyo time.",
            "(3:10 am Tokyo time for you, I believe.)",
        ),
        "de": ("Das ist 3:10 Uhr in Tokio.", "Also 3:10 Uhr Tokioter Zeit."),
        "fr": ("Soit 3h10 à Tokyo.", "C'est-à-dire 3h10, heure de Tokyo."),
        "es": ("Son las 3:10 en Tokio.", "O sea, las 3:10, hora de Tokio."),
    },
    "deadline": {
        "en": (
            "Please send me your certificates by {other}.",
            "The application form has to be in by {other}.",
            "Let me have your references before {other}.",
        ),
        "de": (
            "Bitte senden Sie mir Ihre Zeugnisse bis {other}.",
            "Das Formular muss bis spätestens {other} hier sein.",
        ),
        "fr": (
            "Merci de m'envoyer vos diplômes avant {other}.",
            "Le formulaire doit nous parvenir au plus tard {other}.",
        ),
        "es": (
            "Por favor, envíame tus títulos antes del {other}.",
            "El formulario tiene que estar aquí como muy tarde el {other}.",
        ),
    },
    "event": {
        "en": (
            "By the way, our open day is on {other}.",
            "You may also like our webinar on {other}.",
            "P.S. The summer party is on {other}, all welcome.",
        ),
        "de": (
            "Übrigens findet unser Tag der offenen Tür am {other} statt.",
            "Unser nächstes Webinar ist am {other}.",
        ),
        "fr": (
            "Au fait, notre journée portes ouvertes a lieu {other}.",
            "Notre prochain webinaire a lieu {other}.",
        ),
        "es": (
            "Por cierto, nuestra jornada de puertas abiertas es el {other}.",
            "Nuestro próximo webinar es el {other}.",
        ),
    },
    "office hours": {
        "en": (
            "Our office is open Monday to Friday, 8:30 to 17:00.",
            "The phone is staffed Tue and Thu from 9 am to 1 pm.",
        ),
        "de": (
            "Unser Büro ist Montag bis Freitag von 8:30 bis 17:00 Uhr geöffnet.",
            "Telefonisch erreichbar Di und Do 9-13 Uhr.",
        ),
        "fr": (
            "Nos bureaux sont ouverts du lundi au vendredi de 8h30 à 17h.",
            "Permanence téléphonique mardi et jeudi de 9h à 13h.",
        ),
        "es": (
            "Nuestra oficina abre de lunes a viernes de 8:30 a 17:00.",
            "Atención telefónica martes y jueves de 9:00 a 13:00.",
        ),
    },
}
WITHIN = {
    "en": (("Probably ", "Hopefully ", "I guess ", "Perhaps "), (", I hope", " if possible", ", more or less")),
    "de": (("Vermutlich ", "Eventuell ", "Ich denke, ", "Vielleicht "), (", hoffe ich", ", wenn möglich", " oder so")),
    "fr": (("Peut-être ", "Normalement ", "Je pense que "), (", j'espère", " si possible", " ou presque")),
    "es": (("Quizás ", "Supongo que ", "A lo mejor ", "Seguramente "), (", espero", " si es posible", " o algo así")),
}
SMALL_PRINT = {
    "en": "This e-mail and any attachment are confidential. If you are not the intended recipient, please notify the "
    "sender and delete it. No contract is concluded by e-mail.",
    "de": "Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, informieren Sie "
    "bitte sofort den Absender und vernichten Sie diese E-Mail.",
    "fr": "Ce message et ses pièces jointes sont confidentiels. Si vous n'êtes pas le destinataire prévu, merci de le "
    "détruire et d'en avertir l'expéditeur.",
    "es": "Este mensaje y sus archivos adjuntos son confidenciales. Si no es usted el destinatario, le rogamos que lo "
    "comunique al remitente y lo elimine.",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
}
_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_FORMS = {
    "en": "{day} {d} {month} at {h}:{mi}",
    "de": "{day}, {d}. {month}, {h}:{mi} Uhr",
    "fr": "{day} {d} {month} à {h}h{mi}",
    "es": "{day} {d} de {month} a las {h}:{mi}",
}


def say(language: str, moment: datetime) -> str:
    """Return a moment in words of the language, with weekday, date and time."""
    return _FORMS[language].format(
        day=_WEEKDAYS[language].split()[moment.weekday()],
        d=moment.day,
        month=_MONTHS[language].split()[moment.month - 1],
        h=moment.hour,
        mi=f"{moment.minute:02d}",
    )
