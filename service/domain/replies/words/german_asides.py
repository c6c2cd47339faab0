"""German: what stands beside a time, turns it down or has nothing to do with it, and how one will meet."""

from collections.abc import Mapping
from typing import Any

from service.domain.replies.words.table import numbers, phrases

GERMAN_ASIDES: Mapping[str, Any] = {
    "done": phrases(
        r"""
        (?:habe|haben) (?:ich |wir )?(?:sie |dich |ihnen |das gesprach |den termin |es |das interview )?(?:\w+ )?(?:fur|
        auf)
        (?:eingetragen|eingeplant|eingebucht|gebucht|eingeschrieben|angesetzt|verlegt|festgelegt|terminiert|fixiert)
        (?:ist|wurde|wird|sind) (?:\w+ )?(?:auf|fur) / findet (?:nun |jetzt |neu |am )?(?:statt)?
        neuer termin(?: ist)? / der neue termin ist / ihr (?:neuer )?termin ist / wir sehen uns
        (?:der|ihr) termin (?:ist|steht)(?: nun| jetzt)?(?: am| fur)? / sind (?:sie )?(?:fur|auf) / eingeladen
        """
    ),
    "busy": phrases(
        r"""
        (?:geht|passt|klappt|kann|konnen|schaffe|schaffen|ist|sind|bin) (?:es |das |ich |wir |mir |uns |bei (?:mir|
        uns) |da )*(?:leider |aber |schon |auch |doch )*(?:nicht|nichts|gar nicht|nimmer|nicht mehr)(?: mehr)?
        (?:ist|sind|bin|war) (?:ich |wir |bei (?:mir|uns) )?(?:leider |schon |bereits |auch |ganz )*(?:dicht|voll|
        belegt|ausgebucht|weg|vergeben|verplant|besetzt|zu fruh|zu spat|unterwegs|verreist|im urlaub|auf dienstreise|
        bei gericht|nicht da|nicht im haus|krank|in einer sitzung|in einem termin|in terminen|auf einer messe|
        auf schulung|feiertag)
        (?:habe|haben|hat|hatte) (?:ich |wir |er |sie )?(?:leider |schon |bereits |da )*(?:einen|eine|keine|kein|
        schon) (?:anderen |andere )?(?:termin|termine|zeit|sitzung|besprechung|schulung|messe|gericht|arzttermin|
        prufung)
        keiner der termine / nicht / bin ich bis
        bin ich (?:leider |schon )*(?:weg|unterwegs|verplant|im urlaub|nicht da|belegt|dicht|ausgebucht)
        fallt (?:leider )?(?:aus|weg|flach) / kann ich (?:leider )?nicht
        """
    ),
    "rest": phrases(
        r"""
        die anderen(?: beiden)? / die ubrigen / die restlichen / der rest / er / sie hat / keiner der termine
        """
    ),
    "aside": phrases(
        r"""
        (?:buro|geschafts|offnungs|sprech|arbeits|besuchs|telefon|schalter|burozeit|praxis)(?:zeiten|stunden|zeit)?
        (?:offnungszeiten|burozeiten|sprechzeiten|geschaftszeiten|sprechstunden|kernzeiten)
        (?:geoffnet|besetzt ist|erreichbar|telefonisch erreichbar|geschlossen|offen von) / (?:tag|abend) der offenen tur
        webinar / messe / jobmesse / karrieretag / karrieremesse / hoffest / sommerfest / weihnachtsfeier / infoabend
        infoveranstaltung / veranstaltung / stammtisch / vortrag / firmenfeier / konzert / flohmarkt / jubilaum
        betriebsausflug / weihnachtsmarkt / ausstellung / kinoabend
        (?:senden|schicken|reichen|laden|fullen|mailen|ubermitteln|geben|lassen) sie(?: mir|uns)?(?: bitte)? (?:ihre?n?|
        die|das|den|noch|eine|einen|vorab|bitte)? ?(?:zeugnisse?|unterlagen|formular|fragebogen|lebenslauf|nachweise?|
        referenzen|arbeitsproben?|kopien?|dokumente|bewerbungsunterlagen|mappe|portfolio|ausweis|personalausweis|
        fuhrungszeugnis|bankdaten)
        (?:formular|fragebogen|unterlagen|bewerbungsschluss|bewerbungsfrist|frist|abgabefrist|zeugnisse|einreichfrist)
        (?:verpasst|versaumt|gewartet|gestern|letzte\w*|vorige\w*|vergangene\w*) / geburtstag
        """
    ),
    "arrival": phrases(
        r"""
        (?:bitte )?(?:seien sie|sei|erscheinen sie|finden sie sich)(?: bitte)?(?: bereits| schon)?(?: um)?(?: da)?
        einlass(?: ab)?
        """
    ),
    "besides": phrases(
        r"""
        danach(?: um)? / anschließend(?: um)? / und dann um / bis spatestens / bis / endet um / ende(?: gegen| um)?
        spatestens / muss (?:ich|er|sie) (?:um|weg|los) / bin ich bis / ab dann / offnet um / offnen um / ab
        """
    ),
    "about": phrases(
        r"""
        (?:ich|wir) (?:bin|sind|werde|werden|habe|haben|freue|freuen) / (?:falls|wenn|sollten) sie fragen haben
        bei (?:ruck)?fragen / gerne? vorbei / einfach / fur (?:ruck)?fragen / es (?:dauert|gibt|wird|sind)
        komm (?:gern|einfach) / lasst (?:ihnen|dir|sie) ausrichten
        soll ich (?:ihnen|dir) (?:ausrichten|bestatigen|sagen)
        """
    ),
    "kind": phrases(
        r"""
        (?:ich |wir )?(?:hoffe|hoffen)(?:,)? (?:es|ihnen|dir|sie|du|dass es|ihr|ihre|alle)
        tut mir leid (?:zu horen|fur sie|wegen) / schade, dass / schon, (?:dass|von) / danke / vielen dank
        (?:ich |wir )?freuen? / verstehe / verstandlich / (?:ich|wir) (?:verstehe|verstehen|kenne)
        im auftrag (?:von|des|der) / ich schreibe (?:ihnen )?(?:im auftrag|fur|wegen) / bezugnehmend auf / bezuglich
        zu ihrer / wegen ihrer / ubrigens / in vertretung / wie man so sagt
        """
    ),
    "plain": phrases(
        r"""
        gesprach / interview / vorstellungsgesprach / termin / treffen / uhrzeit / zeit / einladung / link / anruf
        telefon / video / handy / nummer / raum / zimmer / stock / etage / eingang / tur / empfang / rezeption / pforte
        haus / buro / werk / halle / hof / hinterhof / laden / filiale / standort / adresse / parkplatz / ausweis
        unterlagen / lebenslauf / zeugnis / mappe / laptop / schuhe / sicherheitsschuhe / chef / chefin / kollege
        kollegin / kollegen / team / abteilung / leitung / leiter / leiterin / assistenz / sekretariat / direkt / vorbei
        hier / punktlich / kurz / schnell / klasse / toll / wunderbar / hervorragend / ausgezeichnet / cool / easy / top
        jederzeit / personlich / online / virtuell / vor ort / nun / jetzt / heute / weiterhin / hiermit / lediglich
        nur / auch / mit dabei / ihrem / gemeinsam / zusammen / herzlich / gerne wieder / bitte / danke / viel / spaß
        erfolg / gruß / gruße / grusse / tag / tage / stunde / minuten / halbe stunde / kaffee / wasser / den|die|das
        dass / ihm / ihn / ihr / euch / dir / dich / du / er / man / etwa / rum / super / nimm / genau / genauso
        naturlich / selbstverstandlich / recht / lieb / besten / ersten / zweiten / dritten
        """
    ),
    "action": phrases(
        r"""
        bin / bist / sind / habe / haben / hat / hast / wird / werden / werde / kann / kannst / konnen / war / bringen
        kommen / komm / melden / fragen / klingeln / sehen / sprechen / sprechen wir / treffen / rufen / ruf / schicken
        senden / finden / nehmen / geben / gib / sagen / freuen / lauft / stattfinden / statt / teilnehmen / teil
        dabei / fuhren / fuhrt / leiten / leitet / dauert / erwarten / warte / wartet / sitzen / parken / anrufen / an
        mit / zu / aus / nach / bei / vor / durch / ohne weiteres / lasst / ausrichten
        """
    ),
    "causal": ("weil", "da", "denn", "damit"),
    "rough": "gegen|ca\\.?|circa|etwa|ungefahr|so gegen|so um",
    "declining": phrases(
        r"""
        leider nein / nein,? leider / das war's / kein interesse mehr / absehen / wir sehen von / keine zweite chance
        kein zweites gesprach / wird das nichts
        """
    ),
    "instead": phrases(
        r"""
        statt / anstatt / anstelle von
        nicht(?= (?:am |den )?(?:montag|dienstag|mittwoch|donnerstag|freitag|mo|di|mi|do|fr|\d))
        als(?= (?:am |der |den )?(?:montag|dienstag|mittwoch|donnerstag|freitag))
        """
    ),
    "minutes": numbers(
        r"""
        uhr dreißig 30 / uhr dreissig 30 / uhr funfzehn 15 / uhr zehn 10 / uhr zwanzig 20 / uhr funfundvierzig 45
        """
    ),
    "leads": (
        "der",
        "die",
        "das",
        "den",
        "dem",
        "des",
        "ein",
        "eine",
        "einen",
        "einem",
        "einer",
        "ihr",
        "ihre",
        "ihrem",
        "ihren",
        "mein",
        "meine",
        "meinem",
        "meinen",
        "unser",
        "unsere",
        "unserem",
        "unseren",
        "im",
        "am",
        "zum",
        "zur",
        "vom",
        "beim",
        "mit",
        "bei",
        "fur",
        "von",
        "aus",
        "in",
        "an",
        "und",
    ),
    "soft": phrases(
        r"""
        leider / nicht / nichts / kein / keine / keinen / keiner / auch / noch / nur / alle / beide / jede\w* / ander\w+
        neu\w* / woche / nachste\w* / bis / ab / vor / nach / gegen / schon / erst / doch / aber / allerdings / jedoch
        konnte / konnten / wurde / wurden / muss / mussen / spater / fruher / zwischen / oder / etwa / frei / ca
        fragen / frage / reserv\w* / einmal / mussten / spatestens
        """
    ),
    "topics": phrases(
        r"""
        gehalt\w* / kundigungsfrist / kundigungsfristen / eintrittstermin / fuhrerschein / arbeitserlaubnis / visum
        unterlagen / zeugnis\w* / referenz\w* / portfolio / lebenslauf / allergi\w* / vegetari\w* / parkplatz / laptop
        github / linkedin / anreise / fahrtkosten / telefonnummer / kaffee / wie geht
        """
    ),
    "promise": phrases(
        r"""
        melde mich / melden uns / gebe (?:ihnen |dir )?bescheid / sage (?:ihnen |dir )?bescheid / hore?n? (?:sie|du)
        komme? auf sie zu / schreibe (?:ihnen|dir)
        """
    ),
    "cut": phrases(
        r"""
        aber / denn / weil / da / jedoch / allerdings / daher / deshalb / dass
        """
    ),
    "also": ("und", "sowie"),
    "weeks": numbers(
        r"""
        nachste woche 1 / nachster woche 1 / nachsten woche 1 / kommende woche 1 / kommender woche 1 / diese woche 0
        dieser woche 0 / in der nachsten woche 1 / ubernachste woche 2
        """
    ),
    "next_before": "nachste[nrs]?|am nachsten",
    "next_after": "in einer woche|nachster woche|nachste woche",
    "week_after": "in einer woche",
    "coming": "am|den|dem|diesen|kommenden|am kommenden",
    "after": "ab|nach|irgendwann ab|jederzeit ab|ab ca\\.?|ab etwa",
    "before": "vor|bis",
    "between": "zwischen",
    "joins": "und|bis|-",
    "earlier": "der fruhere(?: termin)?|den fruheren(?: termin)?|die fruhere|der erste von beiden",
    "later": "der spatere(?: termin)?|den spateren(?: termin)?|die spatere|der zweite von beiden",
    "same_time": "(?:zur )?(?:gleiche[nr]?|selbe[nr]?|dieselbe) (?:uhrzeit|zeit)"
    "(?: wie (?:geplant|vorher|ursprunglich geplant))?",
    "mine": ("meiner zeit", "bei mir", "bei uns", "unserer zeit", "hier", "hiesiger zeit"),
    "yours": ("ihrer zeit", "deiner zeit", "bei ihnen", "bei dir", "dort"),
    "video": phrases(
        r"""
        zoom / (?:ms )?teams / google meet / webex / skype / video\w* / online / virtuell
        """
    ),
    "phone": phrases(
        r"""
        (?:ich|wir) (?:ruf|rufe|rufen) (?:sie|dich) / rufen sie (?:mich|uns) / ruf mich / telefonisch / per telefon
        am telefon / telefoninterview / telefongesprach / (?:sie|dich) an
        """
    ),
    "on_site": phrases(
        r"""
        empfang / rezeption / pforte / vor ort / im haus / in unserem (?:buro|haus|werk) / bei uns im
        in unseren (?:raumen|raumlichkeiten|buros) / kommen sie / klingeln / eingang / \w+ stock / hinterhof
        sitzungszimmer / besprechungsraum / komm einfach / parkplatz / werkstor
        """
    ),
    "places": phrases(
        r"""
        (?P<place>(?:sitzungszimmer|besprechungsraum|konferenzraum|raum|zimmer) \w+(?:,? (?:im )?\d\. (?:stock|og|etage|
        obergeschoss))?)
        """
    ),
    "partners": phrases(
        r"""
        (?:sie|du) (?:sprechen|sprichst|treffen|triffst)(?: dann)?(?: mit)?
        (?:das )?gesprach (?:fuhrt|leitet|ubernimmt) / gesprachspartner(?:in)? ist / statt meiner / an meiner stelle
        """
    ),
    "below": phrases(
        r"""
        unten / in meiner signatur / signatur / unten stehende\w* / untenstehende\w*
        """
    ),
    "denial": phrases(
        r"""
        nein / leider nicht / nicht / geht nicht / weg / belegt / verplant / vergeben / urlaub / voll / leider
        """
    ),
}
