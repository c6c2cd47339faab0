"""French, of France and of Canada."""

from service.domain.replies.words.french_asides import FRENCH_ASIDES
from service.domain.replies.words.table import Words, numbers, phrases, spans

FRENCH = Words(
    language="fr",
    weekdays=numbers(
        r"""
        lundi 0 / lun 0 / mardi 1 / mercredi 2 / mer 2 / jeudi 3 / jeu 3 / vendredi 4 / ven 4 / samedi 5 / dimanche 6
        """
    ),
    months=numbers(
        r"""
        janvier 1 / janv 1 / fevrier 2 / fevr 2 / mars 3 / avril 4 / mai 5 / juin 6 / juillet 7 / aout 8 / septembre 9
        sept 9 / octobre 10 / oct 10 / novembre 11 / nov 11 / decembre 12
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
        une heure 1 / deux heures 2 / trois heures 3 / quatre heures 4 / cinq heures 5 / six heures 6 / sept heures 7
        huit heures 8 / neuf heures 9 / dix heures 10 / onze heures 11
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
        impec(?:cable)? / (?:me |nous )?charge de vous (?:indiquer|confirmer|dire|informer)(?: qu'elle| qu'il| que)?
        oui / d'acc / ouais / ca roule / ca colle
        c'est (?:nickel|top|super|tout bon|tres bien|ok|valide|valide|entendu|bien note|d'accord pour (?:moi|nous))
        nickel
        (?:et )?(?:vous |te )?confirme(?: (?:donc|bien|volontiers))?(?: (?:notre|le|votre|ton))?(?: (?:rendez-vous|
        entretien|creneau))?
        confirmons
        (?:je |nous )?(?:vous |te )?(?:confirme|confirmons) (?:bien )?(?:le|notre|votre) (?:rendez-vous|entretien|
        creneau|rdv)
        (?:me|nous|lui|leur) convient(?: (?:tout a fait|aussi|bien|tres bien|parfaitement|mieux))?
        convient(?: (?:tout a fait|a (?:mme|m|madame|monsieur) \w+))?
        (?:me|nous|lui) va(?: (?:bien|tres bien|parfaitement|aussi|mieux))? / (?:c'est |est )?(?:bien )?note(?: pour)?
        c'est bon pour (?:moi|nous)
        (?:est |c'est )?(?:ok|bon|parfait|possible|validee?) (?:pour|de|cote) (?:moi|nous|mon|notre)(?: cote)?
        cela me convient / je suis d'accord / nous sommes d'accord / j'accepte / avec plaisir / volontiers
        sans probleme pour / on dit / on fait / on part sur / je prends / je retiens / nous retenons / disons / bloque
        d'accord / entendu / c'est (?:note|confirme|d'accord|parfait|bon) / je (?:vous )?confirme
        nous (?:vous )?confirmons / (?:cela |ca )?(?:me|nous) convient(?: (?:bien|tres bien|parfaitement))?
        (?:cela |ca )?(?:me|nous) va(?: (?:bien|tres bien))? / convient(?: (?:bien|tres bien|parfaitement))?
        est (?:confirme|note|parfait|bon)e? / ca marche / ca (?:me )?va
        """
    ),
    yes=phrases(
        r"""
        vous recevra / (?:je|nous) vous (?:recevrai|recevrons|recevons|recois)
        (?:je|nous) (?:te|vous) (?:propose de garder|attends|attendons) / vous etes attendue? / on se retrouve
        on s'appelle / retrouvons-nous / rdv / donc / stp / ok / parfait / tres bien / okay / bien sur / super / va pour
        c'est / s'il vous plait / svp / note
        """
    ),
    welcome=phrases(
        r"""
        a(?= (?:lundi|mardi|mercredi|jeudi|vendredi)) / au (?:jour|rendez-vous) / a plus / a\+ / hate de
        (?:je me rejouis|nous nous rejouissons)(?: (?:de vous (?:voir|rencontrer|recevoir)|de cet entretien))?
        a (?:demain|bientot|tres bientot) / nous nous verrons / on se voit / je vous attends / nous vous attendons
        rendez-vous / au plaisir(?: de vous (?:voir|rencontrer))? / venez
        """
    ),
    arrangement=phrases(
        r"""
        (?:je|nous|on) (?:vous|te|t') ?(?:appelle|appellerai|rappelle|contacterai|contacte|rejoins|joindrai|envoie|
        enverrai|enverrons|transmets|transmettrai|retrouve|accueillerai|accueille)
        (?:prevoyez|apportez|munissez-vous|venez|presentez|presentez-vous|demandez|sonnez|garez-vous|utilisez|prenez|
        pensez|n'oubliez|merci|apporte|viens|demande|sonne|prends|pense|passe|passez|entrez|montez) (?:de |a |au |par |
        votre |vos |un |une |la |le |l'|avec )?
        merci de vous (?:presenter|munir|rendre) / merci de (?:venir|demander|sonner|vous)
        (?:l'entretien|le rendez-vous|la rencontre|cela|ca) (?:durera|dure|aura lieu en|se fera|se deroulera|se tiendra)
        en visio\w* / par (?:telephone|teams|zoom|visio\w*|video) / sur (?:teams|zoom|meet)
        (?:voici )?(?:le lien|l'adresse|lien)
        (?:vous|tu) (?:serez|seras|rencontrerez|recevrez|recevras|trouverez|aurez|verrez) / dans nos (?:locaux|bureaux)
        (?:salle|etage|batiment|porte|bureau) \w+ / je vous (?:appelle|appellerai|envoie|enverrai)
        nous vous (?:appellerons|enverrons) / merci d'apporter / presentez-vous / demandez / le lien / l'adresse est
        apportez
        """
    ),
    greeting=phrases(
        r"""
        coucou / hello / re / bonjour a vous / rebonjour / allo / bjr / bonjour / bonsoir / salut / cher / chere
        madame / monsieur / mme / m
        """
    ),
    courtesy=phrases(
        r"""
        (?:voici|ci-joint|vous trouverez ci-joint)(?: (?:la|l'|une|votre|mon))? ?(?:nouvelle )?(?:invitation|
        convocation)
        (?:ne )?(?:t'inquiete|vous inquietez|t'en fais|vous en faites)(?: pas)?
        pas (?:grave|de souci|de soucis|de probleme|de mal)s? / (?:il n'y a )?(?:pas|aucun) de (?:mal|quoi)
        aucun souci / zero souci / rien de grave / ca arrive(?: a tout le monde| aux meilleurs)?
        je comprends(?: (?:tout a fait|bien|parfaitement))? / excuses acceptees
        (?:j'ai|nous avons) bien (?:recu|pris note de) (?:votre|ton) (?:message|mail|courriel|e-mail|reponse)(?: et)?
        bien recu / comme (?:convenu|propose|vous le proposez|discute)
        (?:merci|je vous remercie|nous vous remercions)(?: (?:beaucoup|bien|infiniment))? (?:pour|de) (?:votre|ton|vos|
        tes|l'|ces) ?(?:\w+)
        merci d'avoir (?:prevenu|ecrit|repondu) / bonne (?:fin de )?(?:journee|soiree|semaine)(?: a vous)?
        bon (?:week-end|courage|retablissement) / voici (?:la|une) (?:nouvelle )?invitation
        (?:merci|je vous remercie)(?: (?:beaucoup|bien))?(?: (?:pour|de) (?:votre|ton) <mail>)?
        (?:il n'y a )?(?:aucun|pas de) (?:probleme|souci) / ce n'est pas grave / ca arrive
        ce sont des choses qui arrivent / (?:bien )?cordialement / bien a vous / bonne journee / bonne soiree
        (?:meilleures |sinceres )?salutations
        """,
        mail="(?:message|mail|courriel|mot|reponse|explications?|e-mail)",
    ),
    glue=phrases(
        r"""
        j' / qu' / d' / s' / y / il / elle / on / qu'elle / qu'il / que / dans / avec / sur / par / chez / nos / vos
        votre / mon / ma / ton / ta / son / sa / un / une / des / les / aux / vous / te / toi / lui / leur / rendez-vous
        entretien / creneau / rdv / le / la / l / a / de / du / pour / c'est / ce / cela / ca / moi / nous / me / je
        et / est / au / a l'atelier / a l'agence / au bureau / donc / alors / en / notre / bien / tres / monsieur
        madame
        """
    ),
    doubt=phrases(
        r"""
        heure de (?!bureau|debut|fin|rendez|pointe|paris|montreal)\w+ / heure exacte
        (?:heure|horaire) a (?:preciser|confirmer|definir) / si / s'il(?! vous) / sauf / a condition / sous reserve
        des que / quand / lorsque / avant / apres / mais / cependant / toutefois / par contre / ou / plutot / peut-etre
        probablement / sans doute / normalement / pourrait / pourrais / pourriez / devrait / devrais / serait / serais
        irait / aimerais / voudrais / espere / esperons / pense / crois / essaie / essayer / verifie\w* / confirmer
        revenir / reviens / ne / pas / non / aucun / aucune / jamais / sans / n'\w+ / malheureusement / helas
        desole\w* / regret\w* / provisoire\w* / attendre / attente / en attendant / accord de / valider / validation
        dois / doit / devons / plus tard / plus tot / autre / autres / nouveau / nouvelle / chang\w* / report\w*
        annul\w* / deplac\w* / erreur / ignorez / oubliez / finalement / en fait / prochain\w* / semaine / environ
        vers / entre / tous / toutes / n'importe / libre / encore / aussi / d'abord / seulement / depend\w* / imprevu
        arrete\w* / sure? / reserve\w* / budget / des lors que / pourvu que / a moins / tant que / en principe
        a priori / theoriquement / eventuellement / possiblement / sous peu / laissons / mal lu / tenez pas compte
        deja / quelque chose / empechement / recontacter\w* / tenir au courant / previens / validera / pose une option
        vais voir / on verra / voir avec / parler / question / demande
        """
    ),
    mild=phrases(
        r"""
        tous / toutes / nouve\w+ / ou / prochain\w* / aussi / autre / autres / avant / apres / entre / si / sans
        """
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
        le poste (?:vient d'etre|a (?:finalement |deja |malheureusement )?ete|est) (?:deja |finalement |
        desormais )?(?:pourvu|attribue|pris|comble|ferme)
        (?:avons|ai) (?:toutefois |finalement |donc )?(?:decide|choisi) de ne pas (?:donner suite|poursuivre|retenir|
        continuer)
        (?:choisi|retenu|recrute|pris|embauche) (?:une? autre|quelqu'un d'autre|un autre) ?\w*
        ne (?:reporterons|reportons|reprogrammerons|fixerons) pas (?:l'entretien|de nouvel entretien|
        d'autre (?:entretien|rendez-vous))
        ne donnons pas de seconde chance / votre candidature n'a pas ete retenue
        """
    ),
    opening=phrases(
        r"""
        mais / cependant / toutefois / si / pourriez / pourrait / peut-etre / semaine prochaine / autre poste
        pour l'instant / pas encore / une autre date / un autre creneau / d'abord / ou / similaire / en attendant
        """
    ),
    contrast=phrases(r"mais / cependant / toutefois"),
    closing=phrases(r"n(?:e |')\w+ pas (?:d'|une? )autre (?:poste|date|creneau|entretien)"),
    offer=phrases(
        r"""
        pourriez / seriez / irait / est-ce que / propose / plutot / ou / serait
        """
    ),
    availability=phrases(
        r"""
        tes disponibilites
        (?:quand|quels? jours?|quelles? dates?|a quel moment) (?:es-tu|etes-vous|seriez-vous|serais-tu|pourriez-vous|
        pouvez-vous|peux-tu|vous (?:est|serait)|tu (?:es|peux))[\w' ]{0,30}
        (?:proposez|envoyez|donnez|indiquez|propose|envoie|donne|communiquez)[- ](?:moi|nous) (?:\w+ ){0,3}(?:dates?|
        creneaux|disponibilites|horaires|dispos)
        (?:tes|vos) dispos / d'autres (?:dates|creneaux|disponibilites|horaires|possibilites) / vos disponibilites
        quelles sont / quand (?:etes|seriez) / d'autres (?:dates|creneaux)
        """
    ),
    cancelling=phrases(r"(?:dois|devons|doit) annuler / (?:a ete|est) annulee? / annulation"),
    automatic=phrases(
        r"""
        absente? du bureau / reponse automatique / message automatique / en conge / de retour le / en vacances
        nous avons bien recu votre (?:message|demande) / a mon retour
        """
    ),
    footer=phrases(
        r"""
        confidentiel\w* / destinataire / siret / rcs / desinscri\w* / imprimer
        """
    ),
    device=phrases(r"envoye (?:de|depuis) (?:mon|l'\w+)? ?\w+"),
    booking=phrases(
        r"""
        reservez / inscrivez-vous / prenez rendez-vous / reserve / choisis / prends un creneau / reserver / choisir
        choisissez / prendre rendez-vous
        """
    ),
    **FRENCH_ASIDES,
)
