"""Spanish, of Spain and of Latin America."""

from service.domain.replies.words.table import Words, numbers, phrases, spans

SPANISH = Words(
    language="es",
    weekdays=numbers(
        r"""
        lunes 0 / martes 1 / miercoles 2 / jueves 3 / viernes 4 / sabado 5 / domingo 6 / lun 0 / mie 2 / jue 3
        vie 4
        """
    ),
    months=numbers(
        r"""
        enero 1 / febrero 2 / marzo 3 / abril 4 / mayo 5 / junio 6 / julio 7 / agosto 8 / septiembre 9
        octubre 10 / noviembre 11 / diciembre 12 / ene 1 / feb 2 / abr 4 / sept 9
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
        una 1 / dos 2 / tres 3 / cuatro 4 / cinco 5 / seis 6 / siete 7 / ocho 8 / nueve 9 / diez 10 / once 11
        doce 12
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
        si, (?:claro|por favor|perfecto|gracias) / dale / listo / listo pues / hecho / va / sale / sale y vale
        ok (?:por|de) mi (?:parte|lado) / (?:por|de) (?:mi|nuestra) parte(?: (?:bien|perfecto|ok))?
        (?:me|nos|le) (?:viene|va|queda|parece|cuadra|encaja|acomoda|sirve|funciona)(?: (?:muy |super )?(?:bien|perfecto|genial|estupendo|fenomenal|mejor|comodo|excelente))?
        (?:queda|quedo|esta|ya esta) (?:ya )?(?:confirmad[oa]|agendad[oa]|anotad[oa]|apuntad[oa]|reservad[oa]|cerrad[oa]|fijad[oa]|programad[oa]|hech[oa])
        (?:confirmo|confirmamos|confirmada|confirmado)(?: (?:su|tu|la|el|nuestra))?(?: (?:entrevista|cita|reunion|horario))?
        confirmo su asistencia / con (?:mucho )?gusto / encantad[oa] / me apunto / acepto / aceptamos / correcto
        trato hecho / es (?:perfecto|ideal|buena hora)
        (?:le |te )?(?:confirmo|confirmamos)(?: la entrevista| la cita| su entrevista| tu entrevista| el horario)?(?: para)?
        si / de acuerdo / confirmad[oa] / (?:le |te )?confirmo / (?:le |te )?confirmamos / queda confirmad[oa]
        (?:me|nos) (?:viene|va|queda|parece) (?:muy )?(?:bien|perfecto) / esta (?:muy )?(?:bien|perfecto|confirmado)
        (?:me|nos) conviene / (?:me|nos) funciona / (?:me|nos) sirve / es perfecto / va bien / funciona
        """
    ),
    yes=phrases(
        r"""
        quedamos(?: (?:para|en|entonces|asi))? / quedo (?:para|en) / pues / entonces / nos quedamos con
        me quedo con / tomamos / tomo / elijo / lo dejamos (?:para|en) / la dejamos
        (?:te|le|lo|la) (?:recibo|recibimos|recibira|atiendo|atendemos|esperamos|espero|agendo|agendamos|anoto|apunto|cito|citamos|atendera)
        puedo / podemos vernos / excelente / buenisimo / barbaro / fenomenal / estupenda / perfecta / perfecto
        vale / claro / muy bien / ok / okay / genial / estupendo / por favor / quedamos / bien
        """
    ),
    welcome=phrases(
        r"""
        nos vemos(?: (?:entonces|alli|alla|ahi|en|el))? / nos hablamos / hablamos(?: entonces)?
        aqui (?:te|le) esper\w+ / ahi nos vemos / hasta (?:entonces|manana|pronto|el)
        (?:te|le) (?:espero|esperamos) / te veo
        """
    ),
    arrangement=phrases(
        r"""
        (?:te|le|les|yo te|yo le) (?:llamo|llamare|llamaremos|llamamos|marco|marcare|envio|enviare|mando|mandare|paso|pasare|comparto|compartire|hago llegar)
        (?:trae|traiga|traigan|traete|pregunta|pregunte|ven|venga|vente|presentese|presentate|lleva|lleve|usa|use|toca|toque|entra|entre|sube|suba|aparca|aparque|conectate|conectese|estaciona) (?:por|a|al|tu|su|la|el|un|una|en|con|los|las|ropa|directamente|directo)?
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
        (?:aqui (?:va|esta|tienes|tiene)|adjunto|te envio|le envio|va)(?: la)? (?:nueva )?(?:invitacion|convocatoria|cita)
        has recibido una invitacion / (?:no hay|sin|ningun) (?:problema|drama|lio|rollo|cuidado)s?
        (?:esta )?todo bien / no fue nada / nada grave / no (?:te|se) (?:apures|apure|agobies|angusties)
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
        entrevista / cita / se / su / sus / tu / tus / lo / le / les / un / una / unos / los / ya / ahi / alli
        aqui / como / mas / hora / horas / hs / hrs / pm / am / ella / usted / ustedes / soy / son / ese / esa
        esta / el / la / las / a / de / del / para / es / me / nos / te / y / en / que / entonces / con / nuestra
        mi / yo / al / por / eso / este / muy / dia
        """
    ),
    doubt=phrases(
        r"""
        siempre que / si (?:no|es|se|te|me|el|la|puedes|puede|todo|hay) / salvo / a menos / cuando / antes / despues
        pero / sin embargo / aunque / o / u / quiza / quizas / tal vez / probablemente / posiblemente / igual
        podria / podrias / podriamos / podemos / seria / deberia / gustaria / espero / creo / supongo / intent\w*
        no / nunca / ningun\w* / nada / ni / sin / tampoco / lamentablemente / desafortunadamente / lo siento
        lamento / provisional\w* / pendiente / esperar / espera / ver / dejame / consult\w* / confirmar / revis\w*
        aviso / avisare / te digo / mas tarde / mas temprano / otr[oa]s? / nuev[oa]s? / cambi\w* / mover / aplaz\w*
        cancel\w* / anul\w* / error / olvida\w* / ignor\w* / en realidad / mejor / cerrad[oa](?! la) / aprueb\w*
        aprob\w* / imprevist\w* / surja / surge / leido mal / lei mal / hagas caso / haga caso / dejemoslo / abierto
        otra cosa / confirmare\w* / confirmaremos / confirmaria / pensandolo / ya te / ya le / sujeto
        condicionad\w* / visto bueno / autoriz\w* / presupuesto / capaz / a lo mejor / ojala / dudo / en principio
        tentativ\w* / pre-?reserv\w* / apartad\w* / segun / depender\w* / de momento / por ahora / proxim[oa]\w*
        semana / sobre / aproximadamente / entre / cualquier\w* / tod[oa]s? / ambos / libre / tambien / aun
        todavia / primero / solo / pregunta / duda / depende / condicion / reserva / propongo / prefiero / hasta que
        tengo que / debo
        """
    ),
    mild=phrases(
        r"""
        tod[oa]s? / nuev[oa]s? / o / u / proxim[oa]\w* / otr[oa]s? / antes / despues / entre / sin / no
        """
    ),
    persons=phrases("yo / te / le / me / nos / usted / tu / nosotros / mi"),
    asking=phrases(r"puedes / puede / podrias / podria / tienes / tiene / cuando / que / cual / como"),
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
        pero / sin embargo / si / podrias / podria / quiza / quizas / tal vez / otro puesto / otra vacante
        otra fecha / por ahora / todavia / aun no / proxima semana / o / primero / similar
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
        (?:que|cuales|dime que|dime) (?:otros?|otras?|tus|sus)? ?(?:huecos|dias|horarios|horas|fechas|opciones) (?:tienes|tiene|puedes|puede|te|le|tendrias|estan|disponibles)?
        (?:dime|digame|indicame|indiqueme|mandame|enviame|envieme|pasame|paseme) (?:\w+ ){0,3}(?:disponibilidad|huecos|horarios|fechas|opciones)
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
        escoja / elija / seleccione / agende / aparta / reserve / reserva\w* / elige / escoge / agenda\w*
        selecciona
        """
    ),
    done=phrases(
        r"""
        (?:quedo|queda|esta|fue|ha sido|ha quedado|se ha|hemos) (?:ya )?(?:re)?(?:programad[oa]|agendad[oa]|fijad[oa]|confirmad[oa] para|reservad[oa]|movid[oa]|pasad[oa]|citad[oa])(?: para| el| al| a)?
        (?:te|le|lo|la) (?:he|hemos|tengo|tenemos) (?:ya )?(?:apuntad[oa]|agendad[oa]|anotad[oa]|citad[oa]|reservad[oa]|puest[oa])(?: para| el)?
        (?:te|le|lo|la) (?:agende|anote|apunte|cite|programe|puse) para
        (?:su|tu|la) (?:nueva )?(?:entrevista|cita) (?:es|sera|queda|tendra lugar)(?: el)? / tendra lugar
        se realizara
        """
    ),
    busy=phrases(
        r"""
        no (?:puedo|podemos|puede|podre|alcanzo|llego|me va|me viene|me queda|nos va|nos viene|me sirve|me cuadra|me es posible|es posible|estoy|estamos|esta|estare|tengo hueco|hay hueco|funciona|va|viene|me acomoda|trabajo|trabajamos)(?: (?:bien|disponible|libre|en la oficina))?
        (?:estoy|estamos|estare|esta|tengo|la tengo|lo tengo|voy|ando|es) (?:ya )?(?:de |en |a )?(?:ocupad[oa]|complet[oa]|llen[oa]|viaje|vacaciones|reunion|reuniones|baja|juicio|medico|festivo|feriado|cogid[oa]|pillad[oa]|curso|formacion|imposible)
        (?:tengo|tenemos) (?:otra |una |un |otro )?(?:reunion|cita|compromiso|viaje|medico|juicio|curso|evento)
        imposible / ninguno de es[oa]s
        """
    ),
    rest=phrases(
        r"""
        l[oa]s otr[oa]s(?: dos)? / el resto / esas (?:horas|fechas) / esos (?:dias|horarios) / ninguno de es[oa]s
        """
    ),
    aside=phrases(
        r"""
        horario (?:de|del) (?:oficina|atencion|apertura|la tienda)
        (?:nuestra oficina|la oficina|la tienda|nuestras oficinas|recepcion) (?:abre|abren|esta abierta|cierra|atiende)
        abrimos / cerramos / atencion (?:telefonica|al publico) / (?:jornada|jornadas|dia) de puertas abiertas
        puertas abiertas / webinar / webinario / feria / charla informativa / conferencia / fiesta / evento / taller
        inauguracion / aniversario / cumpleanos / asado / cena de navidad / exposicion
        (?:envia|envie|manda|mande|enviame|envieme|mandame|mandeme|rellena|rellene|completa|complete|devuelve|devuelva|entrega|entregue|sube|suba|hazme llegar|hagame llegar|remita|remitame)(?:nos|me|lo)? ?(?:tu|tus|su|sus|el|la|los|las|un|una)? ?\w*
        (?:formulario|documentos|documentacion|titulos?|certificados?|referencias|solicitudes?|plazo)
        (?:tiene|tienen) que (?:estar|llegar) / como (?:muy )?tarde / ayer / la semana pasada
        te esperamos el \w+ pasado / faltaste / no viniste
        """
    ),
    arrival=phrases(
        r"""
        (?:por favor )?(?:llega|llegue|llegar|este|estate|estar)(?: aqui| alli)?(?: sobre)?(?= (?:a las|a la))
        """
    ),
    besides=phrases(
        r"""
        y luego a / y despues a / despues a / hasta las / hasta la / hasta / termina a / terminamos a / acaba a
        abrimos a / abre a / antes de / antes del / como tarde / a mas tardar / tengo que irme a
        """
    ),
    about=phrases(
        r"""
        (?:estare|estaremos|estoy|estamos|voy|vamos|tendre|tendremos)
        (?:si|cualquier) (?:tienes|tiene)? ?(?:duda|dudas|pregunta|preguntas|consulta)(?: que tengas)?,?(?: (?:me|nos) (?:avisas|dices|escribes|dice|escribe))?
        hay / (?:es|esta|queda) (?:en|al|frente|cerca|junto)
        """
    ),
    kind=phrases(
        r"""
        (?:espero|esperamos|ojala) que (?:estes|este|te|se|todo|ya|no)
        (?:siento|lamento|sentimos|lamentamos) (?:lo|oir|escuchar|saber|mucho) / gracias / muchas gracias
        (?:te |le |lo )?(?:entiendo|comprendo) / en respuesta a / en relacion (?:a|con) / con respecto a
        respecto a / me complace / por cierto / de paso / que bueno
        """
    ),
    plain=phrases(
        r"""
        oficina / recepcion / porteria / piso / planta / sala / edificio / puerta / entrada / sede / sucursal
        tienda / local / taller / fabrica / direccion / calle / avenida / estacionamiento / parking / aparcamiento
        telefono / movil / celular / numero / video / videollamada / teams / zoom / meet / liga / enlace / link
        invitacion / correo / mensaje / cv / curriculum / dni / identificacion / credencial / documento / portafolio
        portatil / ropa / zapatos / botas / equipo / companer[oa] / colega / director / directora / jefe / jefa
        gerente / responsable / asistente / secretaria / senor / senora / sra / sr / candidat[oa] / puesto / hora
        minuto / rato / dia / manana / cafe / charla / reunion / horario / momento / punto / segundo / tercero
        primero / segunda / tercera / primera / genial / buenisimo / buena / bueno / buen / facil / rapido / breve
        puntual / presencial / presencialmente / virtual / online / directamente / directo / juntos / mucho / mucha
        gusto / siempre / tarde / noche / media / miso / asistencia
        """
    ),
    action=phrases(
        r"""
        soy / eres / es / somos / son / estoy / estas / esta / estan / he / has / ha / hemos / han / tengo / tienes
        tiene / tenemos / va / vas / voy / ir / venir / vienes / viene / ver / vernos / veo / vemos / hablar
        hablamos / llamar / llamo / llama / llame / reunir / reunirnos / traer / trae / preguntar / pregunta
        presentar / tomar / esperar alli / espero / espera en / puede / puedes / hacer / hace / dar / decir / dice
        quiere / queda / sera / encargo / conectar / conectarte / mira / escribe / escribo
        """
    ),
    causal=("porque", "ya que", "pues", "como"),
    rough="sobre|hacia|alrededor de|a eso de|como a|tipo|aproximadamente a",
    declining=phrases(
        r"""
        no,? gracias / lo sentimos,? no / no damos segundas oportunidades / no va a poder ser / me temo que no
        la vacante (?:ya )?no
        """
    ),
    instead=phrases(
        r"""
        en vez de / en lugar de / no(?= (?:el )?(?:lunes|martes|miercoles|jueves|viernes|\d))
        """
    ),
    minutes=numbers(r"y treinta 30 / y quince 15 / treinta 30 / quince 15 / cuarenta y cinco 45"),
    leads=(
        "el",
        "la",
        "los",
        "las",
        "un",
        "una",
        "de",
        "del",
        "al",
        "en",
        "por",
        "con",
        "mi",
        "mis",
        "tu",
        "tus",
        "su",
        "sus",
        "nuestra",
        "nuestro",
        "nuestras",
        "nuestros",
        "para",
        "sra",
        "sr",
        "a",
    ),
    soft=phrases(
        r"""
        no / nunca / ningun\w* / nada / ni / sin / tampoco / lamentablemente / desafortunadamente / lo siento
        lamento / tod[oa]s? / nuev[oa]s? / otr[oa]s? / proxim[oa]\w* / semana / antes / despues / entre / o / u
        tambien / aun / todavia / primero / solo / pero / sin embargo / aunque / cuando / mas tarde / mas temprano
        libre / sobre / pregunta / duda / ambos / cualquier\w* / tengo que / debo / hasta que / podrias? / podria
        seria / espera / esperar / propongo / mejor
        """
    ),
    topics=phrases(
        r"""
        salario / sueldo / pretension\w* / preaviso / permiso / visa / visado / referencias / cv / curriculum
        portafolio / alergi\w* / vegetarian\w* / estacionamiento / parking / portatil / github / linkedin / titulos?
        certificados? / talla / carnet / licencia / expectativa\w*
        """
    ),
    promise=phrases(
        r"""
        (?:te|le) (?:aviso|avisare|digo|dire|confirmo manana|escribo|escribire) / me pongo en contacto
        (?:te|le) confirmare
        """
    ),
    cut=phrases(r"pero / porque / ya que / asi que / sin embargo / aunque / pues"),
    also=("y", "e"),
    weeks=numbers(
        r"la semana que viene 1 / la proxima semana 1 / la semana proxima 1 / proxima semana 1 / esta semana 0"
    ),
    next_before="(?:el )?proximo",
    next_after="que viene|proximo|de la semana que viene|de la proxima semana",
    coming="este|el",
    after="(?:a partir|despues) de(?: las?)?|desde las?",
    before="antes de(?: las?)?",
    between="entre(?: las?)?",
    joins="y(?: las?)?|-",
    earlier="la mas temprano|el primero de los dos|la primera de las dos",
    later="la mas tarde|el segundo de los dos|la segunda de las dos",
    same_time="(?:a la )?misma hora(?: (?:de siempre|prevista|de antes|que antes))?",
    mine=("hora mia", "mi hora", "nuestra hora", "hora de aqui", "para mi", "para nosotros"),
    yours=("tu hora", "su hora", "hora tuya", "para ti", "para usted", "alla", "hora de alli"),
    video=phrases(r"zoom / teams / google meet / meet / webex / skype / videollamada / video\w*"),
    phone=phrases(
        r"""
        (?:te|le) (?:llamo|llamare|llamaremos|marco|marcare) / llamame / llameme / por telefono / telefonic[oa]\w*
        """
    ),
    on_site=phrases(
        r"""
        oficinas? / recepcion / porteria / en persona / presencial\w* / sede / sucursal / la planta / pregunt\w+ por
        piso \w+ / tienda / fabrica / taller
        """
    ),
    places=phrases(
        r"""
        oficinas? (?:de|en) (?P<place>[\w.]+(?: [\w.]+){0,2} \d+) / (?P<place>(?:sala|piso|puerta|edificio) \w+)
        """
    ),
    partners=phrases(
        r"""
        (?:te|le|lo|la) (?:atendera|entrevistara|recibira) / (?:hablaras|hablara|te reuniras|se reunira) con
        entrevista con / en mi lugar,?
        """
    ),
    below=phrases(r"abajo / en mi firma / mi firma / mas abajo"),
)
