"""Where can anybody have a mail address? Whole domains, as their names alone would also fit a company."""

_SOLD_TO_ALL = """
163.com 126.com yeah.net qq.com foxmail.com sina.com naver.com hanmail.net daum.net nate.com rediffmail.com
yandex.com yandex.ru ya.ru rambler.ru bk.ru list.ru inbox.ru ukr.net abv.bg seznam.cz email.cz centrum.cz azet.sk
wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.fm gazeta.pl freemail.hu citromail.hu inbox.lv inbox.lt
t-online.de freenet.de arcor.de online.de 1und1.de vodafone.de kabelmail.de unitybox.de email.de mein.gmx emailn.de
mailbox.org tuta.com tuta.io tutamail.com tutanota.com tutanota.de keemail.me pm.me proton.me zoho.com zohomail.com
zohomail.eu hey.com duck.com hushmail.com runbox.com mailfence.com disroot.org riseup.net startmail.com skiff.com
aon.at chello.at a1.net kabsi.at bluewin.ch hispeed.ch sunrise.ch bluemail.ch
laposte.net wanadoo.fr sfr.fr neuf.fr bbox.fr numericable.fr aliceadsl.fr club-internet.fr cegetel.net
telefonica.net terra.es ono.com movistar.es ya.com telenet.be skynet.be proximus.be ziggo.nl kpnmail.nl xs4all.nl
planet.nl home.nl hetnet.nl virgilio.it tin.it alice.it tiscali.it fastwebnet.it sapo.pt clix.pt netcabo.pt
terra.com.br bol.com.br ig.com.br globo.com globomail.com r7.com telia.com bredband.net online.no
btinternet.com btopenworld.com virginmedia.com ntlworld.com blueyonder.co.uk sky.com talktalk.net tiscali.co.uk
comcast.net att.net verizon.net cox.net sbcglobal.net bellsouth.net charter.net earthlink.net juno.com optonline.net
rocketmail.com ymail.com aim.com email.com inbox.com usa.com lycos.com excite.com myyahoo.com shaw.ca rogers.com
sympatico.ca bigpond.com optusnet.com.au xtra.co.nz
"""
PUBLIC_DOMAINS = frozenset(_SOLD_TO_ALL.split())
