"""French: what stands beside a time, turns it down or has nothing to do with it, and how one will meet."""

from collections.abc import Mapping
from typing import Any

from service.domain.replies.words.table import numbers, phrases

FRENCH_ASIDES: Mapping[str, Any] = {
    "done": phrases(
        r"""
        (?:est|a ete|sera) (?:\w+ )?(?:reporte|deplace|fixe|programme|planifie|prevu|reprogramme|cale|maintenu|
        confirme)e? (?:au|a|pour|le)
        (?:je|nous) (?:vous|t')? ?(?:ai|avons) (?:\w+ )?(?:inscrite?|note|reserve|cale|mise?|prevue?|planifiee?|
        bloque) (?:pour|le|au|a)?
        aura lieu / votre (?:nouvel? )?(?:entretien|rendez-vous) est / est fixe(?: au)? / vous recevra
        vous etes (?:inscrite?|attendue?|convoquee?)
        """
    ),
    "busy": phrases(
        r"""
        (?:ne |n')?(?:me |nous |m'|vous )?(?:est|sont|suis|sommes|peux|peut|pouvons|convient|conviennent|va|vont|marche|
        serai|fonctionne|passe)(?:-je)? (?:malheureusement |helas |vraiment )?(?:pas|plus|jamais|aucun)(?: (?:possible|
        disponible|libre|la|dispo|etre|possibles|disponibles|presente?|bon))?
        (?:je suis|nous sommes|est|sont|serai) (?:deja |malheureusement |en )*(?:prise?s?|complete?s?|occupee?s?|
        absente?s?|formation|conge|vacances|deplacement|reunion|indisponible|feriee?|bouche|plein|rempli)
        (?:j'ai|nous avons|il a|elle a) (?:deja )?(?:un|une) (?:autre )?(?:reunion|rendez-vous|audience|formation|
        deplacement|engagement|empechement)
        pas dispo / pas libre / pas possible / impossible / aucun de ces (?:creneaux|horaires) / complet
        """
    ),
    "rest": phrases(
        r"""
        les (?:deux )?autres(?: \w+)? / le reste / ces (?:horaires|creneaux|dates|jours)(?:-la)? / aucun de ces
        """
    ),
    "aside": phrases(
        r"""
        (?:nos |les )?horaires (?:d'ouverture|de bureau|sont)
        (?:bureaux?|accueil|standard|magasin|secretariat|boutique|agence)(?: sont| est)? ouverte?s? / est ouvert(?:e)?
        sont ouverts? / permanence / (?:journee|journees) portes ouvertes / portes ouvertes / webinaire / salon / forum
        conference / soiree / fete / pot / on fait un pot / reunion d'information / vernissage / inauguration
        job dating / afterwork / anniversaire / joignables?
        (?:envoyer|envoyez|transmettre|transmettez|retourner|retournez|remplir|remplissez|completer|completez|renvoyer|
        renvoyez|fournir|deposer|faire parvenir|m'envoyer|nous envoyer|nous faire parvenir|me faire parvenir|envoie|
        renvoie)(?:[- ]moi|[- ]nous)? ?(?:votre|vos|le|la|les|ton|tes|l'|une?|des)? ?\w*
        (?:formulaire|dossier|diplomes?|documents?|questionnaire|candidatures?)
        (?:doit|doivent) (?:nous )?(?:parvenir|etre rendus?|arriver) / manque / attendu hier / hier
        (?:la )?semaine derniere / avons attendu / ai attendu
        """
    ),
    "arrival": phrases(
        r"""
        (?:merci d'|veuillez |vous pouvez )?(?:arriver|arrivez|etre la|presentez-vous|vous presenter|
        soyez la)(?: (?:a partir de|des|vers))?
        accueil (?:a partir de|des)
        """
    ),
    "besides": phrases(
        r"""
        puis a / ensuite a / jusqu'a / avant / fin a / fin vers / se termine a / ouvre a / ouvrent a
        je dois (?:partir|filer) a / au plus tard / d'ici
        """
    ),
    "about": phrases(
        r"""
        (?:je|nous|on) (?:serai|serons|sera|suis|sommes|vais|allons|reste|restons) / n'hesitez pas(?: a)?
        si (?:vous avez|tu as) (?:des|une|la moindre) questions? / il y a / c'est (?:au|a la|a l'|en face|pres|dans)
        me charge de / m'a (?:demande|chargee?) de / (?:vous|te) (?:indiquer|dire|informer|signaler|confirmer)
        """
    ),
    "kind": phrases(
        r"""
        (?:j'|nous )?esp(?:ere|erons) que (?:vous allez|tu vas|tout va|ce n'est|vous vous)
        desolee? (?:pour (?:vous|toi|votre|ton)|d'apprendre) / merci / je vous remercie / nous vous remercions
        je comprends / (?:suite|en reponse) a / de la part de / au nom de / concernant / au fait / par ailleurs
        pour information / a titre d'information
        """
    ),
    "plain": phrases(
        r"""
        monsieur / madame / mme / accueil / reception / atelier / agence / bureau / locaux / etage / salle / batiment
        entree / porte / site / usine / magasin / boutique / adresse / rue / avenue / place / parking / badge
        telephone / portable / numero / video / visio / teams / zoom / meet / lien / invitation / message / mail
        courriel / cv / piece / identite / carte / chaussures / securite / diplome / portfolio / ordinateur / equipe
        collegue / directeur / directrice / responsable / assistante? / associee? / drh / rh / candidat\w* / poste
        heure / minute / journee / jour / matin / cafe / pause / bref / rapide / prochain echange / echange / entrevue
        rencontre / conversation / appel / super / top / genial / chouette / cool / nickel / parfaitement / ici / la-bas
        aussi / juste / simplement / directement / ensemble / volontiers / seulement / meme / dernier / premier
        deuxieme / troisieme / second / ce / cette / ces / qui / quel / ou(?= se trouve) / bienvenue / merci / svp / stp
        """
    ),
    "action": phrases(
        r"""
        ai / as / a / avons / avez / ont / est / sont / etes / suis / sommes / etre / avoir / faire / fait / fais
        venir / viens / vient / voir / verrons / vois / parler avec vous / discuter / echanger / rencontrer / recevoir
        recevra / recu / appeler / appelle / joindre / dire / indiquer / indique / apporter / demander a / prendre
        prends / trouver / retrouver / presenter / attend / attends / attendons / peut / peux / pouvez / pouvons / va
        vais / sera / serai / serons / serez / aurez / aura / s'appelle / charge / chargee / souhaite(?:z)? la bienvenue
        j'ai / qu'on
        """
    ),
    "causal": ("car", "puisque", "comme"),
    "rough": "vers|environ|autour de|aux alentours de",
    "declining": phrases(
        r"""
        malheureusement non / non,? desolee? / ce ne sera pas possible / pas de seconde chance / nous en resterons la
        tant pis
        """
    ),
    "instead": phrases(
        r"""
        au lieu de / plutot que / pas(?= (?:le )?(?:lundi|mardi|mercredi|jeudi|vendredi|\d)) / et non
        """
    ),
    "leads": (
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "du",
        "de",
        "au",
        "aux",
        "mon",
        "ma",
        "mes",
        "votre",
        "vos",
        "notre",
        "nos",
        "ton",
        "ta",
        "tes",
        "son",
        "sa",
        "ses",
        "ce",
        "cette",
        "avec",
        "par",
        "en",
        "dans",
        "sur",
        "chez",
        "pour",
        "a",
        "mme",
        "m",
    ),
    "soft": phrases(
        r"""
        malheureusement / helas / ne / pas / non / aucun\w* / n'\w+ / desole\w* / autre / autres / tous / toutes
        nouve\w+ / semaine / prochain\w* / avant / apres / entre / sans / aussi / encore / deja / plus tard / plus tot
        ou / seulement / quand / mais / cependant / toutefois / question / demande / libre / vers / doit / dois / devons
        lorsque / environ / pourriez / pourrait / serait / quelque chose / reserve\w* / ouvert\w*
        """
    ),
    "topics": phrases(
        r"""
        salaire / pretentions? salariales? / preavis / permis / visa / references? / cv / portfolio / allergi\w*
        regime / vegetari\w* / parking / ordinateur / github / linkedin / date de debut / diplomes? / taille
        """
    ),
    "promise": phrases(
        r"""
        reviens vers / reviendr\w+ vers / tiens au courant / vous (?:dirai|confirmerai|tiendrai)
        te (?:dis|dirai|redis) / vous recontacte\w* / fais signe
        """
    ),
    "cut": phrases(r"mais / car / donc / cependant / toutefois / parce que / puisque / or"),
    "also": ("et",),
    "weeks": numbers(
        r"""
        la semaine prochaine 1 / semaine prochaine 1 / cette semaine 0 / la semaine d'apres 1
        """
    ),
    "next_after": "prochain|en huit",
    "coming": "ce|le",
    "after": "apres|a partir de|des|n'importe quand apres|plutot apres",
    "before": "avant",
    "between": "entre",
    "joins": "et|-",
    "earlier": "le premier des deux|le plus tot|la premiere des deux",
    "later": "le second des deux|le plus tard|le deuxieme des deux|la seconde des deux",
    "same_time": "(?:a la )?meme heure(?: (?:que prevu|qu'avant|que d'habitude|que la derniere fois))?",
    "mine": ("heure d'ici", "chez moi", "chez nous", "pour moi", "ici", "mon heure", "notre heure"),
    "yours": ("chez vous", "chez toi", "pour vous", "votre heure", "ton heure", "la-bas"),
    "video": phrases(r"zoom / teams / google meet / webex / skype / visio\w* / video\w*"),
    "phone": phrases(
        r"""
        je (?:vous|t') ?(?:appelle|appellerai|rappelle) / par telephone / au telephone / entretien telephonique
        appelez-moi / appelle-moi / on s'appelle
        """
    ),
    "on_site": phrases(
        r"""
        accueil / atelier / nos locaux / nos bureaux / a l'agence / au bureau / sur place / au magasin / presentez-vous
        vous presenter / se verra / nous verrons / sonnez / chaussures de securite / vous recevra / parking / etage
        """
    ),
    "places": phrases(r"(?P<place>(?:salle|batiment|porte|bureau) \w+(?:,? \w+ etage)?)"),
    "partners": phrases(
        r"""
        (?:vous|tu) (?:rencontrerez|verrez|serez recue? par|parlerez avec|rencontreras|verras)
        l'entretien sera mene par / entretien avec / a ma place,?
        """
    ),
    "below": phrases(r"ci-dessous / dans ma signature / en signature / ci-apres"),
    "denial": phrases(
        r"""
        non / pas libre / pas possible / absente? / prise? / complet / impossible / indisponible
        """
    ),
}
