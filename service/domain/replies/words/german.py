"""German, with Austrian and Swiss turns."""

from service.domain.replies.words.german_asides import GERMAN_ASIDES
from service.domain.replies.words.table import Words, numbers, phrases, spans

GERMAN = Words(
    language="de",
    weekdays=numbers(
        r"""
        montag 0 / mo 0 / dienstag 1 / di 1 / mittwoch 2 / mi 2 / donnerstag 3 / do 3 / freitag 4 / fr 4 / samstag 5
        sa 5 / sonntag 6 / montags 0
        """
    ),
    months=numbers(
        r"""
        januar 1 / janner 1 / jan 1 / februar 2 / feb 2 / marz 3 / april 4 / apr 4 / mai 5 / juni 6 / juli 7 / august 8
        aug 8 / september 9 / sept 9 / oktober 10 / okt 10 / november 11 / nov 11 / dezember 12 / dez 12
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
        eins 1 / ein 1 / zwei 2 / drei 3 / vier 4 / funf 5 / sechs 6 / sieben 7 / acht 8 / neun 9 / zehn 10 / elf 11
        zwolf 12
        """
    ),
    ordinals=numbers(
        r"""
        erste 1 / ersten 1 / erster 1 / zweite 2 / zweiten 2 / zweiter 2 / dritte 3 / dritten 3 / dritter 3 / letzte -1
        letzten -1 / letzter -1
        """
    ),
    slot_nouns="(?:termin|option|vorschlag|terminvorschlag|zeit|moglichkeit|variante)",
    numbered="(?:termin|option|vorschlag|terminvorschlag|moglichkeit|variante|buchstabe|nummer)",
    follows="(?:passt|geht|ist|bitte|ware|klappt|gerne)",
    clock=phrases(
        r"""
        halb (?P<h>{hour})(?P<before>) / halber (?P<h>{hour})(?P<before>) / dreiviertel (?P<h>{hour})(?P<to>)
        punkt (?P<h>{hour}) / (?P<h>{hour}) uhr dreißig(?P<half>) / (?P<h>{hour}) uhr dreissig(?P<half>)
        viertel nach (?P<h>{hour})(?P<past>) / viertel vor (?P<h>{hour})(?P<to>) / (?P<h>{word}) uhr
        (?:12 uhr )?(?P<noon>mittags?)
        """
    ),
    at="(?:um|punkt|so um)",
    from_="(?:von|um)",
    to="(?:bis)",
    day_before="(?:am|den|dem|der|, den)",
    firm=phrases(
        r"""
        recht ist / lauft / haut hin
        (?:ich |wir )?bestatige(?:n)? (?:wir |ich )?(?:ihnen |dir )?(?:hiermit |gerne? )?(?:den |
        ihren )?(?:von ihnen )?(?:vorgeschlagenen |gewunschten |genannten )?(?:termin)?
        ja / ja gerne? / jup / jo / jep / passt schon / (?:das )?wird was
        geht (?:klar|sich aus|bei (?:mir|uns)|in ordnung) / geht sich (?:bei (?:mir|uns) )?aus / alles klar / gebongt
        abgemacht / fix / ist fix / steht / (?:ist|sind) (?:mir|uns|ihm|ihr|ihnen) (?:sehr )?(?:recht|lieb|angenehm)
        (?:mir|uns|ihm|ihr) (?:sehr )?(?:recht|lieb) ist
        (?:sage?|sagen|stimme|stimmen) (?:ich |wir )?(?:hiermit |gerne? )?zu / zugesagt / (?:hiermit )?zusage
        (?:ist|wird|wurde) (?:von mir |von uns |hiermit )*bestatigt
        bestatige(?:n)? (?:ich|wir) (?:ihnen |dir )?(?:gerne? |hiermit )?
        (?:mochte|mochten|darf|durfen|kann|konnen) (?:ich |wir )?(?:ihnen |dir )?(?:hiermit |gerne? )?(?:den termin |
        das gesprach )?bestatigen
        passt(?: (?:mir|uns|ihm|ihr|ihnen|dir|allen))?(?: (?:sehr |ganz |also |auch )?(?:gut|super|prima|bestens|
        perfekt|hervorragend|wunderbar|ausgezeichnet|am besten|besser|ausgezeichnet))?(?: also)?
        (?:klappt|funktioniert)(?: (?:bei (?:mir|uns)|fur (?:mich|uns)))?(?: (?:gut|super|prima|bestens|wunderbar))?
        ist (?:fur (?:mich|uns) |bei (?:mir|uns) )?(?:in ordnung|ok|okay|gut|prima|super|perfekt|ideal|machbar|moglich|
        wunderbar|optimal|bestens)
        ware (?:perfekt|prima) gewesen
        geht(?: (?:mir|uns|bei mir|bei uns|von mir aus|auch))?(?: (?:gut|super|prima|klar|auch))? jawohl / einverstanden
        bestatigt / (?:das |es )?passt(?: (?:gut|sehr gut|bestens|perfekt))?
        (?:das |der termin )?(?:ist|geht) (?:in ordnung|ok|okay|gut|klar) / (?:das )?geht(?: sich aus| klar| gut)?
        (?:ich |wir )?bestatigen?(?: wir| ich)?(?: (?:ihnen )?(?:gerne?|hiermit))? / (?:das )?klappt(?: gut| prima)?
        ist (?:hiermit )?bestatigt / (?:passt|geht) (?:mir|uns|bei mir|bei uns)(?: gut| sehr gut| prima| bestens)?
        """
    ),
    yes=phrases(
        r"""
        gut / gerne? / sehr gerne? / dann / nimm / nehmen sie / halten wir fest
        (?:halte|halten) (?:ich |wir )?(?:den |die |das )?\w* ?fest / festhalten / vormerken\b(?!.)
        (?:laden|lade) (?:wir |ich )?(?:sie|dich) (?:hiermit |gerne? )?(?:zu|fur|auf|ein)
        empfangen (?:wir )?(?:sie|dich)? / empfangt sie / freut sich auf sie / hat zeit / habe ich zeit / haben wir zeit
        sehe ich sie / sehen wir sie super / prima / perfekt / ok / okay / in ordnung / abgemacht / bitte / nehmen wir
        machen wir / ist (?:gut|perfekt|prima|super|ideal) / es bleibt bei / ist notiert / notiert / ich nehme
        wir nehmen / eingetragen / (?:habe|haben) (?:ich |wir )?(?:sie |dich )?eingetragen
        """
    ),
    welcome=phrases(
        r"""
        bis (?:dann|dahin|bald|morgen|nachher|zum (?:termin|gesprach))
        bis(?= (?:montag|dienstag|mittwoch|donnerstag|freitag)) / wir sehen uns / (?:wir|ich) erwarten? (?:sie|dich)
        kommen sie bitte / (?:ich freue mich|wir freuen uns|freue mich|freuen uns)(?: (?:auf|sie|dich|darauf|zu sehen))*
        """
    ),
    arrangement=phrases(
        r"""
        komm (?:einfach |gerne? )?(?:vorbei|rum|rein) / wir sind im / allerdings nur (?:telefonisch|per \w+)
        aber nur (?:telefonisch|per \w+)
        (?:bitte )?(?:kommen|melden|bringen|klingeln|lauten|parken|nutzen|benutzen|nehmen|fragen|rufen|wahlen|denken|
        beachten|warten|gehen|fahren) sie
        (?:bitte )?(?:komm|bring|klingel|meld|ruf|nutz|nimm|frag|denk|park|geh|fahr)
        bitte (?:mitbringen|klingeln|lauten|anrufen|punktlich)
        (?:ich|wir) (?:ruf|rufe|rufen|schick|schicke|schicken|send|sende|senden|melde|hole|holen|klingel) (?:sie|ihnen|
        dich|dir|den|einen|die|noch)
        (?:anruf|gesprach|interview) (?:per|uber|via|am) / nur telefonisch / telefonisch
        per (?:teams|zoom|video|telefon|webex) / uber (?:teams|zoom|video|webex) / treffpunkt
        (?:der|die|das) (?:eingang|link|adresse|zugang) (?:ist|liegt|befindet|finden|kommt|folgt)
        (?:der|den|einen) (?:link|zugangslink|einwahllink|teams-link|zoom-link|einladungslink) / dauer(?: ca)?
        das gesprach (?:dauert|findet|fuhrt|fuhren)(?: etwa| ca)? / (?:mit dabei|dabei) (?:ist|sind|sein)
        es begrußt sie
        (?:sie|du) (?:finden|findest|erhalten|erhaltst|bekommen|bekommst|sprechen|sprichst|treffen|triffst)
        sitzungszimmer / besprechungsraum / raum / (?:im )?\d\. (?:stock|og|etage|obergeschoss) / bringen sie bitte
        und bringen sie / kommen sie (?:bitte )?(?:direkt|zu|an|in)? / bitte (?:bringen|melden|kommen) sie(?: sich)?
        melden sie sich / (?:ich|wir) (?:rufen?|schicken?|senden?) (?:sie|ihnen|dich|dir) / der link / treffpunkt ist
        die adresse ist / fragen sie nach / (?:das|unser) gesprach findet
        """
    ),
    greeting=phrases(
        r"""
        hey / na / huhu / gruezi / grussgott / gruß gott / grus gott / tach / guten morgen / werte[r]? / hallo
        guten (?:tag|morgen|abend) / liebe[r]? / sehr geehrte[r]? / servus / hi / moin / herr / frau
        """
    ),
    courtesy=phrases(
        r"""
        (?:anbei|hier|im anhang|beiliegend)(?: (?:ist|sind|finden sie|erhalten sie|kommt|sende ich ihnen))?(?: (?:die|
        der|eine|ihre|unsere|meine))?(?: (?:neue|aktualisierte|angepasste))? (?:einladung|termineinladung|
        kalendereinladung|termin|kalendereintrag)
        (?:bitte|um) (?:annehmen|annahme|bestatigen|zusagen) / alles (?:easy|gut|klar|bestens|paletti|okay|ok)
        macht (?:doch )?(?:gar )?nichts / passiert(?: (?:jedem|mal|uns allen|schon mal|den besten))?(?: mal)?
        ist doch (?:kein problem|nicht schlimm) / nicht schlimm / (?:gar )?kein thema / keine ursache / schon gut
        schwamm druber / halb so (?:wild|schlimm) / entschuldigung angenommen / gute besserung
        (?:vielen |besten |herzlichen |lieben )?dank fur (?:die|ihre|deine|das|den)(?: \w+)?(?: \w+)? (?:nachricht|mail|
        e-mail|mitteilung|ruckmeldung|antwort|entschuldigung|offenheit|ehrlichkeit|vorschlage|terminvorschlage|info|
        information|erklarung|bescheid|verstandnis)
        (?:ich |wir )?(?:danke|danken|bedanke mich|bedanken uns)(?: (?:ihnen|dir))?(?: (?:herzlich|sehr|
        vielmals))?(?: fur (?:die|ihre|deine|das|den)(?: \w+)? \w+)?
        sorry / (?:freundliche|beste|liebe|viele|schone|herzliche) (?:gruße|grusse|grusse|gruesse)(?: aus \w+)?
        hier ist \w+ / hier \w+ / \w+ hier
        wie (?:besprochen|vorgeschlagen|vereinbart|von ihnen vorgeschlagen|gewunscht) / neuer termin (?:anbei|im anhang)
        (?:vielen |besten |herzlichen )?dank(?: fur (?:ihre|deine|die) <mail>)?
        danke(?: (?:ihnen|dir|sehr|schon))?(?: fur (?:ihre|deine|die) <mail>)? / kein problem / keine sorge
        macht nichts / das kann passieren / kann passieren / das kommt vor / alles gut
        (?:mit )?(?:freundlichen|besten|lieben|herzlichen|schonen) grußen? / (?:viele|liebe|beste|schone) gruße / lg
        mfg / (?:ihnen |dir )?(?:einen )?schonen (?:tag|abend|feierabend) / schones wochenende
        """,
        mail="(?:nachricht|mail|e-mail|ruckmeldung|antwort)",
    ),
    glue=phrases(
        r"""
        der termin / den termin / termin / beim / zum / zur / vom / von / ihr / ihren / ihrem / ihre / ihrer / dein
        deinen / unser / unserem / unseren / unserer / mein / meinem / meinen / ein / eine / einen / einem / also / ja
        na / mal / noch mal / wieder / gern / da / dort / herr / frau / dr / mag / am / um / der / die / das / den / dem
        es / fur / mir / uns / mich / ich / wir / und / ist / mit / dann / so / im / in / auf / bei / hier / sehr
        ihnen / sie / uhr
        """
    ),
    doubt=phrases(
        r"""
        (?!(?:meiner|unserer|ihrer|dieser|einer|deiner|jeder|kurzer|welcher|deutscher|berliner|wiener|
        zurcher) )[a-z]{3,}er zeit
        genaue (?:zeit|uhrzeit) / uhrzeit folgt / wenn / falls / sofern / sobald / solange / ob / bevor / nachdem / aber
        jedoch / allerdings / doch / oder / entweder / sondern / außer / statt(?:dessen)? / lieber / eher / vielleicht
        eventuell / evtl / moglicherweise / wahrscheinlich / vermutlich / wohl / voraussichtlich / hoffentlich / hoffe
        hoffen / konnte / konnten / ware / waren / wurde / wurden / musste / mussten / muss / mussen / sollte / soll
        nicht / nichts / nie / kein / keine / keinen / keiner / ohne / nein / weder / leider / unmoglich / bedaure
        klaren? / abklaren / abstimmen / rucksprache / prufen? / nachfragen / vorbehalt\w* / unter vorbehalt / vorlaufig
        provisorisch / melde mich / melden uns / sage? (?:ihnen |dir )?bescheid / spater / fruher / ander\w+ / neu\w*
        verschieb\w* / verleg\w* / absag\w* / storn\w* / andern? / doch nicht / falsch / fehler / irrtum / vergessen sie
        korrektur / nachste\w* / woche / ungefahr / etwa / gegen / circa / ca / ab / zwischen / alle / beide / jede\w*
        egal / noch / erst / nur / auch / frage / frei / fragen / denke / glaube / verplant / verlesen
        stimmt (?:so )?nicht / offen / fix(?= noch)? / zusage folgt / sicher / bewilligt / zustimm\w* / freigabe
        freigegeben / absprache / abgesprochen / rucksprache\w* / bestatigung / bedingung / voraussetzung
        vorausgesetzt / es sei denn / dazwischen / hangt / abhang\w* / je nachdem / verspat\w* / tausch\w* / zuruck\w*
        widerruf\w* / hinfallig / ungultig / gestrichen / geht nicht / reserv\w* / vormerk\w* / vorgemerkt / hinterher
        moment / warten? / entscheid\w* / genehmig\w* / einmal
        """
    ),
    mild=phrases(
        r"""
        alle / jede\w* / neu\w* / oder / ab / nachste\w* / noch / nur / auch / frei / fragen / kein / keine / ca
        """
    ),
    persons=phrases("ich / wir / sie / ihnen / du / mir / uns / mich"),
    asking=phrases(
        r"""
        ist / sind / geht / passt / konnen / konnten / kann / haben / hatten / ware / ginge / wann / wie
        """
    ),
    refusal=phrases(
        r"""
        <job> (?:ist|wurde) <meanwhile>(?:besetzt|vergeben)(?: worden)? / uns <meanwhile>fur <someone_else> entschieden
        (?:ihre|deine) bewerbung (?:leider )?nicht (?:weiter|langer) (?:verfolgen|berucksichtigen)
        mochten (?:wir )?(?:daher )?keinen (?:neuen|zweiten) termin (?:vereinbaren|vergeben)
        <job> (?:ist|wurde) (?:(?:nun|jetzt|leider|schon|soeben|gerade|eben|inzwischen|bereits|heute|
        gestern) ){0,2}(?:weg|besetzt|vergeben|gestrichen)
        wurde <job> (?:(?:nun|jetzt|leider|schon|soeben|gerade|eben|inzwischen|bereits|heute|gestern) ){0,2}(?:besetzt|
        vergeben)
        (?:gegen|nicht fur) (?:ihre|deine) bewerbung entschieden
        von einem (?:erneuten|weiteren|neuen|zweiten) (?:gesprach|termin) (?:\w+ ){0,2}?ab(?:sehen|sehe)?
        (?:ihnen |dir )?(?:leider )?(?:eine absage|absagen mussen|keine zusage) (?:erteilen|geben|machen)
        (?:fur|zugunsten) (?:jemand anderen|jemand anders|eine andere person) (?:\w+ )?entschieden
        (?:kein|keinen) (?:zweites gesprach|neuen termin|weiteren termin|ersatztermin) (?:mehr )?(?:geben|anbieten|
        vergeben|moglich)
        einen neuen termin wird es (?:\w+ ){0,2}nicht geben / (?:stelle|job) (?:ist )?(?:schon |leider )?weg
        anderweitig (?:vergeben|besetzt) / vergeben (?:wir )?keinen (?:neuen|zweiten) termin
        nicht weiter berucksichtigen
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
    offer=phrases(
        r"""
        wie war's / ginge / ware / konnten / wie ware / vorschlagen / oder / hatten sie / ab
        """
    ),
    availability=phrases(
        r"""
        wann (?:sie|du|ihr) (?:\w+ ){0,6}(?:zeit|frei|verfugbar|konnen|konnten|hatten|haben|passen)
        wann (?:hast|ginge|ware|geht|passt|passen|klappt|konntest|kannst)
        (?:nennen|schicken|senden|teilen|geben|schlagen) sie (?:mir|uns)?(?: bitte)? (?:\w+ ){0,3}(?:termine|zeiten|
        terminvorschlage|alternativen|verfugbarkeit\w*)
        welche (?:termine|zeiten|tage) / (?:ihre|deine) verfugbarkeit\w*
        (?:andere|weitere|neue|alternative) (?:termine|zeiten|terminvorschlage|vorschlage) / wie sieht(?:'s| es)?
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
    device=phrases(
        r"""
        (?:gesendet|von meinem) (?:von |mit )?(?:mein\w+ )?[\w-]+(?: gesendet)?\.?
        """
    ),
    booking=phrases(
        r"""
        such dir / suchen sie sich / was aus / buch dir / tragen sie sich / trag dich / eintragen / buchen sie / buche
        terminbuchung / aussuchen / buchen / auswahlen / wahlen sie / termin aussuchen / reservieren
        """
    ),
    **GERMAN_ASIDES,
)
