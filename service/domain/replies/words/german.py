"""German, with Austrian and Swiss turns."""

from service.domain.replies.words.table import Words, numbers, phrases, spans

GERMAN = Words(
    language="de",
    weekdays=numbers(
        r"""
        montag 0 / mo 0 / dienstag 1 / di 1 / mittwoch 2 / mi 2 / donnerstag 3 / do 3 / freitag 4 / fr 4
        samstag 5 / sa 5 / sonntag 6 / montags 0
        """
    ),
    months=numbers(
        r"""
        januar 1 / janner 1 / jan 1 / februar 2 / feb 2 / marz 3 / april 4 / apr 4 / mai 5 / juni 6 / juli 7
        august 8 / aug 8 / september 9 / sept 9 / oktober 10 / okt 10 / november 11 / nov 11 / dezember 12
        dez 12
        """
    ),
    days=numbers(r"heute 0 / morgen 1 / ubermorgen 2"),
    parts=spans(
        r"""
        vormittags 0-12 / vormittag 0-12 / am vormittag 0-12 / morgens 0-12 / fruh 0-12 / nachmittags 12-18
        nachmittag 12-18 / am nachmittag 12-18 / abends 16-24
        """
    ),
    hours=numbers(
        r"""
        eins 1 / ein 1 / zwei 2 / drei 3 / vier 4 / funf 5 / sechs 6 / sieben 7 / acht 8 / neun 9 / zehn 10
        elf 11 / zwolf 12
        """
    ),
    ordinals=numbers(
        r"""
        erste 1 / ersten 1 / erster 1 / zweite 2 / zweiten 2 / zweiter 2 / dritte 3 / dritten 3 / dritter 3
        letzte -1 / letzten -1 / letzter -1
        """
    ),
    slot_nouns="(?:termin|option|vorschlag|terminvorschlag|zeit|moglichkeit|variante)",
    numbered="(?:termin|option|vorschlag|terminvorschlag|moglichkeit|variante|buchstabe|nummer)",
    follows="(?:passt|geht|ist|bitte|ware|klappt|gerne)",
    clock=phrases(
        r"""
        halb (?P<h>{hour})(?P<before>) / viertel nach (?P<h>{hour})(?P<past>)
        viertel vor (?P<h>{hour})(?P<to>) / (?P<h>{word}) uhr / (?:12 uhr )?(?P<noon>mittags?)
        """
    ),
    at="(?:um|gegen punkt)",
    from_="(?:von|um)",
    to="(?:bis)",
    day_before="(?:am|den|dem|der|, den)",
    firm=phrases(
        r"""
        ja / ja gerne? / jawohl / einverstanden / bestatigt
        (?:das |es )?passt(?: (?:gut|sehr gut|bestens|perfekt))?
        (?:das |der termin )?(?:ist|geht) (?:in ordnung|ok|okay|gut|klar)
        (?:das )?geht(?: sich aus| klar| gut)?
        (?:ich |wir )?bestatigen?(?: wir| ich)?(?: (?:ihnen )?(?:gerne?|hiermit))?
        (?:das )?klappt(?: gut| prima)? / ist (?:hiermit )?bestatigt
        (?:passt|geht) (?:mir|uns|bei mir|bei uns)(?: gut| sehr gut| prima| bestens)?
        """
    ),
    yes=phrases(
        r"""
        gut / gerne? / sehr gerne? / super / prima / perfekt / ok / okay / in ordnung / abgemacht / bitte
        nehmen wir / machen wir / ist (?:gut|perfekt|prima|super|ideal) / es bleibt bei / ist notiert / notiert
        ich nehme / wir nehmen / eingetragen / (?:habe|haben) (?:ich |wir )?(?:sie |dich )?eingetragen
        """
    ),
    welcome=phrases(
        r"""
        bis (?:dann|dahin|bald) / wir sehen uns / (?:wir|ich) erwarten? (?:sie|dich) / kommen sie bitte
        (?:ich freue mich|wir freuen uns|freue mich|freuen uns)(?: (?:auf|sie|dich|darauf|zu sehen))*
        """
    ),
    arrangement=phrases(
        r"""
        kommen sie (?:bitte )?(?:direkt|zu|an|in)? / bitte (?:bringen|melden|kommen) sie(?: sich)?
        melden sie sich / (?:ich|wir) (?:rufen?|schicken?|senden?) (?:sie|ihnen|dich|dir) / der link
        treffpunkt ist / die adresse ist / fragen sie nach / (?:das|unser) gesprach findet
        """
    ),
    greeting=phrases(
        r"""
        hallo / guten (?:tag|morgen|abend) / liebe[r]? / sehr geehrte[r]? / servus / gruß gott / hi / moin
        herr / frau
        """
    ),
    courtesy=phrases(
        r"""
        neuer termin (?:anbei|im anhang)
        (?:vielen |besten |herzlichen )?dank(?: fur (?:ihre|deine|die) <mail>)?
        danke(?: (?:ihnen|dir|sehr|schon))?(?: fur (?:ihre|deine|die) <mail>)?
        kein problem / keine sorge / macht nichts / das kann passieren / kann passieren / das kommt vor
        alles gut / (?:mit )?(?:freundlichen|besten|lieben|herzlichen|schonen) grußen?
        (?:viele|liebe|beste|schone) gruße / lg / mfg
        (?:ihnen |dir )?(?:einen )?schonen (?:tag|abend|feierabend) / schones wochenende
        """,
        mail="(?:nachricht|mail|e-mail|ruckmeldung|antwort)",
    ),
    glue=phrases(
        r"""
        am / um / der / die / das / den / dem / es / fur / mir / uns / mich / ich / wir / und / also / ist / mit
        dann / so / im / in / auf / bei / hier / sehr / ihnen / sie / uhr
        """
    ),
    doubt=phrases(
        r"""
        wenn / falls / sofern / sobald / solange / ob / bevor / nachdem / aber / jedoch / allerdings / doch
        oder / entweder / sondern / außer / statt(?:dessen)? / lieber / eher / vielleicht / eventuell / evtl
        moglicherweise / wahrscheinlich / vermutlich / wohl / voraussichtlich / hoffentlich / hoffe / hoffen
        konnte / konnten / ware / waren / wurde / wurden / musste / mussten / muss / mussen / sollte / soll
        nicht / nichts / nie / kein / keine / keinen / keiner / ohne / nein / weder / leider / unmoglich
        bedaure / klaren? / abklaren / abstimmen / rucksprache / prufen? / nachfragen / vorbehalt\w*
        unter vorbehalt / vorlaufig / provisorisch / melde mich / melden uns / sage? (?:ihnen |dir )?bescheid
        spater / fruher / ander\w+ / neu\w* / verschieb\w* / verleg\w* / absag\w* / storn\w* / andern?
        doch nicht / falsch / fehler / irrtum / vergessen sie / korrektur / nachste\w* / woche / ungefahr / etwa
        gegen / circa / ca / ab / zwischen / alle / beide / jede\w* / egal / noch / erst / nur / auch / frage
        frei / fragen / denke / glaube / warten? / entscheid\w* / genehmig\w* / einmal
        """
    ),
    mild=phrases(
        r"alle / jede\w* / neu\w* / oder / ab / nachste\w* / noch / nur / auch / frei / fragen / kein / keine / ca"
    ),
    persons=phrases("ich / wir / sie / ihnen / du / mir / uns / mich"),
    asking=phrases(
        r"""
        ist / sind / geht / passt / konnen / konnten / kann / haben / hatten / ware / ginge / wann / wie
        """
    ),
    refusal=phrases(
        r"""
        <job> (?:ist|wurde) <meanwhile>(?:besetzt|vergeben)(?: worden)?
        uns <meanwhile>fur <someone_else> entschieden
        (?:ihre|deine) bewerbung (?:leider )?nicht (?:weiter|langer) (?:verfolgen|berucksichtigen)
        mochten (?:wir )?(?:daher )?keinen (?:neuen|zweiten) termin (?:vereinbaren|vergeben)
        vergeben (?:wir )?keinen (?:neuen|zweiten) termin / nicht weiter berucksichtigen
        """,
        job="(?:stelle|position|vakanz|ausschreibung)",
        someone_else=r"(?:eine?n? )?ander\w+ (?:bewerber\w*|kandidat\w*|person)",
        meanwhile="(?:inzwischen |bereits |leider |schon |nun |mittlerweile |jedoch )*",
    ),
    opening=phrases(
        r"""
        aber / jedoch / allerdings / wenn / falls / konnten? / ware / wurde(?:n)? (?:uns|gern) / stattdessen
        vielleicht / nachste woche / ein anderer termin / ahnliche / andere stelle / vorerst / noch nicht
        melden sie sich / oder / ob / zunachst / erst
        """
    ),
    contrast=phrases(r"aber / jedoch / allerdings"),
    closing=phrases(r"kein\w* ander\w* (?:stelle|position|termin|gesprach)s?"),
    offer=phrases(r"ginge / ware / konnten / wie ware / vorschlagen / oder / hatten sie / ab"),
    availability=phrases(
        r"""
        wann (?:konnen|konnten|hatten|haben|passt) / wie sieht / weitere termine / andere termine
        """
    ),
    cancelling=phrases(
        r"""
        (?:muss|mussen) (?:den termin |leider )?absagen / (?:wurde|ist) abgesagt / abgesagt / absage des termins
        """
    ),
    automatic=phrases(
        r"""
        abwesenheitsnotiz / automatische (?:antwort|nachricht) / nicht im (?:buro|haus) / im urlaub / abwesend
        (?:wurde|wird) nicht weitergeleitet / (?:ihre|deine) (?:nachricht|anfrage) ist (?:bei uns )?eingegangen
        """
    ),
    footer=phrases(
        r"""
        vertraulich\w* / amtsgericht / geschaftsfuhrer\w* / handelsregister / datenschutz\w*
        """
    ),
    device=phrases(r"(?:gesendet|von meinem) (?:von |mit )?(?:mein\w+ )?[\w-]+(?: gesendet)?\.?"),
    booking=phrases(r"buchen / auswahlen / wahlen sie / termin aussuchen / reservieren"),
)
