"""Spanish: what stands beside a time, turns it down or has nothing to do with it, and how one will meet."""

from collections.abc import Mapping
from typing import Any

from service.domain.replies.words.table import numbers, phrases

SPANISH_ASIDES: Mapping[str, Any] = {
    "done": phrases(
        r"""
        (?:quedo|queda|esta|fue|ha sido|ha quedado|se ha|hemos) (?:ya )?(?:re)?(?:programad[oa]|agendad[oa]|fijad[oa]|
        confirmad[oa] para|reservad[oa]|movid[oa]|pasad[oa]|citad[oa])(?: para| el| al| a)?
        (?:te|le|lo|la) (?:he|hemos|tengo|tenemos) (?:ya )?(?:apuntad[oa]|agendad[oa]|anotad[oa]|citad[oa]|reservad[oa]|
        puest[oa])(?: para| el)?
        (?:te|le|lo|la) (?:agende|anote|apunte|cite|programe|puse) para
        (?:su|tu|la) (?:nueva )?(?:entrevista|cita) (?:es|sera|queda|tendra lugar)(?: el)? / tendra lugar / se realizara
        """
    ),
    "busy": phrases(
        r"""
        no (?:puedo|podemos|puede|podre|alcanzo|llego|me va|me viene|me queda|nos va|nos viene|me sirve|me cuadra|
        me es posible|es posible|estoy|estamos|esta|estare|tengo hueco|hay hueco|funciona|va|viene|me acomoda|trabajo|
        trabajamos)(?: (?:bien|disponible|libre|en la oficina))?
        (?:estoy|estamos|estare|esta|tengo|la tengo|lo tengo|voy|ando|es) (?:ya )?(?:de |en |a )?(?:ocupad[oa]|
        complet[oa]|llen[oa]|viaje|vacaciones|reunion|reuniones|baja|juicio|medico|festivo|feriado|cogid[oa]|pillad[oa]|
        curso|formacion|imposible)
        (?:tengo|tenemos) (?:otra |una |un |otro )?(?:reunion|cita|compromiso|viaje|medico|juicio|curso|evento)
        imposible / ninguno de es[oa]s
        """
    ),
    "rest": phrases(
        r"""
        l[oa]s otr[oa]s(?: dos)? / el resto / esas (?:horas|fechas) / esos (?:dias|horarios) / ninguno de es[oa]s
        """
    ),
    "aside": phrases(
        r"""
        horario (?:de|del) (?:oficina|atencion|apertura|la tienda)
        (?:nuestra oficina|la oficina|la tienda|nuestras oficinas|recepcion) (?:abre|abren|esta abierta|cierra|atiende)
        abrimos / cerramos / atencion (?:telefonica|al publico) / (?:jornada|jornadas|dia) de puertas abiertas
        puertas abiertas / webinar / webinario / feria / charla informativa / conferencia / fiesta / evento / taller
        inauguracion / aniversario / cumpleanos / asado / cena de navidad / exposicion
        (?:envia|envie|manda|mande|enviame|envieme|mandame|mandeme|rellena|rellene|completa|complete|devuelve|devuelva|
        entrega|entregue|sube|suba|hazme llegar|hagame llegar|remita|remitame)(?:nos|me|lo)? ?(?:tu|tus|su|sus|el|la|
        los|las|un|una)? ?\w*
        (?:formulario|documentos|documentacion|titulos?|certificados?|referencias|solicitudes?|plazo)
        (?:tiene|tienen) que (?:estar|llegar) / como (?:muy )?tarde / ayer / la semana pasada
        te esperamos el \w+ pasado / faltaste / no viniste
        """
    ),
    "arrival": phrases(
        r"""
        (?:por favor )?(?:llega|llegue|llegar|este|estate|estar)(?: aqui| alli)?(?: sobre)?(?= (?:a las|a la))
        """
    ),
    "besides": phrases(
        r"""
        y luego a / y despues a / despues a / hasta las / hasta la / hasta / termina a / terminamos a / acaba a
        abrimos a / abre a / antes de / antes del / como tarde / a mas tardar / tengo que irme a
        """
    ),
    "about": phrases(
        r"""
        (?:estare|estaremos|estoy|estamos|voy|vamos|tendre|tendremos)
        (?:si|cualquier) (?:tienes|tiene)? ?(?:duda|dudas|pregunta|preguntas|consulta)(?: que tengas)?,?(?: (?:me|
        nos) (?:avisas|dices|escribes|dice|escribe))?
        hay / (?:es|esta|queda) (?:en|al|frente|cerca|junto)
        """
    ),
    "kind": phrases(
        r"""
        (?:espero|esperamos|ojala) que (?:estes|este|te|se|todo|ya|no)
        (?:siento|lamento|sentimos|lamentamos) (?:lo|oir|escuchar|saber|mucho) / gracias / muchas gracias
        (?:te |le |lo )?(?:entiendo|comprendo) / en respuesta a / en relacion (?:a|con) / con respecto a / respecto a
        me complace / por cierto / de paso / que bueno
        """
    ),
    "plain": phrases(
        r"""
        oficina / recepcion / porteria / piso / planta / sala / edificio / puerta / entrada / sede / sucursal / tienda
        local / taller / fabrica / direccion / calle / avenida / estacionamiento / parking / aparcamiento / telefono
        movil / celular / numero / video / videollamada / teams / zoom / meet / liga / enlace / link / invitacion
        correo / mensaje / cv / curriculum / dni / identificacion / credencial / documento / portafolio / portatil
        ropa / zapatos / botas / equipo / companer[oa] / colega / director / directora / jefe / jefa / gerente
        responsable / asistente / secretaria / senor / senora / sra / sr / candidat[oa] / puesto / hora / minuto / rato
        dia / manana / cafe / charla / reunion / horario / momento / punto / segundo / tercero / primero / segunda
        tercera / primera / genial / buenisimo / buena / bueno / buen / facil / rapido / breve / puntual / presencial
        presencialmente / virtual / online / directamente / directo / juntos / mucho / mucha / gusto / siempre / tarde
        noche / media / miso / asistencia
        """
    ),
    "action": phrases(
        r"""
        soy / eres / es / somos / son / estoy / estas / esta / estan / he / has / ha / hemos / han / tengo / tienes
        tiene / tenemos / va / vas / voy / ir / venir / vienes / viene / ver / vernos / veo / vemos / hablar / hablamos
        llamar / llamo / llama / llame / reunir / reunirnos / traer / trae / preguntar / pregunta / presentar / tomar
        esperar alli / espero / espera en / puede / puedes / hacer / hace / dar / decir / dice / quiere / queda / sera
        encargo / conectar / conectarte / mira / escribe / escribo
        """
    ),
    "causal": ("porque", "ya que", "pues", "como"),
    "rough": "sobre|hacia|alrededor de|a eso de|como a|tipo|aproximadamente a",
    "declining": phrases(
        r"""
        no,? gracias / lo sentimos,? no / no damos segundas oportunidades / no va a poder ser / me temo que no
        la vacante (?:ya )?no
        """
    ),
    "instead": phrases(
        r"""
        en vez de / en lugar de / no(?= (?:el )?(?:lunes|martes|miercoles|jueves|viernes|\d))
        """
    ),
    "minutes": numbers(
        r"""
        y treinta 30 / y quince 15 / treinta 30 / quince 15 / cuarenta y cinco 45
        """
    ),
    "leads": (
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
    "soft": phrases(
        r"""
        no / nunca / ningun\w* / nada / ni / sin / tampoco / lamentablemente / desafortunadamente / lo siento / lamento
        tod[oa]s? / nuev[oa]s? / otr[oa]s? / proxim[oa]\w* / semana / antes / despues / entre / o / u / tambien / aun
        todavia / primero / solo / pero / sin embargo / aunque / cuando / mas tarde / mas temprano / libre / sobre
        pregunta / duda / ambos / cualquier\w* / tengo que / debo / hasta que / podrias? / podria / seria / espera
        esperar / propongo / mejor
        """
    ),
    "topics": phrases(
        r"""
        salario / sueldo / pretension\w* / preaviso / permiso / visa / visado / referencias / cv / curriculum
        portafolio / alergi\w* / vegetarian\w* / estacionamiento / parking / portatil / github / linkedin / titulos?
        certificados? / talla / carnet / licencia / expectativa\w*
        """
    ),
    "promise": phrases(
        r"""
        (?:te|le) (?:aviso|avisare|digo|dire|confirmo manana|escribo|escribire) / me pongo en contacto
        (?:te|le) confirmare
        """
    ),
    "cut": phrases(r"pero / porque / ya que / asi que / sin embargo / aunque / pues"),
    "also": ("y", "e"),
    "weeks": numbers(
        r"""
        la semana que viene 1 / la proxima semana 1 / la semana proxima 1 / proxima semana 1 / esta semana 0
        """
    ),
    "next_before": "(?:el )?proximo",
    "next_after": "que viene|proximo|de la semana que viene|de la proxima semana",
    "coming": "este|el",
    "after": "(?:a partir|despues) de(?: las?)?|desde las?",
    "before": "antes de(?: las?)?",
    "between": "entre(?: las?)?",
    "joins": "y(?: las?)?|-",
    "earlier": "la mas temprano|el primero de los dos|la primera de las dos",
    "later": "la mas tarde|el segundo de los dos|la segunda de las dos",
    "same_time": "(?:a la )?misma hora(?: (?:de siempre|prevista|de antes|que antes))?",
    "mine": ("hora mia", "mi hora", "nuestra hora", "hora de aqui", "para mi", "para nosotros"),
    "yours": ("tu hora", "su hora", "hora tuya", "para ti", "para usted", "alla", "hora de alli"),
    "video": phrases(
        r"""
        zoom / teams / google meet / meet / webex / skype / videollamada / video\w*
        """
    ),
    "phone": phrases(
        r"""
        (?:te|le) (?:llamo|llamare|llamaremos|marco|marcare) / llamame / llameme / por telefono / telefonic[oa]\w*
        """
    ),
    "on_site": phrases(
        r"""
        oficinas? / recepcion / porteria / en persona / presencial\w* / sede / sucursal / la planta / pregunt\w+ por
        piso \w+ / tienda / fabrica / taller
        """
    ),
    "places": phrases(
        r"""
        oficinas? (?:de|en) (?P<place>[\w.]+(?: [\w.]+){0,2} \d+) / (?P<place>(?:sala|piso|puerta|edificio) \w+)
        """
    ),
    "partners": phrases(
        r"""
        (?:te|le|lo|la) (?:atendera|entrevistara|recibira) / (?:hablaras|hablara|te reuniras|se reunira) con
        entrevista con / en mi lugar,?
        """
    ),
    "below": phrases(r"abajo / en mi firma / mi firma / mas abajo"),
    "denial": phrases(r"no / imposible / ocupad[oa] / fuera / de viaje / completo / no puedo"),
}
