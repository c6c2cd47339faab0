"""Spanish, of Spain and of Latin America."""

from service.domain.replies.words.spanish_asides import SPANISH_ASIDES
from service.domain.replies.words.table import Words, numbers, phrases, spans

SPANISH = Words(
    language="es",
    weekdays=numbers(
        r"""
        lunes 0 / martes 1 / miercoles 2 / jueves 3 / viernes 4 / sabado 5 / domingo 6 / lun 0 / mie 2 / jue 3 / vie 4
        """
    ),
    months=numbers(
        r"""
        enero 1 / febrero 2 / marzo 3 / abril 4 / mayo 5 / junio 6 / julio 7 / agosto 8 / septiembre 9 / octubre 10
        noviembre 11 / diciembre 12 / ene 1 / feb 2 / abr 4 / sept 9
        """
    ),
    days=numbers(r"hoy 0 / manana 1 / pasado manana 2"),
    parts=spans(
        r"""
        por la manana 0-12 / de la manana 0-12 / en la manana 0-12 / de la tarde 12-20 / por la tarde 12-20
        en la tarde 12-20 / tarde 12-20 / de la noche 18-24
        """
    ),
    hours=numbers(
        r"""
        una 1 / dos 2 / tres 3 / cuatro 4 / cinco 5 / seis 6 / siete 7 / ocho 8 / nueve 9 / diez 10 / once 11 / doce 12
        """
    ),
    ordinals=numbers(
        r"""
        primera 1 / primer 1 / primero 1 / segunda 2 / segundo 2 / tercera 3 / tercer 3 / tercero 3 / ultima -1
        ultimo -1
        """
    ),
    slot_nouns="(?:opcion|fecha|propuesta|horario|hora|alternativa|cita)",
    numbered="(?:opcion|propuesta|horario|alternativa|letra)",
    follows="(?:esta|me|nos|va|por|es|funciona|conviene)",
    clock=phrases(
        r"""
        (?:a las?|las?) (?P<h>{word}) en punto / (?:a |al )(?P<noon>mediodia)
        (?:a las?|las?) (?P<h>{hour}) y media(?P<half>) / (?:a las?|las?) (?P<h>{hour}) y cuarto(?P<past>)
        (?:a las?|las?) (?P<h>{hour}) menos cuarto(?P<to>) / (?P<noon>mediodia)
        """
    ),
    at="(?:a las|a la|las)",
    from_="(?:de|desde las|de las)",
    to="(?:a|hasta las|a las)",
    day_before="(?:el|dia|el dia)",
    firm=phrases(
        r"""
        joya / de diez / de lujo / si, (?:claro|por favor|perfecto|gracias) / dale / listo / listo pues / hecho / va
        sale / sale y vale / ok (?:por|de) mi (?:parte|lado) / (?:por|de) (?:mi|nuestra) parte(?: (?:bien|perfecto|ok))?
        (?:me|nos|le) (?:viene|va|queda|parece|cuadra|encaja|acomoda|sirve|funciona)(?: (?:muy |super )?(?:bien|
        perfecto|genial|estupendo|fenomenal|mejor|comodo|excelente))?
        (?:queda|quedo|esta|ya esta) (?:ya )?(?:confirmad[oa]|agendad[oa]|anotad[oa]|apuntad[oa]|reservad[oa]|
        cerrad[oa]|fijad[oa]|programad[oa]|hech[oa])
        (?:confirmo|confirmamos|confirmada|confirmado)(?: (?:su|tu|la|el|nuestra))?(?: (?:entrevista|cita|reunion|
        horario))?
        confirmo su asistencia / con (?:mucho )?gusto / encantad[oa] / me apunto / acepto / aceptamos / correcto
        trato hecho / es (?:perfecto|ideal|buena hora)
        (?:le |te )?(?:confirmo|confirmamos)(?: la entrevista| la cita| su entrevista| tu entrevista|
        el horario)?(?: para)?
        si / de acuerdo / confirmad[oa] / (?:le |te )?confirmo / (?:le |te )?confirmamos / queda confirmad[oa]
        (?:me|nos) (?:viene|va|queda|parece) (?:muy )?(?:bien|perfecto) / esta (?:muy )?(?:bien|perfecto|confirmado)
        (?:me|nos) conviene / (?:me|nos) funciona / (?:me|nos) sirve / es perfecto / va bien / funciona
        """
    ),
    yes=phrases(
        r"""
        quedamos(?: (?:para|en|entonces|asi))? / quedo (?:para|en) / pues / entonces / nos quedamos con / me quedo con
        tomamos / tomo / elijo / lo dejamos (?:para|en) / la dejamos
        (?:te|le|lo|la) (?:recibo|recibimos|recibira|atiendo|atendemos|esperamos|espero|agendo|agendamos|anoto|apunto|
        cito|citamos|atendera)
        puedo / podemos vernos / excelente / buenisimo / barbaro / fenomenal / estupenda / perfecta / perfecto / vale
        claro / muy bien / ok / okay / genial / estupendo / por favor / quedamos / bien
        """
    ),
    welcome=phrases(
        r"""
        nos vemos(?: (?:entonces|alli|alla|ahi|en|el))? / nos hablamos / hablamos(?: entonces)?
        aqui (?:te|le) esper\w+ / ahi nos vemos / hasta (?:entonces|manana|pronto|el) / (?:te|le) (?:espero|esperamos)
        te veo
        """
    ),
    arrangement=phrases(
        r"""
        (?:te|le|les|yo te|yo le) (?:llamo|llamare|llamaremos|llamamos|marco|marcare|envio|enviare|mando|mandare|paso|
        pasare|comparto|compartire|hago llegar)
        (?:trae|traiga|traigan|traete|pregunta|pregunte|ven|venga|vente|presentese|presentate|lleva|lleve|usa|use|toca|
        toque|entra|entre|sube|suba|aparca|aparque|conectate|conectese|estaciona) (?:por|a|al|tu|su|la|el|un|una|en|con|
        los|las|ropa|directamente|directo)?
        por favor (?:trae|traiga|lleva|lleve|llega puntual|sea puntual)
        (?:sera|seria|va a ser|es) (?:por|en|via|a traves de) / por (?:telefono|zoom|teams|meet|videollamada|video)
        via (?:zoom|teams|meet)
        (?:la |el )?(?:entrevista|reunion|charla|cita) (?:dura|durara|sera por|sera en|es en|es por)
        en (?:nuestras|nuestra|la|las) (?:oficinas?|sede|sucursal|tienda|planta|fabrica|recepcion)
        (?:piso|planta|sala|puerta|edificio|oficina) \w+
        (?:hablara|hablaras|se reunira|te reuniras|te atendera|lo atendera|le atendera|conocera|conoceras)
        (?:mi|el) (?:numero|telefono|movil|celular) es
        (?:te|le|yo te) (?:llamo|llamare|llamaremos|envio|enviare|mando) / trae / traiga / pregunta por / liga de
        en la oficina(?: de)? / el enlace / la direccion es / calle / avenida / pregunte por / enlace
        """
    ),
    greeting=phrases(
        r"""
        buen dia / hey / holi / muy buenas / muy buenos dias / apreciad[oa] / senor / senora / don / dona / hola
        buenos dias / buenas tardes / buenas / estimad[oa] / querid[oa] / que tal / sr / sra
        """
    ),
    courtesy=phrases(
        r"""
        (?:aqui (?:va|esta|tienes|tiene)|adjunto|te envio|le envio|va)(?: la)? (?:nueva )?(?:invitacion|convocatoria|
        cita)
        has recibido una invitacion / (?:no hay|sin|ningun) (?:problema|drama|lio|rollo|cuidado)s? / (?:esta )?todo bien
        no fue nada / nada grave / no (?:te|se) (?:apures|apure|agobies|angusties)
        a (?:todos|cualquiera)(?: nos| le)? (?:pasa|ha pasado|puede pasar) / son cosas que pasan / cosas que pasan
        esas cosas pasan / disculpas? aceptadas?
        (?:te |le |lo )?(?:entiendo|entendemos|comprendo|comprendemos)(?: perfectamente)?
        (?:muchas |mil )?gracias por (?:tu|su|el|la|las|los|avisar|escribir|responder|explicar\w*|contactar\w*)(?: \w+)?
        gracias a ti / abrazo / un abrazo / saludos(?: desde \w+)? / buen finde / buen fin de semana
        feliz (?:dia|tarde|semana) / tal como (?:propusiste|propuso|hablamos) / segun lo (?:hablado|acordado)
        con (?:mucho )?gusto / por encargo de(?: la| el)?(?: sra| sr)? / en nombre de(?: la| el)?(?: sra| sr)?
        de parte de(?: la| el)?(?: sra| sr)? / soy \w+ / aqui \w+ / te escribe \w+
        (?:aqui va|adjunto) la (?:nueva )?invitacion
        (?:muchas )?gracias(?: (?:por (?:tu|su|el) <mail>|por (?:avisar|escribir)))? / no (?:te|se) preocupes?
        no hay problema / no pasa nada / sin problema / tranquil[oa] / saludos(?: cordiales)?
        (?:un )?(?:cordial )?saludo / atentamente / que tengas (?:un )?buen dia / buen dia
        """,
        mail="(?:mensaje|correo|respuesta|nota|explicacion|email)",
    ),
    glue=phrases(
        r"""
        entrevista / cita / se / su / sus / tu / tus / lo / le / les / un / una / unos / los / ya / ahi / alli / aqui
        como / mas / hora / horas / hs / hrs / pm / am / ella / usted / ustedes / soy / son / ese / esa / esta / el / la
        las / a / de / del / para / es / me / nos / te / y / en / que / entonces / con / nuestra / mi / yo / al / por
        eso / este / muy / dia
        """
    ),
    doubt=phrases(
        r"""
        hora de (?!inicio|oficina|comida|siempre|mexico|espana|madrid|aqui|alli|verano)\w+ / hora exacta
        hora por (?:definir|confirmar) / siempre que / si (?:no|es|se|te|me|el|la|puedes|puede|todo|hay) / salvo
        a menos / cuando / antes / despues / pero / sin embargo / aunque / o / u / quiza / quizas / tal vez
        probablemente / posiblemente / igual / podria / podrias / podriamos / podemos / seria / deberia / gustaria
        espero / creo / supongo / intent\w* / no / nunca / ningun\w* / nada / ni / sin / tampoco / lamentablemente
        desafortunadamente / lo siento / lamento / provisional\w* / pendiente / esperar / espera / ver / dejame
        consult\w* / confirmar / revis\w* / aviso / avisare / te digo / mas tarde / mas temprano / otr[oa]s?
        nuev[oa]s? / cambi\w* / mover / aplaz\w* / cancel\w* / anul\w* / error / olvida\w* / ignor\w* / en realidad
        mejor / cerrad[oa](?! la) / aprueb\w* / aprob\w* / imprevist\w* / surja / surge / leido mal / lei mal
        hagas caso / haga caso / dejemoslo / abierto / otra cosa / confirmare\w* / confirmaremos / confirmaria
        pensandolo / ya te / ya le / sujeto / condicionad\w* / visto bueno / autoriz\w* / presupuesto / capaz
        a lo mejor / ojala / dudo / en principio / tentativ\w* / pre-?reserv\w* / apartad\w* / segun / depender\w*
        de momento / por ahora / proxim[oa]\w* / semana / sobre / aproximadamente / entre / cualquier\w* / tod[oa]s?
        ambos / libre / tambien / aun / todavia / primero / solo / pregunta / duda / depende / condicion / reserva
        propongo / prefiero / hasta que / tengo que / debo
        """
    ),
    mild=phrases(
        r"""
        tod[oa]s? / nuev[oa]s? / o / u / proxim[oa]\w* / otr[oa]s? / antes / despues / entre / sin / no
        """
    ),
    persons=phrases("yo / te / le / me / nos / usted / tu / nosotros / mi"),
    asking=phrases(
        r"""
        puedes / puede / podrias / podria / tienes / tiene / cuando / que / cual / como
        """
    ),
    refusal=phrases(
        r"""
        (?:hemos |ha |se ha )?decidido no (?:continuar|seguir|avanzar) con (?:tu|su) (?:candidatura|solicitud|proceso)
        <job> (?:ya )?(?:ha sido|fue|esta) (?:ya )?(?:cubiert[oa]|ocupad[oa]|cerrad[oa])
        (?:hemos|han) (?:elegido|seleccionado|contratado) a otr[oa] (?:candidat[oa]|persona)
        <job> (?:se acaba de|se ha|acaba de|ya se) (?:cubrir|cubierto|cubrio|ocupar|cerrar)
        (?:hemos|ya) (?:cubierto|cubrimos|ocupado|cerrado|dado) <job>
        (?:ya )?(?:tomamos|elegimos|contratamos|seleccionamos|escogimos|hemos cogido) a otr[oa]
        (?:no )?(?:vamos a|podemos) no reprogramar
        no (?:vamos a|podemos|volveremos a) (?:reprogramar|repetir|continuar|seguir adelante)(?: (?:la|con) ?\w*)?
        no (?:habra|hay) (?:una )?segunda (?:oportunidad|entrevista) / ya cubrimos (?:el puesto|la vacante)
        (?:hemos )?(?:optado|decidido) por otr[oa] (?:candidat[oa]|persona) / no reprogramamos entrevistas
        """,
        job="(?:el puesto|la vacante|la plaza|la posicion)",
    ),
    opening=phrases(
        r"""
        pero / sin embargo / si / podrias / podria / quiza / quizas / tal vez / otro puesto / otra vacante / otra fecha
        por ahora / todavia / aun no / proxima semana / o / primero / similar
        """
    ),
    contrast=phrases(r"pero / sin embargo"),
    closing=phrases(
        r"""
        no (?:te |le )?(?:hay|tenemos|programaremos|ofreceremos|fijaremos|podemos \w+) <other>
        """,
        other="(?:otra (?:fecha|entrevista|vacante)|otro puesto)",
    ),
    offer=phrases(r"podrias / puedes / propongo / te parece / que tal / o / seria"),
    availability=phrases(
        r"""
        (?:que|cuales|dime que|dime) (?:otros?|otras?|tus|sus)? ?(?:huecos|dias|horarios|horas|fechas|
        opciones) (?:tienes|tiene|puedes|puede|te|le|tendrias|estan|disponibles)?
        (?:dime|digame|indicame|indiqueme|mandame|enviame|envieme|pasame|paseme) (?:\w+ ){0,3}(?:disponibilidad|huecos|
        horarios|fechas|opciones)
        cuando (?:estas|esta|estarias|estaria|te|le|podrias|podria|tendrias)
        (?:su|sus|tus) (?:disponibilidad|horarios disponibles) / que otro (?:dia|horario) / que disponibilidad
        cuando (?:puedes|podrias|tienes) / otras fechas / tu disponibilidad
        """
    ),
    cancelling=phrases(
        r"""
        (?:tengo|tenemos) que cancelar / (?:ha sido|fue|queda) cancelad[oa] / cancelacion
        """
    ),
    automatic=phrases(
        r"""
        fuera de la oficina / respuesta automatica / de vacaciones / hemos recibido (?:su|tu) (?:mensaje|solicitud)
        estare ausente / mensaje automatico
        """
    ),
    footer=phrases(
        r"""
        confidencial\w* / destinatario / proteccion de datos / antes de imprimir
        """
    ),
    device=phrases(r"enviado desde (?:mi )?\w+"),
    booking=phrases(
        r"""
        escoja / elija / seleccione / agende / aparta / reserve / reserva\w* / elige / escoge / agenda\w* / selecciona
        """
    ),
    **SPANISH_ASIDES,
)
