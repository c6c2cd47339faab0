"""French, of France and of Canada."""

from service.domain.replies.words.table import Words, numbers, phrases, spans

FRENCH = Words(
    language="fr",
    weekdays=numbers(
        r"""
        lundi 0 / lun 0 / mardi 1 / mercredi 2 / mer 2 / jeudi 3 / jeu 3 / vendredi 4 / ven 4 / samedi 5
        dimanche 6
        """
    ),
    months=numbers(
        r"""
        janvier 1 / janv 1 / fevrier 2 / fevr 2 / mars 3 / avril 4 / mai 5 / juin 6 / juillet 7 / aout 8
        septembre 9 / sept 9 / octobre 10 / oct 10 / novembre 11 / nov 11 / decembre 12
        """
    ),
    days=numbers(r"aujourd'hui 0 / demain 1 / apres-demain 2"),
    parts=spans(
        r"""
        du matin 0-12 / le matin 0-12 / matin 0-12 / de l'apres-midi 12-18 / l'apres-midi 12-18
        apres-midi 12-18 / du soir 16-24
        """
    ),
    hours=numbers(
        r"""
        une heure 1 / deux heures 2 / trois heures 3 / quatre heures 4 / cinq heures 5 / six heures 6
        sept heures 7 / huit heures 8 / neuf heures 9 / dix heures 10 / onze heures 11
        """
    ),
    ordinals=numbers(
        r"""
        premier 1 / premiere 1 / deuxieme 2 / second 2 / seconde 2 / troisieme 3 / dernier -1 / derniere -1
        """
    ),
    slot_nouns="(?:option|creneau|date|proposition|choix|horaire|possibilite|rendez-vous)",
    numbered="(?:option|creneau|proposition|choix|horaire|possibilite|lettre)",
    follows="(?:convient|est|me|nous|va|svp)",
    clock=phrases(
        r"""
        (?P<h>{word}) et demie?(?P<half>) / (?P<h>\d{1,2})\s?h(?:eures)? et demie?(?P<half>)
        (?P<h>{word}) et quart(?P<past>) / (?P<h>\d{1,2}) heures? / (?P<noon>midi)(?! et)
        """
    ),
    at="(?:a)",
    from_="(?:de|a)",
    to="(?:a)",
    day_before="(?:le|du)",
    firm=phrases(
        r"""
        oui / d'accord / entendu / c'est (?:note|confirme|d'accord|parfait|bon) / je (?:vous )?confirme
        nous (?:vous )?confirmons / (?:cela |ca )?(?:me|nous) convient(?: (?:bien|tres bien|parfaitement))?
        (?:cela |ca )?(?:me|nous) va(?: (?:bien|tres bien))? / convient(?: (?:bien|tres bien|parfaitement))?
        est (?:confirme|note|parfait|bon)e? / ca marche / ca (?:me )?va
        """
    ),
    yes=phrases(
        r"""
        parfait / tres bien / ok / okay / bien sur / super / va pour / c'est / s'il vous plait / svp / note
        """
    ),
    welcome=phrases(
        r"""
        a (?:demain|bientot|tres bientot) / nous nous verrons / on se voit / je vous attends
        nous vous attendons / rendez-vous / au plaisir(?: de vous (?:voir|rencontrer))? / venez
        """
    ),
    arrangement=phrases(
        r"""
        je vous (?:appelle|appellerai|envoie|enverrai) / nous vous (?:appellerons|enverrons) / merci d'apporter
        presentez-vous / demandez / le lien / l'adresse est / apportez
        """
    ),
    greeting=phrases(r"bonjour / bonsoir / salut / cher / chere / madame / monsieur / mme / m"),
    courtesy=phrases(
        r"""
        voici (?:la|une) (?:nouvelle )?invitation
        (?:merci|je vous remercie)(?: (?:beaucoup|bien))?(?: (?:pour|de) (?:votre|ton) <mail>)?
        (?:il n'y a )?(?:aucun|pas de) (?:probleme|souci) / ce n'est pas grave / ca arrive
        ce sont des choses qui arrivent / (?:bien )?cordialement / bien a vous / bonne journee / bonne soiree
        (?:meilleures |sinceres )?salutations
        """,
        mail="(?:message|mail|courriel|mot|reponse|explications?|e-mail)",
    ),
    glue=phrases(
        r"""
        le / la / l / a / de / du / pour / c'est / ce / cela / ca / moi / nous / me / je / et / est / au
        a l'atelier / a l'agence / au bureau / donc / alors / en / notre / bien / tres / monsieur / madame
        """
    ),
    doubt=phrases(
        r"""
        si / s'il(?! vous) / sauf / a condition / sous reserve / des que / quand / lorsque / avant / apres
        mais / cependant / toutefois / par contre / ou / plutot / peut-etre / probablement / sans doute
        normalement / pourrait / pourrais / pourriez / devrait / devrais / serait / serais / irait / aimerais
        voudrais / espere / esperons / pense / crois / essaie / essayer / verifie\w* / confirmer / revenir
        reviens / ne / pas / non / aucun / aucune / jamais / sans / n'\w+ / malheureusement / helas / desole\w*
        regret\w* / provisoire\w* / attendre / attente / en attendant / accord de / valider / validation / dois
        doit / devons / plus tard / plus tot / autre / autres / nouveau / nouvelle / chang\w* / report\w*
        annul\w* / deplac\w* / erreur / ignorez / oubliez / finalement / en fait / prochain\w* / semaine
        environ / vers / entre / tous / toutes / n'importe / libre / encore / aussi / d'abord / seulement
        question / demande
        """
    ),
    mild=phrases(
        r"tous / toutes / nouve\w+ / ou / prochain\w* / aussi / autre / autres / avant / apres / entre / si / sans"
    ),
    persons=phrases("je / nous / vous / tu / me / moi / j'\\w+"),
    asking=phrases(
        r"""
        est-ce / pouvez / pourriez / seriez / avez / quand / quel / quelle / quelles / quels / etes
        """
    ),
    refusal=phrases(
        r"""
        (?:le )?poste (?:a (?:deja |depuis |malheureusement )?ete|est (?:desormais |deja )?) ?(?:pourvu|attribue)
        retenu (?:une autre candidature|un autre candidat|une autre personne|une autre candidate)
        (?:avons|ai) decide de ne pas (?:donner suite|poursuivre|retenir)(?: (?:a|avec))? votre candidature
        ne (?:pouvons|donnerons|souhaitons) pas (?:donner )?suite a votre candidature
        n'avons pas retenu votre candidature / ne (?:reportons|reprogrammons) pas les entretiens manques
        votre candidature n'a pas ete retenue
        """
    ),
    opening=phrases(
        r"""
        mais / cependant / toutefois / si / pourriez / pourrait / peut-etre / semaine prochaine / autre poste
        pour l'instant / pas encore / une autre date / un autre creneau / d'abord / ou / similaire
        en attendant
        """
    ),
    contrast=phrases(r"mais / cependant / toutefois"),
    closing=phrases(r"n(?:e |')\w+ pas (?:d'|une? )autre (?:poste|date|creneau|entretien)"),
    offer=phrases(r"pourriez / seriez / irait / est-ce que / propose / plutot / ou / serait"),
    availability=phrases(
        r"""
        vos disponibilites / quelles sont / quand (?:etes|seriez) / d'autres (?:dates|creneaux)
        """
    ),
    cancelling=phrases(r"(?:dois|devons|doit) annuler / (?:a ete|est) annulee? / annulation"),
    automatic=phrases(
        r"""
        absente? du bureau / reponse automatique / message automatique / en conge / de retour le / en vacances
        nous avons bien recu votre (?:message|demande) / a mon retour
        """
    ),
    footer=phrases(r"confidentiel\w* / destinataire / siret / rcs / desinscri\w* / imprimer"),
    device=phrases(r"envoye (?:de|depuis) (?:mon|l'\w+)? ?\w+"),
    booking=phrases(r"reserver / choisir / choisissez / prendre rendez-vous"),
)
