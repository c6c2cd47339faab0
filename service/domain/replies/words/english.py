"""English, as written by recruiters on both sides of the Atlantic."""

from service.domain.replies.words.table import Words, numbers, phrases, spans

ENGLISH = Words(
    language="en",
    weekdays=numbers(
        r"""
        monday 0 / mon 0 / tuesday 1 / tues 1 / tue 1 / wednesday 2 / weds 2 / wed 2 / wensday 2 / thursday 3
        thurs 3 / thur 3 / thu 3 / friday 4 / fri 4 / saturday 5 / sat 5 / sunday 6
        """
    ),
    months=numbers(
        r"""
        january 1 / jan 1 / february 2 / feb 2 / march 3 / mar 3 / april 4 / apr 4 / may 5 / june 6 / jun 6
        july 7 / jul 7 / august 8 / aug 8 / september 9 / sept 9 / sep 9 / october 10 / oct 10 / november 11
        nov 11 / december 12 / dec 12
        """
    ),
    days=numbers(r"today 0 / tomorrow 1 / tmrw 1 / the day after tomorrow 2"),
    parts=spans(
        r"""
        in the morning 0-12 / morning 0-12 / in the afternoon 12-18 / afternoon 12-18 / in the evening 16-24
        evening 16-24
        """
    ),
    hours=numbers(
        r"""
        one 1 / two 2 / three 3 / four 4 / five 5 / six 6 / seven 7 / eight 8 / nine 9 / ten 10 / eleven 11
        twelve 12
        """
    ),
    ordinals=numbers(r"first 1 / 1st 1 / second 2 / 2nd 2 / third 3 / 3rd 3 / last -1"),
    slot_nouns="(?:option|slot|time slot|time|choice|date|suggestion|one)",
    numbered="(?:option|slot|time slot|choice|number|suggestion|letter)",
    follows="(?:works?|is|suits?|please|it|for|sounds|looks|then|confirmed)",
    clock=phrases(
        r"""
        half past (?P<h>{hour})(?P<half>) / half (?P<h>{word})(?P<half>)
        (?:a )?quarter past (?P<h>{hour})(?P<past>) / (?:a )?quarter to (?P<h>{hour})(?P<to>)
        (?P<h>{hour}) ?o'?clock / (?:12 ?)?(?P<noon>noon|midday)
        """
    ),
    at="(?:at|@)",
    from_="(?:from|at)",
    to="(?:to|until|till)",
    day_before="(?:on the|the)",
    firm=phrases(
        r"""
        yes / yes please / yep / yeah / yup / agreed / confirmed / confirming / (?:i|we) (?:can )?confirm
        (?:that |this |it )?works(?: (?:better|best|well|great|perfectly|fine))? / (?:that |this |it )?suits
        (?:i am|i'm|we are|we're) happy to confirm / happy to confirm / (?:is|are) (?:now )?confirmed
        (?:that's|that is|this is|it is|is|are) (?:absolutely |just )?(?:fine|good|great|perfect|ok|okay|best|ideal)
        (?:that|this|it|works|all|is|are|'s)?(?:'s| is)? ?(?:very |really |absolutely |perfectly |totally )?(?:fine|good|great|perfect|lovely|ok|okay|alright|all right|cool|sweet|grand|spot on|ideal|brilliant) (?:by|with|for|from|on) (?:me|us|him|her|them|everyone|everybody|our side|my side|our end|my end|the (?:team|panel|others))(?: too| as well)?
        (?:it's|is|it is) on then
        (?:is|are) (?:all good|yours|fixed|a go|a yes|good to go|all set|sorted|locked in|ours|it|agreed|ok|fine|sweet as|lovely|cool|grand|booked)(?: then)?
        that one / this one / will do / done deal / done / deal / sorted / fixed / locked in / it's a date
        you're on / aye / yes sir / can can / ok lah
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
        certainly / of course / perfect / great / excellent / wonderful / lovely / brilliant / good / fine / work
        suit / it is / booked / please / go with / should you come / will go with / going with / take
        (?:can|we can|i can) (?:see|meet|have|host|interview|take|fit|accommodate) you(?: in)? / welcome / we are on
        be informed(?: that)? / (?:has|have) put you (?:on|in|down)
        on (?:the board|the books|the calendar|the schedule|my calendar|our calendar|his calendar|her calendar|\w+'s (?:calendar|diary|schedule))
        in (?:the|my|our|his|her) (?:diary|calendar|book) / join / can / the one
        (?:let's|lets|let us) (?:do|go with|say|use|make it|take|go for|keep|have|meet|stick with|stay with|book|lock in|settle on|pick)
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
        (?:i |we )?see (?:you|ya|us|u)(?: (?:there|then|soon|all))? / until then / till then
        catch you (?:then|there) / talk soon / speak soon / ttyl / talk to you then
        (?:i'll|we'll) have the kettle on / meet you there (?:i|we)(?:'ll| will) see you
        (?:i|we)(?:'ll| will) expect you
        (?:i'm |i am |we are )?(?:looking|look) forward to (?:seeing|meeting|speaking (?:with|to)) you
        (?:looking|look) forward to it / (?:see|speak|talk) (?:to )?you then / (?:speak|talk) then / please come
        """
    ),
    arrangement=phrases(
        r"""
        (?:please |pls |kindly |do |and |just )*(?:wear|mind|dial|text|take|knock|buzz|press|use|wait|park|report|enter|follow|quote|mention|head|walk|dress|ring|give|show|call|phone|log|go|stop by|swing by|pop in|pop up|drop in|look for|allow|expect|sign|reply only to|accept|note|keep your|have your|have a|come)(?: in| up| to| at| on| by| over| round| for| the| your| a| me| us| out)?
        (?:could|can|would|will) you (?:please |also |kindly )?(?:bring|send|share|forward|confirm your|let me have|give me your|email|fill|complete|upload)
        you(?:'ll| will) (?:get|receive|find|see|have|need|be given|be sent|be met)
        (?:i'll|i will|we'll|we will) (?:send|share|forward|drop|email|mail|pop|stick|put|shoot|get|leave)(?: round| over| along| out)?
        (?:please |pls )?be (?:on time|punctual|prompt|available|present|ready) / link is / the link / my number
        number(?:'s| is) / same link / mind the / ask for / dress code / the dress code / office trailer
        (?:lunch|coffee|tea|parking|biscuits|cake) (?:is|are) (?:on|with|provided) (?:at|in) (?:our|the|my) (?:offices?|building|lobby|reception)
        same (?:place|room|zoom|link|address|office|building)(?: as) (?:before|last time|planned)
        come (?:to|in|straight|directly) / (?:please |kindly )?bring / (?:please )?ask for / (?:please )?use the
        (?:i'll|i will|we'll|we will) (?:(?:ring|call|phone|dial|meet|send) you|send (?:an?|the)) / ring the
        (?:please )?(?:give me a )?call me / you call me / (?:the |your )?(?:meeting |teams |zoom |video )?link
        same (?:place|room|zoom|link|address|office|building)(?: as (?:before|last time|planned(?: before)?|originally planned))?
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
        as (?:discussed|agreed)(?: (?:by|on the) phone)? / rescheduled / (?:please )?accept / join us
        (?:many |so many )?(?:thanks|thank you)(?: (?:so much|very much|a lot|again|so very much))?(?: <for_what>)?
        not to worry
        no (?:worries|problem|problems|trouble|drama|dramas|stress|harm done|biggie|sweat|bother|hard feelings)(?: (?:at all|mate|whatsoever|love|lah|sir|my friend))?
        not a problem(?: at all)? / before then / the day before / in the meantime / meanwhile
        got your (?:message|mail|note|e-?mail|text|apology) / see below / as below / noted with thanks / ok noted
        greetings of the day / do the needful / please do the needful / oh goodness / goodness / gosh / oh dear
        it can happen / can happen / happens / all the best
        (?:please )?don't (?:worry|stress|fret|apologi[sz]e)(?: about (?:it|that|this|the rest[\w ]{0,20}|a thing))?(?: at all)?
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
        's / is / it / it's / that / that's / this / the / on / at / for / with / me / us / my / i / we / and / so
        of / here / our / end / team / side / very / just / then / in / a / one / re / your
        """
    ),
    doubt=phrases(
        r"""
        if / unless / once / when / until / till / before / after / by / provided / providing / assuming / depending
        depends / subject to / as long as / as soon as / in case / otherwise / whether / while / but / however
        although / though / except / instead / rather / or / either / alternatively / maybe / perhaps / might / may
        could / would / should / possibly / probably / potentially / hope / hopefully / hoping / think / guess
        believe / suppose / expect / seem / seems / likely / try / trying / tries / aim / aiming / check / checking
        double-check / look into / see (?:how|what) / not / no / never / none / nothing / neither / nor / without
        cannot / cant / wont / dont / \w+n't / unable / unfortunately / afraid / sadly / regret / sorry
        tentative(?:ly)? / pencil(?:l?ed)? / provisional(?:ly)? / hold / holding / pending / wait(?:s|ing)?
        approval / approve[sd]? / sign-?off / confirm (?:later|with) / to confirm / let you know / get back
        be in touch / come back to / revert / later / earlier / another / other / others / different / else / new
        change[sd]? / changing / move[sd]? / moving / postpone[d]? / reschedul(?:e|ing) / cancel\w* / scratch
        ignore / disregard / forget / wrong / mistake / actually / oops / correction / update / retract
        withdraw[n]? / undo / next / following / week / weeks / month / around / about / approximately / \d+ ?ish
        roughly / any / whatever / whenever / anytime / all / every / each / also / still / yet / first / need
        needs / must / have to / has to / ask(?:ed|ing)? / decide[sd]? / question / problem / some / free / keep
        prefer / preferably / options / slots / was / were / used to / had / full / both / busy / taken / gone
        booked up / conflict / clash / second thoughts? / leave it open / on reflection / come to think / scrap
        misread / mixed up / shift(?:s|ed|ing)? / swap(?:s|ped|ping)? / bump(?:ed)? / push(?:ed|ing)?
        delay(?:s|ed)? / drop(?:ped)? / veto\w* / overrul\w* / declin\w* / reject\w* / refus\w* / object\w*
        fell through / hang on / hold on / no longer / on hold / in flux / up in the air / tb[acd] / await(?:s|ing)?
        contingent / conditional(?:ly)? / fingers crossed / permitting / barring / god willing / by ear / draft
        rough / subject / in principle / in theory / theoretically / ideally / approx / plan [ab] / back-?up
        fall-?back / second choice / unsure / uncertain / dunno / idk / reckon / imagine / assume[sd]? / presumably
        touch wood / stand-?by / reconfirm\w* / verify / clear (?:it|this|that) with
        run (?:it|this|that) (?:by|past) / green light / go-ahead / the nod / blessing / permission / agrees?
        agreement / budget / freeze / strike / ill / sick / fully booked / double-booked / vacate / resched
        tentative / ping you / tell you / inform you / notify / circle back / sort it / stands? / fallen / pass on
        whoever / whichever / doubt(?:s|ful|ed)? / honestly / supposed / meant / intend\w*
        (?:that|this|the|your) (?:slot|time|date|appointment|one) (?:is|was|has|had|got|went) / pulled / took / lost
        too (?:early|late|soon) / shame / pity / joke / thanks for / thank you for / great to / good (?:to|luck)
        between / confirmation / system / instruct\w*
        """
    ),
    mild=phrases(
        r"""
        all / any / every / each / other / others / new / next / by / before / after / until / till / first / also
        or / no / some / may / around / free / week / month / following / questions? / ask / late / later / else
        booked / unless / full / keep / need / system / between / update / problem / one
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
        (?:we|i)(?:'ve| have)? (?:already |since |now )?(?:gave|given|offered) (?:it|the <job>) (?:already )?to (?:\w+ ){0,2}(?:else|other|another|candidate|person|bloke|guy|applicant)
        (?:not|n't) (?:be )?(?:going|moving|proceeding|continuing|taking)(?: (?:ahead|forward|further))?(?: with)? (?:your|this|the) (?:candidature|application|candidacy|process|profile)
        (?:will|have) not (?:be )?(?:progressing|progressed|proceeding|taking) (?:with )?your (?:application|candidacy|candidature)
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
        could / would / can you / let me know / let's / lets / another (?:time|date|day) / next week / happy to
        still / for now / at first / first / on hold / think / thought / checking / check
        another (?:role|position|job|opening|interview) / a different (?:role|position) / almost / nearly / slot
        slots / similar (?:role|position|job|opening) / rumou?r / heard / told / until / before / not yet / never
        haven't / have not / hasn't / has not / isn't / is not true / yes / see you / option / wait
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
        how about / what about / how bout / instead / could (?:you|we) / can (?:you|we) / would / any good
        i can do / i have / i've got / or / i'm free / i am free / available / suits? me
        """
    ),
    availability=phrases(
        r"""
        (?:send|share|give|suggest|propose|provide|offer)(?: me| us)?(?: with)? (?:a few|some|three|two|\d|a couple of|your|other|more|alternative|new|several) (?:\w+ )?(?:slots|times|dates|days|options|availabilit\w+|windows|alternatives)
        how (?:does|is|are|do|about) (?:your|you|the rest)[\w ]{0,30}(?:look|looking|fixed|placed|week|schedule|calendar)
        what else (?:you got|have you got|do you have|works|can you do)
        when (?:works|suits|is good|can you|could you|do you|would you|might you|will you)
        (?:let me know|tell me|advise|share|send)(?: me)? (?:your availability|when you(?:'re| are| could| can)|what (?:times|days|dates|else)|your (?:next )?(?:free|available))
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
        sent from (?:my |mail for |yahoo mail on )?(?:\w+ )?(?:iphone|ipad|phone|mobile|android|pixel|tablet|device|outlook|windows)
        sent from my \w+ galaxy smartphone / sent via \w+ / get outlook for \w+
        """
    ),
    booking=phrases(
        r"""
        (?:re)?book(?:ing)?(?: page| calendar| system| yourself)? / pick / grab / schedule / choose / select
        reserve / link in my signature / open here / sign up / self-schedul\w+ / find a (?:time|slot)
        """
    ),
    done=phrases(
        r"""
        (?:i|we)(?:'ve| have)? (?:now )?put you (?:on|in|onto|into|down)(?: (?:the|my|our|his|her|\w+'s) (?:calendar|diary|schedule|books|board|list|book))?(?: for)?
        (?:i have|i've|we have|we've|have|has|had) (?:now |just |also )?<put> you (?:both )?(?:in|down|back in)?(?: again)?(?: for)?
        <put> you (?:in|down|back in)(?: again)?(?: for)?
        (?:i|we)(?:'ve)? (?:now )?<put> (?:in )?(?:it|us|the \w+|your \w+) (?:in |down )?(?:for|on)
        (?:i|we)(?:'ve| have)? (?:now )?(?:re)?scheduled (?:it|us|you|the \w+|your \w+)?(?: for| on| to)?
        (?:i|we)(?:'ve| have)? (?:now )?moved (?:it|us|you|the (?:\w+ )?<meeting>|your (?:\w+ )?<meeting>) to
        (?:is|was|has been|have been|it's|you're|you are|been|are|'s) (?:now |all |hereby )*(?:re)?(?:scheduled|booked|arranged|set|fixed|moved)(?: in)? (?:to|for|on|at)
        (?:is|are) (?:now |hereby )?confirmed (?:to|for|on|at)
        you(?:'re| are) (?:now |all )*(?:booked|scheduled|down|set|confirmed|in)(?: in)?(?: for)?
        (?:have|has) you down for / have you down / (?:has|have) been (?:re)?(?:scheduled|booked|moved)
        is booked(?: in)?(?: for)? / i have you in for
        (?:i |we )?(?:was|were) able to (?:get|have) the (?:\w+ ){1,3}to (?:hold|reserve|block)
        you are all set(?: for)? / you're all set(?: for)?
        <meeting> will (?:now )?(?:take place|be held|be|start|go ahead) (?:on|at)
        will (?:now )?take place (?:on|at)? / (?:your|the|our) (?:new |second )?<meeting> is (?:now )?(?:on|at)
        """,
        put="(?:booked|put|got|slotted|pencilled out|penned|scheduled|moved|set|marked|signed)",
        meeting="(?:interview|meeting|call|appointment|session|slot|chat|conversation|discussion|time)",
    ),
    busy=phrases(
        r"""
        (?:does not|doesn't|doesnt|do not|don't|dont|did not|won't|wont|will not|would not|wouldn't|is not|isn't|are not|aren't|cannot|can't|cant)(?: \w+)? (?:work|works|suit|fit|working|suitable|possible|possibles|available|an option|any good|good|happen|doable|convenient|free|open|great)(?: (?:for|with) (?:me|us))?(?: (?:any ?more|after all|at all|either))?
        (?:i|we|he|she|they) (?:\w+ )?(?:can't|cannot|cant|can not|could not|couldn't|won't be able to|am not able to|are unable to|am unable to) (?:do|make|manage|meet)
        (?:can't|cannot|cant|can not|couldn't|unable to) (?:do|make|manage|meet)
        (?:is|are|am|will be|'m|'re|'s|got|is on course|was|were|have been|has been|had been|be) (?:\w+ )?<gone>(?: \w+)?
        shall be in court
        (?:no good|no longer (?:works?|available|free|open|possible|an option)|not (?:good|possible|free|available|an option))
        (?:is|are|'s) out / no can do / cannot(?! wait) / (?:is|are) (?:a bit of )?a mess / is holiday(?: for us)?
        is (?:a|our|my) (?:bank |public )?holiday
        (?:have|has|got|in) a (?:deposition|hearing|dentist|doctor)\w*(?: appointment)? / not (?:the|on the)
        not (?:them times|those (?:times|days)|that day) / (?:i'm|i am|we're|we are|he's|he is|she's|she is) <gone>
        isn't (?:going to|gonna) (?:work|happen) / out of the question / falls through / is out
        (?:have|has|got) (?:an?other |a |an )?(?:clash|conflict|meeting|appointment|game|games|class|training|surgery|court|deadline|board meeting|flight)
        """,
        gone="(?:taken|gone|full|filled|booked|fully booked|booked up|busy|away|out|out of office|off|in court|in meetings|in a meeting|travell?ing|on leave|on holiday|on vacation|unavailable|tied up|blocked|closed|no good|too early|too late|too tight|tricky|difficult|a no-go|impossible|not in|not here|packed|committed|double-booked|in surgery|in class|in training|at a conference|teaching)",
    ),
    rest=phrases(
        r"""
        (?:the )?others? / (?:the )?other (?:two|days|times|slots|dates|options|ones) / the rest
        those (?:two|times)
        (?:all |any |none )?(?:of )?(?:those|these|the) (?:other )?(?:times|days|dates|slots|three|two) / all three
        he / she / they
        """
    ),
    aside=phrases(
        r"""
        (?:our|the) (?:office|shop|store|desk|reception|library|showroom|gallery|workshop|building|clinic|front desk|switchboard|helpdesk|phone|line)s? (?:is|are) (?:open|closed|staffed|manned|answered|available)
        (?:office|opening|working|business|reception|surgery|lobby|school|visiting|core|shop|store|branch)(?: \w+)? hours
        our hours / hours are / we(?:'re| are)? (?:usually |normally )?(?:open|close)(?:d|s)?
        (?:open|spring|summer|autumn|winter|christmas) (?:day|evening|house|showcase|fair|party|event) / showcase
        webinar / job fair / career fair / careers? (?:day|fair|evening) / conference
        (?:info|information) (?:session|evening) / open day / open house / open evening / meetup / summer party
        live session / all-hands / town hall / fire drill / fire alarm / hackathon / exhibition / fundraiser
        bake sale
        (?:please |pls |kindly |do )*(?:send|return|complete|fill (?:in|out)|upload|submit|email|e-mail|sign|share|forward|let me have|let us have|get me|get us|drop off|hand in|post|provide)(?: over| back)? (?:me |us |him |her )?(?:over |back )?(?:the|your|a|an|any|two|three|both|all|that|it)
        (?:has|have|needs?) to be (?:in|back|here|with us|returned|submitted|signed)(?: by| on| before)?
        (?:is|are) due(?: back)?(?: by| on)? / deadline for (?:the|your|applications?)
        (?:applications?|forms?|paperwork|documents?|references) (?:close|due|must reach us|needs?|should)
        (?:you )?missed / we waited / i waited / (?:was|were) (?:expecting|waiting) / no-show / had you down for
        yesterday / last (?:week|time|monday|tuesday|wednesday|thursday|friday|month) / parking (?:is|permit)
        trains? (?:run|leave|go) / bus(?:es)? (?:run|leave|go) / the gates? (?:open|close)s? / gates open
        dock open / phones are / phone is / the phone / phones? (?:is|are) (?:answered|staffed|manned|open)(?: on)?
        lines? (?:is|are) open / staffed
        (?:office|shop|store|desk|reception|library|showroom|gallery|workshop) is (?:open|closed|staffed|manned)
        we're (?:open|closed) / careers? fair / design talk / lunch and learn / barbecue / bbq / quiz / market day
        birthday / knock off / doors (?:open|close) / cafe / canteen / i work / i am in the office
        i'm in the office / my (?:leave|holiday|vacation) (?:starts|begins|is) / the team (?:meets|has)
        we (?:meet|have lunch) / newsletter / visiting hours / emergencies / switchboard
        """
    ),
    arrival=phrases(
        r"""
        (?:please |pls |do |kindly )*(?:arrive|be there|be here|turn up|show up|be with us|report|check in|sign in)(?: to \w+| at (?:the )?\w+)?(?: by| at| for| around| from)?
        """
    ),
    besides=phrases(
        r"""
        (?:have|has|got|in) a? ?\w+ (?:\w+ )?until / and then(?: at)? / then at / knock at / we open at
        doors open at / until / till / ends? at / finish(?:es)? at / finish by / done by / over by
        wrap up (?:at|by) / hard stop(?: at)? / have to (?:leave|go|stop|run)(?: at| by)?
        need to (?:leave|go|stop|run)(?: at| by)? / must (?:leave|go|stop|finish)(?: at| by)?
        followed by \w+(?: \w+)? at / next meeting (?:is )?at / lunch is at / you can knock at / reception opens at
        building opens at / office opens at / out by
        """
    ),
    about=phrases(
        r"""
        (?:so )?(?:i|we) can (?:get|give|show|sort|arrange|introduce|send|let) / (?:open|opens) at \w+ but
        (?:i'll|i will|we'll|we will|you'll|you will) (?:first |also |then )?(?:speak|talk|be|have|need|find|also|see|get|receive|bring|let|make|join|introduce|show|take|email|e-mail|write|text|reserve|book|set up|put)
        (?:he'll|she'll|they'll|he will|she will|they will) (?:be|have|join|meet|call|ring|show)
        \w+ will (?:be|join|meet|also|sit|show|greet|call|ring|send|take|collect|host|lead|interview|pick)
        don't (?:use|park|forget|mix|be) / do not (?:use|park|forget)
        just (?:ring|ask|knock|press|come|text|call|say|tell|give|bring) / no need to
        you can (?:park|knock|wait|leave|take|use|bring|find|also)
        (?:i|we) (?:just )?(?:spoke|talked|checked|checked in) (?:with|to) / he is / she is
        (?:the )?link (?:will|to) follow / (?:will|to) follow / (?:i|we) know it(?:'s| is)
        it(?:'s| is) (?:a bit |quite )?(?:early|late) i know / feel free to / any questions
        if you have any questions / if you need anything / if you get lost / if anything
        should you have any questions / let me know if you have (?:any )?questions / there (?:is|are|will be)
        it(?:'ll| will) (?:take|last|be) / (?:we're|we are|i'm|i am) (?:on|at|in|based|located|right|next)
        our (?:new )?(?:office|address|building|entrance) / your (?:contact|host) / it (?:lasts|takes)
        """
    ),
    kind=phrases(
        r"""
        sorry to hear
        (?:i'm |i am |we're |we are )?(?:so |very |really )?(?:sorry|glad|happy|pleased|relieved) (?:to hear|you(?:'re| are)|that you|to see you|it|everything|all)
        (?:i |we )?hope (?:you(?:'re| are| feel| got| get|r)|everything|all|it(?:'s| is) nothing|this finds|the|your)
        (?:get|feel) (?:well|better)
        (?:many |so many |big )?thanks?(?: you)?(?: so much| very much| a lot| again| once more)?,? for (?:the|your|getting|letting|being|coming|reaching|writing|telling|explaining|owning|sending|following|replying|apologi\w+|understanding|flagging|such|proposing|suggesting|offering|giving|reply\w*|ur)
        (?:i |we )?(?:do |really |very much |much )*appreciate
        (?:i |we )?(?:completely |totally |fully |quite )?understand
        no (?:harm|hard feelings|worries|problem|problems|need to (?:apologi[sz]e|worry)|biggie|drama|stress)
        by the way / btw / fyi / ps / p\.s\. / speaking of
        (?:it |that |these things |this )?happens? (?:to|all|sometimes|a lot) / (?:we've|we have) all been there
        been there
        (?:that's|that is|it's|it is) (?:very |really |so )?(?:kind|understandable|ok|okay|alright|no problem|forgiven|fine)
        don't (?:worry|apologi[sz]e|be sorry|sweat|stress) / (?:the )?(?:traffic|trains?|weather|flu)
        apolog(?:y|ies) accepted / greetings / as per (?:the|your|our) / with (?:reference|regard) to / further to
        in reference to / referring to / regarding / i once / we once / i've been
        my (?:son|daughter|dog|cat|wife|husband|kids?|kid's|son's|daughter's|mother|father|nephew|car|bus|train)(?:'s)?
        (?:kindly )?(?:please )?note(?: that)? / just (?:a )?(?:quick|short) / congratulations / on behalf of
        this is / my name is / writing (?:to|from|on) / following (?:up on|our) / with apologies / my apologies for
        sorry for (?:the|my) (?:delay|slow|late|short) / sorry about (?:the|your|that) / bless you
        """
    ),
    plain=phrases(
        r"""
        (?:room|tower|gate|floor|level|building|unit|suite|block|door|platform|bay|dock|plant|wing|stop|exit|line|house|zone|entrance|box|apt) (?:\d{1,4}|[a-z])(?!\w)
        (?:the )?\d{1,2}(?:st|nd|rd|th) floor / to / from / an / too / into / out / up / over / per / via / these
        those / now / already / again / really / indeed / btw / fyi / pls / plz / re / which / who / there / please
        kindly / cool / awesome / super / sweet / nice / neat / grand / brill / ace / top / sound / fab / fantastic
        splendid / amazing / sorted / noted / cheerio / ta / thx / thanx / tks / ty / bye / goodbye / soon / quick
        quickly / short / brief / easy / simple / best / better / suitable / convenient / available / ready / keen
        good / meeting / interview / call / chat / slot / time / start / appointment / conversation / discussion
        session / round / talk / screen / position / role / job / candidate / application / cv / resume / portfolio
        id / passport / licence / license / laptop / pen / notebook / mask / boots / coat / badge / pass / visitor
        ticket / code / passcode / pin / password / account / login / file / form / copy / certificate / sample
        reference / office / building / floor / lobby / reception / entrance / door / gate / desk / room / address
        street / road / avenue / station / branch / site / factory / warehouse / shop / store / school / clinic
        ward / hospital / campus / lab / studio / workshop / yard / kitchen / parking / car park / lift / elevator
        stairs / corner / left / right / side / front / back / main / bell / intercom / security / guard
        receptionist / map / directions / upstairs / downstairs / opposite / next door / behind / near / team
        panel / manager / director / boss / colleague / client / hr / assistant / head / lead / owner / partner
        principal / head teacher / recruiter / everyone / everybody / guy / folk / people / person / mr / mrs / ms
        dr / prof / vice / hiring / zoom / teams / skype / webex / google meet / meet / video / phone / number
        mobile / cell / link / url / invite / invitation / calendar / email / e-mail / mail / message / camera
        microphone / headset / audio / online / remote / remotely / virtually / in person / face to face / by phone
        morning / day / hour / minute / half an hour / an hour / coffee / tea / lunch / dress / casual / smart
        business / suit / jeans / cold / hot / warm / sunny / rain / whole / usual / normal / big / small / long
        little / more / much / two / three / four / informal / relaxed / technical / final / joint / love / sir
        madam / ma'am / oh / ah / well / trailer / boardroom / bench / shoes / closed / arvo / tools / clothes
        hi-?vis / forklift / friendly / handy / needed / required / full / half / than / its / own / mate / done
        level / 3rd / 2nd / 1st / \w+ floor / kettle / dog / only / anyway / mad / lol / haha / smile / ha / hah
        xx? / today's
        """
    ),
    action=phrases(
        r"""
        am / be / been / will / can / has / have / had / did / them / they / he / she / him / her / his / us / you
        as / what / well / done / later on that day / it'll / that'll / i'll / we'll / i'm / i've / we're / we've
        you're / you'll / he's / she's / they're / there's / here's / here is / let's / lets / i'd / we'd / bring
        ask / ring / press / knock / sit / park / use / join / meet / see / speak / talk / call / dial / send / come
        look / looking / forward / go / get / find / walk / say / tell / show / know / run / set / put / give
        given / help / start / starting / held / hosted / lasts / happy / glad / pleased / delighted
        """
    ),
    causal=("so", "as", "because", "since", "cos", "bc", "cause"),
    rough="around|about|roughly|approx(?:imately|\\.)?|circa|ca\\.?|say",
    declining=phrases(
        r"""
        you had your (?:shot|chance) / (?:i'm|i am|we're|we are) afraid not / closes the application
        (?:took|got|filled) the (?:job|position|role|post) / given the place / (?:job|place|position)'s gone
        one chance / no second (?:chances|interviews) / don't do second / not rescheduling / won't be rescheduling
        (?:no|not) thank you / no thanks / that ship has sailed
        (?:will|are|have) (?:to )?pass(?:ing)?(?: on (?:this|you))? / not this time / better luck
        """
    ),
    instead=phrases(
        r"""
        instead of / rather than / better than / than
        not(?= (?:on )?(?:the |this )?(?:mon|tue|wed|thu|fri|sat|sun|\d))
        """
    ),
    minutes=numbers(r"thirty 30 / fifteen 15 / forty-five 45 / forty five 45 / twenty 20 / ten 10 / oh five 5"),
    leads=tuple(
        [
            "the",
            "a",
            "an",
            "my",
            "your",
            "our",
            "his",
            "her",
            "their",
            "this",
            "with",
            "at",
            "of",
            "for",
            "in",
            "on",
            "to",
            "from",
            "via",
            "by",
            "our",
            "and",
            "into",
            "per",
            "both",
            "two",
        ]
    ),
    soft=phrases(
        r"""
        unfortunately / sadly / sorry / afraid / not / no / never / none / any / all / each / every / some / other
        others / another / week / weeks / month / next / following / both / also / only / first / full / busy / free
        need / needs / have to / has to / must / before / after / until / till / by / when / while / around / about
        was / were / had / however / but / though / although / could / would / should / may / can / ask / new / late
        later / else / between / question / whole / regret / gone / taken / keep / check / \w+n't / either / or
        ask(?:ed|ing)? / whenever / anytime
        """
    ),
    topics=phrases(
        r"""
        salary / pay / expected / expectations? / notice period / visa / right to work / work permit / permit
        portfolio / cv / resume / reference / references / licen[cs]e / dietary / allerg\w+ / vegetarian
        accessibility / wheelchair / laptop / parking / park / car / number / phone number / pronounce
        pronunciation / preferred name / call you / t-?shirt / size / coffee / tea / questions / relocat\w+ / travel
        commute / start date / github / linkedin / certificate / degree / diploma / police check / dbs / id
        passport / how are you / feeling / you ok / you okay / all ok / everything ok
        """
    ),
    promise=phrases(
        r"""
        let you know / get back / revert / email you / e-mail you / write (?:to )?you / be in touch
        know (?:by|on|until|before) / hear (?:by|on|back) / (?:confirm|decide|answer|reply) (?:by|on|before|until)
        check with / come back to you / hold (?:of|on)
        """
    ),
    cut=phrases(
        r"""
        but / because / so / as / since / though / although / cause / cos / bc / and then
        """
    ),
    also=("and", "&", "plus"),
    weeks=numbers(
        r"next week 1 / the following week 1 / this week 0 / later this week 0 / the week after 1 / week after next 2"
    ),
    next_before="next",
    next_after="next week",
    week_after="week",
    coming="this|this coming|the coming|coming|on",
    after="(?:any ?time |some ?time |somewhere |(?:we|they) close at |(?:we|they) finish )?(?:after(?: we close at| we finish at)?|past|from)(?: about| around)?",
    before="(?:any ?time |some ?time )?before",
    between="(?:any ?time |some ?time )?between",
    joins="and|to|-",
    earlier="the (?:earlier|former|first) of the two|the earlier (?:one|slot|time|option)|the earlier|earlier one",
    later="the (?:later|latter|second) of the two|the latter|the later (?:one|slot|time|option)|the later|later one",
    same_time="(?:at )?(?:the )?same time(?: as (?:before|planned(?: before)?|last time|originally planned))?",
    mine=(
        "my time",
        "mine",
        "our time",
        "for me",
        "for us",
        "my end",
        "on my end",
        "our end",
        "here",
        "where i am",
        "over here",
    ),
    yours=(
        "by you",
        "your time",
        "yours",
        "for you",
        "your end",
        "on your end",
        "your side",
        "where you are",
        "over there",
        "your local time",
    ),
    video=phrases(
        r"""
        zoom / (?:ms |microsoft )?teams / google meet / webex / skype / video(?: call| conference| interview)?
        whereby / facetime / hangouts? / same link
        """
    ),
    phone=phrases(
        r"""
        (?:i'll|i will|we'll|we will|he'll|she'll|i can|going to) (?:\w+ )?(?:call|ring|phone|dial)(?: you| the number)?
        (?:you )?(?:please )?(?:call|ring|phone|dial) me / give me a (?:call|ring|bell) / by (?:phone|telephone)
        over the phone / phone (?:call|interview|screen) / dial-?in / on the phone / give you a (?:call|ring|bell)
        """
    ),
    on_site=phrases(
        r"""
        reception / lobby / front desk
        (?:our|the|my) (?:offices?|building|branch|shop|store|site|yard|workshop|studio|clinic|school|campus|plant|factory|warehouse)
        visitor badge / (?:side|back|front|main) (?:door|entrance) / bell / in person / on site / onsite
        come (?:to|in|straight|directly|round|by|over|up) / entrance / park(?:ing)? / (?:\w+ )?floor / boots
        gate \w+ / visitor / security desk / see ya at / meet at / car park
        """
    ),
    places=phrases(
        r"""
        (?:come (?:straight |directly |up |over )?to|meet (?:me |us )?at|see (?:you|ya) at|at) (?:our |the )?(?P<place>(?:\d+(?:st|nd|rd|th) floor|gate|tower|building|unit|room|floor|dock|plant|suite|level)\b[^.;\n]{{0,60}})
        (?:use |via |through |by )(?:the )?(?P<place>(?:side|back|front|rear|main|staff|north|south|east|west) (?:door|entrance|gate)(?: on [^.;,\n]{{2,30}}?)?)(?= as|[.;,\n]|$)
        (?P<place>(?:back|side|front|rear) door)
        """.replace("{{", "{").replace("}}", "}")
    ),
    partners=phrases(
        r"""
        (?:you'll|you will) (?:be )?(?:now )?(?:meet|meeting|speak|speaking|talk|talking|see|seeing|interviewing)(?: with| to)?
        (?:interviewer|interview) (?:will be|is|with) / (?:will be|is) with / meeting with / instead of me,?
        on my behalf,?
        """
    ),
    below=phrases(r"below / in my signature / signature / in my footer / underneath"),
)
