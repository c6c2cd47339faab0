"""English, as written by recruiters on both sides of the Atlantic."""

from service.domain.replies.words.english_asides import ENGLISH_ASIDES
from service.domain.replies.words.table import Words, numbers, phrases, spans

ENGLISH = Words(
    language="en",
    weekdays=numbers(
        r"""
        monday 0 / mon 0 / tuesday 1 / tues 1 / tue 1 / wednesday 2 / weds 2 / wed 2 / wensday 2 / thursday 3 / thurs 3
        thur 3 / thu 3 / friday 4 / fri 4 / saturday 5 / sat 5 / sunday 6
        """
    ),
    months=numbers(
        r"""
        january 1 / jan 1 / february 2 / feb 2 / march 3 / mar 3 / april 4 / apr 4 / may 5 / june 6 / jun 6 / july 7
        jul 7 / august 8 / aug 8 / september 9 / sept 9 / sep 9 / october 10 / oct 10 / november 11 / nov 11
        december 12 / dec 12
        """
    ),
    days=numbers(r"today 0 / tomorrow 1 / tmrw 1 / the day after tomorrow 2"),
    parts=spans(
        r"""
        after work 16-23 / after hours 16-23 / after school 14-20 / after surgery 16-23 / after surgery closes 16-23
        after lunch 12-18 / before lunch 0-13 / over lunch 11-15 / lunchtime 11-15 / first thing 6-10 / end of day 15-20
        in the morning 0-12 / morning 0-12 / in the afternoon 12-18 / afternoon 12-18 / in the evening 16-24
        evening 16-24
        """
    ),
    hours=numbers(
        r"""
        one 1 / two 2 / three 3 / four 4 / five 5 / six 6 / seven 7 / eight 8 / nine 9 / ten 10 / eleven 11 / twelve 12
        """
    ),
    ordinals=numbers(r"first 1 / 1st 1 / second 2 / 2nd 2 / third 3 / 3rd 3 / last -1"),
    slot_nouns="(?:option|slot|time slot|time|choice|date|suggestion|one)",
    numbered="(?:option|slot|time slot|choice|number|suggestion|letter)",
    follows="(?:works?|is|suits?|please|it|for|sounds|looks|then|confirmed)",
    clock=phrases(
        r"""
        half past (?P<h>{hour})(?P<half>) / half (?P<h>{word})(?P<half>) / (?:a )?quarter past (?P<h>{hour})(?P<past>)
        (?:a )?quarter to (?P<h>{hour})(?P<to>) / (?P<h>{hour}) (?:sharp|on the dot) / (?P<h>{hour}) ?o'?clock
        (?:12 ?)?(?P<noon>noon|midday)
        """
    ),
    at="(?:at|@)",
    from_="(?:from|at)",
    to="(?:to|until|till)",
    day_before="(?:on the|the)",
    firm=phrases(
        r"""
        is what (?:he|she|they|we|i) (?:wants?|prefers?|picked|chose|chooses?)
        (?:i|we)(?:'ve| have)? (?:now |just )?(?:blocked|saved|set aside|put aside|noted|entered|recorded|accepted|
        approved)(?: (?:the time|it|that|your slot|the slot|the date|your calendar|my calendar))?
        (?:i )?(?:don't|do not|can't) see why not / no reason why not / is the go / is money / you're on for
        we're on for / yes / yes please / yep / yeah / yup / agreed / confirmed / confirming / (?:i|we) (?:can )?confirm
        (?:that |this |it )?works(?: (?:better|best|well|great|perfectly|fine))? / (?:that |this |it )?suits
        (?:i am|i'm|we are|we're) happy to confirm / happy to confirm / (?:is|are) (?:now )?confirmed
        (?:that's|that is|this is|it is|is|are) (?:absolutely |just )?(?:fine|good|great|perfect|ok|okay|best|ideal)
        (?:that|this|it|works|all|is|are|'s)?(?:'s| is)? ?(?:very |really |absolutely |perfectly |totally )?(?:fine|
        good|great|perfect|lovely|ok|okay|alright|all right|cool|sweet|grand|spot on|ideal|brilliant) (?:by|with|for|
        from|on) (?:me|us|him|her|them|everyone|everybody|our side|my side|our end|my end|the (?:team|panel|
        others))(?: too| as well)?
        (?:it's|is|it is) on then
        (?:is|are) (?:all good|yours|fixed|a go|a yes|good to go|all set|sorted|locked in|ours|it|agreed|ok|fine|
        sweet as|lovely|cool|grand|booked)(?: then)?
        that one / this one / will do / done deal / done / deal / sorted / fixed / locked in / it's a date / you're on
        aye / yes sir / can can / ok lah
        works(?: (?:for|with) (?:me|us|him|her|them|the \w+|everyone|everybody|all of us))?(?: too| as well)?
        fits(?: (?:good|well|fine|perfectly))?(?: for (?:me|us))?
        suits(?: (?:me|us|him|her))?(?: (?:well|fine|perfectly|best|better))? / (?:is|are) better (?:for|than)
        (?:i|we) accept / accepted / (?:i'm|i am|we're|we are) (?:good|ok|okay|fine|happy|all set) (?:with|for)
        happy (?:with|to do|to go with) / approved by \w+ / count (?:me|us) in
        (?:that |this |it |all )?sounds (?:very |really )?(?:good|great|perfect|fine|like a plan|ok|okay|lovely)
        (?:let's|lets|let us) do (?:it|that)
        """
    ),
    yes=phrases(
        r"""
        (?:i |we )?(?:have |'ve )?moved (?:it|the (?:meeting|interview|call)) to / ok / okay / sure / absolutely
        certainly / of course / perfect / great / excellent / wonderful / lovely / brilliant / good / fine / work / suit
        it is / booked / please / go with / should you come / will go with / going with / take
        (?:can|we can|i can) (?:see|meet|have|host|interview|take|fit|accommodate) you(?: in)? / welcome / we are on
        be informed(?: that)? / (?:has|have) put you (?:on|in|down)
        on (?:the board|the books|the calendar|the schedule|my calendar|our calendar|his calendar|her calendar|
        \w+'s (?:calendar|diary|schedule))
        in (?:the|my|our|his|her) (?:diary|calendar|book) / join / can / the one
        (?:let's|lets|let us) (?:do|go with|say|use|make it|take|go for|keep|have|meet|stick with|stay with|book|
        lock in|settle on|pick)
        do / does / (?:we'll|i'll|we will|i will) take
        (?:i|we) have (?:now )?(?:booked|put|got) you (?:in|down)(?: for)? / (?:i|we) have you down for
        (?:i|we)'ve (?:now )?(?:booked|put|got) you (?:in|down)(?: for)? / you(?:'re| are) (?:booked|all set)
        (?:i|we) can do / (?:i|we) can make / (?:is|has been) (?:now )?(?:re)?scheduled (?:to|for)
        (?:has |have )?(?:asked|told) me to (?:confirm|book|schedule|let you know|tell you|pass on|say)(?: that)?
        (?:is|are|'s) better / (?:they|we) are happy to see you
        (?:i|we)(?:'d| would) be (?:happy|glad|delighted) to (?:see|meet) you
        """
    ),
    welcome=phrases(
        r"""
        (?:i |we )?see (?:you|ya|us|u)(?: (?:there|then|soon|all))? / until then / till then / catch you (?:then|there)
        talk soon / speak soon / ttyl / talk to you then / (?:i'll|we'll) have the kettle on
        meet you there (?:i|we)(?:'ll| will) see you / (?:i|we)(?:'ll| will) expect you
        (?:i'm |i am |we are )?(?:looking|look) forward to (?:seeing|meeting|speaking (?:with|to)) you
        (?:looking|look) forward to it / (?:see|speak|talk) (?:to )?you then / (?:speak|talk) then / please come
        """
    ),
    arrangement=phrases(
        r"""
        (?:do )?drop (?:by|in) / steel toes / park out
        (?:please |pls |kindly |do |and |just )*(?:wear|mind|dial|text|take|knock|buzz|press|use|wait|park|report|enter|
        follow|quote|mention|head|walk|dress|ring|give|show|call|phone|log|go|stop by|swing by|pop in|pop up|drop in|
        look for|allow|expect|sign|reply only to|accept|note|keep your|have your|have a|come)(?: in| up| to| at| on| by|
        over| round| for| the| your| a| me| us| out)?
        (?:could|can|would|will) you (?:please |also |kindly )?(?:bring|send|share|forward|confirm your|let me have|
        give me your|email|fill|complete|upload)
        you(?:'ll| will) (?:get|receive|find|see|have|need|be given|be sent|be met)
        (?:i'll|i will|we'll|we will) (?:send|share|forward|drop|email|mail|pop|stick|put|shoot|get|leave)(?: round|
        over| along| out)?
        (?:please |pls )?be (?:on time|punctual|prompt|available|present|ready) / link is / the link / my number
        number(?:'s| is) / same link / mind the / ask for / dress code / the dress code / office trailer
        (?:lunch|coffee|tea|parking|biscuits|cake) (?:is|are) (?:on|with|provided) (?:at|in) (?:our|the|my) (?:offices?|
        building|lobby|reception)
        same (?:place|room|zoom|link|address|office|building)(?: as) (?:before|last time|planned)(?: before)?
        come (?:to|in|straight|directly) / (?:please |kindly )?bring / (?:please )?ask for / (?:please )?use the
        (?:i'll|i will|we'll|we will) (?:(?:ring|call|phone|dial|meet|send) you|send (?:an?|the)) / ring the
        (?:please )?(?:give me a )?call me / you call me / (?:the |your )?(?:meeting |teams |zoom |video )?link
        same (?:place|room|zoom|link|address|office|building)(?: as (?:before|last time|planned(?: before)?|
        originally planned))?
        (?:you will|you'll) (?:be )?meet(?:ing)?(?: with)? / meet (?:me|us|at)
        (?:please )?(?:report|check in|sign in|park) (?:at|to|in|with) / back door / dial-in
        the (?:address|office|room|building|entrance) is / join (?:via|on|by) / parking is / side door
        it (?:will|'ll) be (?:on|via|at|in) / on (?:teams|zoom|google meet|meet|skype|webex) / plan on
        """
    ),
    greeting=phrases(
        r"""
        hi / hello / hey / dear / good (?:morning|afternoon|evening|day) / greetings / mr / mrs / ms
        """
    ),
    courtesy=phrases(
        r"""
        (?:fwd|forwarded|forwarding)(?: this)? for your (?:records|information) / fwd / for your records / location
        organi[sz]er / reply for / yes no maybe / going\? / guests / more details / join with google meet
        invitation from google calendar
        same (?:hour|time) (?:that )?(?:you|as you) (?:mentioned|proposed|suggested|offered|said)
        pfa (?:the )?(?:updated )?(?:schedule|invite|details) / kindly acknowledge / kindly confirm receipt
        the whole week / no reason not to / as (?:discussed|agreed)(?: (?:by|on the) phone)? / rescheduled
        (?:please )?accept / join us
        (?:many |so many )?(?:thanks|thank you)(?: (?:so much|very much|a lot|again|so very much))?(?: <for_what>)?
        not to worry
        no (?:worries|problem|problems|trouble|drama|dramas|stress|harm done|biggie|sweat|bother|
        hard feelings)(?: (?:at all|mate|whatsoever|love|lah|sir|my friend))?
        not a problem(?: at all)? / before then / the day before / in the meantime / meanwhile
        got your (?:message|mail|note|e-?mail|text|apology) / see below / as below / noted with thanks / ok noted
        greetings of the day / do the needful / please do the needful / oh goodness / goodness / gosh / oh dear
        it can happen / can happen / happens / all the best
        (?:please )?don't (?:worry|stress|fret|apologi[sz]e)(?: about (?:it|that|this|the rest[\w ]{0,20}|
        a thing))?(?: at all)?
        forget about it / no need to apologi[sz]e / jumping in for \w+ / stepping in for \w+ / covering for \w+
        i'm covering for \w+ / \w+ here / heya / hiya / yo / howdy / g'day / oi not to worry / not a problem
        don't worry / these things happen / it happens / things happen / life happens / all good / apology accepted
        (?:i |we )?(?:completely |totally )?understand / (?:i |we )?appreciate (?:the|your) (?:note|apology|honesty)
        understood / happens to (?:us all|the best of us) / (?:kind|best|warm) regards / regards / cheers
        (?:i )?hope (?:you are|you're|all is|this finds you) (?:well|better|ok|okay)(?: now)? / best wishes / best
        sincerely / yours(?: sincerely| faithfully)? / take care / mate / (?:good|nice|great) to hear from you
        have a (?:good|great|nice|lovely) (?:day|evening|weekend|week|one) / glad (?:you are|you're) (?:ok|well)
        (?:i'm |i am )?sorry to hear (?:that|this|about that) / as (?:you |we )?(?:proposed|suggested)
        (?:please )?see (?:the )?(?:attached )?invit(?:e|ation) / (?:calendar )?invit(?:e|ation) (?:is )?attached
        """,
        for_what="(?:for (?:the|your) <mail>|for <doing>)",
        mail="(?:kind |quick )?(?:note|(?:e-?)?mail|message|reply|response|apology|explanation|update|honesty)",
        doing="(?:letting (?:me|us) know|reaching out|getting (?:in touch|back)|writing|explaining|being honest)",
    ),
    glue=phrases(
        r"""
        that'd be / that would be / which is / that makes it / so that's / this is / 's / is / it / it's / that / that's
        this / the / on / at / for / with / me / us / my / i / we / and / so / of / here / our / end / team / side
        very / just / then / in / a / one / re / your
        """
    ),
    doubt=phrases(
        r"""
        (?!(?:same|full|part|lunch|tea|coffee|first|second|long|short|little|more|any|good|great|hard|free|start|
        interview|meeting|our|my|your|the|that|this|which|what|some|each|every|of|on|in|for|at|no|late|early|next|last|
        one|a|travel|waiting|it|is|was|new|and|to|pm|am|two|then|than|arrival|right|best) )[a-z]{4,} time(?! slot)
        time (?:to follow|later|tbc|tba|tbd) / (?:exact|precise) time
        (?:i'll |we'll |will )?send (?:you )?the (?:exact )?time / to the (?:panel|board|committee) for / if / unless
        once / when / until / till / before / after / by / provided / providing / assuming / depending / depends
        subject to / as long as / as soon as / in case / otherwise / whether / while / but / however / although / though
        except / instead / rather / or / either / alternatively / maybe / perhaps / might / may / could / would / should
        possibly / probably / potentially / hope / hopefully / hoping / think / guess / believe / suppose / expect
        seem / seems / likely / try / trying / tries / aim / aiming / check / checking / double-check / look into
        see (?:how|what) / not / no / never / none / nothing / neither / nor / without / cannot / cant / wont / dont
        \w+n't / unable / unfortunately / afraid / sadly / regret / sorry / tentative(?:ly)? / pencil(?:l?ed)?
        provisional(?:ly)? / hold / holding / pending / wait(?:s|ing)? / approval / approve[sd]? / sign-?off
        confirm (?:later|with) / to confirm / let you know / get back / be in touch / come back to / revert / later
        earlier / another / other / others / different / else / new / change[sd]? / changing / move[sd]? / moving
        postpone[d]? / reschedul(?:e|ing) / cancel\w* / scratch / ignore / disregard / forget / wrong / mistake
        actually / oops / correction / update / retract / withdraw[n]? / undo / next / following / week / weeks / month
        around / about / approximately / \d+ ?ish / roughly / any / whatever / whenever / anytime / all / every / each
        also / still / yet / first / need / needs / must / have to / has to / ask(?:ed|ing)? / decide[sd]? / question
        problem / some / free / keep / prefer / preferably / options / slots / was / were / used to / had / full / both
        busy / taken / gone / booked up / conflict / clash / second thoughts? / leave it open / on reflection
        come to think / scrap / misread / mixed up / shift(?:s|ed|ing)? / swap(?:s|ped|ping)? / bump(?:ed)?
        push(?:ed|ing)? / delay(?:s|ed)? / drop(?:ped)? / veto\w* / overrul\w* / declin\w* / reject\w* / refus\w*
        object\w* / fell through / hang on / hold on / no longer / on hold / in flux / up in the air / tb[acd]
        await(?:s|ing)? / contingent / conditional(?:ly)? / fingers crossed / permitting / barring / god willing
        by ear / draft / rough / subject / in principle / in theory / theoretically / ideally / approx / plan [ab]
        back-?up / fall-?back / second choice / unsure / uncertain / dunno / idk / reckon / imagine / assume[sd]?
        presumably / touch wood / stand-?by / reconfirm\w* / verify / clear (?:it|this|that) with
        run (?:it|this|that) (?:by|past) / green light / go-ahead / the nod / blessing / permission / agrees?
        agreement / budget / freeze / strike / ill / sick / fully booked / double-booked / vacate / resched / tentative
        ping you / tell you / inform you / notify / circle back / sort it / stands? / fallen / pass on / whoever
        whichever / doubt(?:s|ful|ed)? / honestly / supposed / meant / intend\w*
        (?:that|this|the|your) (?:slot|time|date|appointment|one) (?:is|was|has|had|got|went) / pulled / took / lost
        too (?:early|late|soon) / shame / pity / joke / thanks for / thank you for / great to / good (?:to|luck)
        between / confirmation / system / instruct\w*
        """
    ),
    mild=phrases(
        r"""
        all / any / every / each / other / others / new / next / by / before / after / until / till / first / also / or
        no / some / may / around / free / week / month / following / questions? / ask / late / later / else / booked
        unless / full / keep / need / system / between / update / problem / one
        """
    ),
    persons=phrases(
        "i / we / you / me / us / i'm / i'll / i'd / i've / we'll / we'd / we're / we've / you'll / you're"
    ),
    asking=phrases(
        r"""
        is / are / does / do / did / can / could / would / will / shall / should / may / might / am / what / when
        which / who / how / where / why / any
        """
    ),
    refusal=phrases(
        r"""
        (?:went ahead and |have |'ve )?hired (?:from within|internally|someone|somebody|another)(?: else)?
        (?:are|is|will) not (?:be )?considered (?:any )?further / regret to inform you that (?:you|your|we|absentees)
        <job> (?:has|have) (?:now |already |since |just )?been (?:filled|closed|withdrawn)
        <job> (?:is|are) (?:now |already )?(?:filled|closed|no longer available)
        (?:we|i)(?:'ve| have)? (?:now |already |just |since )?filled the (?:\d )?<job>
        no longer (?:be )?(?:considering|consider|pursuing|pursue) (?:you|your (?:application|candidacy))
        (?:will|are|decided|chosen) not (?:to )?(?:be )?<go_on>(?: forward| ahead)? with your (?:application|candidacy)
        (?:not|n't) be (?:moving|going) (?:forward|ahead) with your (?:application|candidacy)
        <go_on>(?: forward| ahead| on)? with <someone_else>
        (?:chosen|selected|hired|appointed|offered the <job> to) <someone_else>
        (?:do not|don't|will not|won't|cannot|can't) reschedule missed (?:interviews|meetings)
        <job>'s (?:been |now |already )*(?:filled|closed|gone|taken)
        <job> (?:is|has) (?:now |already |just |been )*(?:gone|taken|filled|given away|offered to \w+)
        (?:we|i)(?:'ve| have)? (?:already |since |now )?(?:gave|given|offered) (?:it|
        the <job>) (?:already )?to (?:\w+ ){0,2}(?:else|other|another|candidate|person|bloke|guy|applicant)
        (?:not|n't) (?:be )?(?:going|moving|proceeding|continuing|taking)(?: (?:ahead|forward|
        further))?(?: with)? (?:your|this|the) (?:candidature|application|candidacy|process|profile)
        (?:will|have) not (?:be )?(?:progressing|progressed|proceeding|taking) (?:with )?your (?:application|candidacy|
        candidature)
        (?:unsuccessful|not successful) (?:on this occasion|this time) / (?:has|have) decided to pass
        (?:no-?shows?|missed interviews?)[\w ]{0,30} (?:is|are) not rescheduled
        (?:won't|will not) be (?:offering you (?:a second|another)|rescheduling)(?: you| your interview)?
        (?:we|i) (?:are|'re) (?:not able|unable) to offer you (?:a second|another) (?:interview|chance)
        """,
        job="(?:position|role|job|post|vacancy|opening)s?",
        go_on="(?:moved?|moving|gone|go|going|proceed(?:ed|ing)?|continu(?:ed?|ing))",
        someone_else="(?:(?:an?other|a different|other) (?:candidate|applicant|person|people)s?|some(?:one|body) else)",
    ),
    opening=phrases(
        r"""
        but / however / instead / unless / if / although / though / alternatively / except / maybe / perhaps / might
        could / would / can you / let me know / let's / lets / another (?:time|date|day) / next week / happy to / still
        for now / at first / first / on hold / think / thought / checking / check
        another (?:role|position|job|opening|interview) / a different (?:role|position) / almost / nearly / slot / slots
        similar (?:role|position|job|opening) / rumou?r / heard / told / until / before / not yet / never / haven't
        have not / hasn't / has not / isn't / is not true / yes / see you / option / wait
        """
    ),
    contrast=phrases(r"but / however / although / though"),
    closing=phrases(
        r"""
        <never> <hold>(?: you)? (?:another|a different) <meeting>(?: with you| for you| at this time)?
        """,
        never="(?:(?:will|shall|can|do) not|won't|can't|cannot|don't|(?:are|'re) (?:unable|not able|not going) to)",
        hold="(?:be )?(?:(?:re)?schedul(?:e|ing)|arrang(?:e|ing)|offer(?:ing)?|plan(?:ning)?|hold(?:ing)?|have|give)",
        meeting="(?:interview|date|role|position|job)",
    ),
    offer=phrases(
        r"""
        how about / what about / how bout / instead / could (?:you|we) / can (?:you|we) / would / any good / i can do
        i have / i've got / or / i'm free / i am free / available / suits? me
        """
    ),
    availability=phrases(
        r"""
        (?:send|share|give|suggest|propose|provide|offer)(?: me| us)?(?: with)? (?:a few|some|three|two|\d|a couple of|
        your|other|more|alternative|new|several) (?:\w+ )?(?:slots|times|dates|days|options|availabilit\w+|windows|
        alternatives)
        how (?:does|is|are|do|about) (?:your|you|the rest)[\w ]{0,30}(?:look|looking|fixed|placed|week|schedule|
        calendar)
        what else (?:you got|have you got|do you have|works|can you do)
        when (?:works|suits|is good|can you|could you|do you|would you|might you|will you)
        (?:let me know|tell me|advise|share|send)(?: me)? (?:your availability|when you(?:'re| are| could| can)|
        what (?:times|days|dates|else)|your (?:next )?(?:free|available))
        what(?:'s| is) your (?:availability|schedule|calendar) / your (?:free|available) (?:slots|times|dates)
        other (?:days|times|dates|slots|options|openings)(?: (?:do|can|could|would) you)
        send me (?:a few|some|three|two|your) / when (?:else )?(?:are|would) you / your availability
        what does your week / (?:any )?other (?:openings|times|dates|days) / what times / when else
        """
    ),
    cancelling=phrases(
        r"""
        (?:need|have|has) to cancel / (?:has|have) been cancell?ed / is cancell?ed / cancell?ed event
        """
    ),
    automatic=phrases(
        r"""
        out of (?:the )?office / automatic reply / auto(?:matic)?[- ]?(?:reply|response) / on (?:annual )?leave
        away from my (?:desk|mail|email) / limited access to (?:my )?e-?mail / (?:your )?ticket .{0,40}created
        (?:we have|we've) received your (?:message|e-?mail|request) / will (?:answer|respond|reply) slowly
        inboxes are checked / is closed for
        """
    ),
    footer=phrases(
        r"""
        book (?:time|a (?:time|meeting|slot|call)) / confidential\w* / intended recipient / privileged / unsubscribe
        registered (?:in|office) / environment / disclaimer / equal opportunity / all rights reserved / reply for
        virus
        """
    ),
    device=phrases(
        r"""
        sent from (?:my |mail for |yahoo mail on )?(?:\w+ )?(?:iphone|ipad|phone|mobile|android|pixel|tablet|device|
        outlook|windows)
        sent from my \w+ galaxy smartphone / sent via \w+ / get outlook for \w+
        """
    ),
    booking=phrases(
        r"""
        (?:re)?book(?:ing)?(?: page| calendar| system| yourself)? / pick / grab / schedule / choose / select / reserve
        link in my signature / open here / sign up / self-schedul\w+ / find a (?:time|slot)
        """
    ),
    **ENGLISH_ASIDES,
)
