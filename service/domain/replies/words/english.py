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
        (?:that |this |it )?sounds (?:good|great|perfect|fine) / (?:let's|lets|let us) do (?:it|that)
        """
    ),
    yes=phrases(
        r"""
        (?:i |we )?(?:have |'ve )?moved (?:it|the (?:meeting|interview|call)) to
        ok / okay / sure / absolutely / certainly / of course / perfect / great / excellent / wonderful / lovely
        brilliant / good / fine / work / suit / it is / booked / please / go with
        (?:let's|lets|let us) (?:do|go with|say|use|make it|take|go for) / (?:we'll|i'll|we will|i will) take
        (?:i|we) have (?:now )?(?:booked|put|got) you (?:in|down)(?: for)? / (?:i|we) have you down for
        (?:i|we)'ve (?:now )?(?:booked|put|got) you (?:in|down)(?: for)? / you(?:'re| are) (?:booked|all set)
        (?:i|we) can do / (?:i|we) can make / (?:is|has been) (?:now )?(?:re)?scheduled (?:to|for)
        (?:they|we) are happy to see you / (?:i|we)(?:'d| would) be (?:happy|glad|delighted) to (?:see|meet) you
        """
    ),
    welcome=phrases(
        r"""
        (?:i |we )?see (?:you|ya) / (?:i|we)(?:'ll| will) see you / (?:i|we)(?:'ll| will) expect you
        (?:i'm |i am |we are )?(?:looking|look) forward to (?:seeing|meeting|speaking (?:with|to)) you
        (?:looking|look) forward to it
        (?:see|speak|talk) (?:to )?you then / (?:speak|talk) then / please come
        """
    ),
    arrangement=phrases(
        r"""
        (?:please |pls )?be (?:on time|punctual|prompt) / (?:at|in) (?:our|the|my) (?:offices?|building|lobby|reception)
        same (?:place|room|zoom|link|address|office|building)(?: as) (?:before|last time|planned)
        come (?:to|in|straight|directly) / (?:please |kindly )?bring / (?:please )?ask for / (?:please )?use the
        (?:i'll|i will|we'll|we will) (?:(?:ring|call|phone|dial|meet|send) you|send (?:an?|the)) / ring the
        (?:please )?(?:give me a )?call me / you call me / (?:the |your )?(?:meeting |teams |zoom |video )?link
        same (?:place|room|zoom|link|address|office|building)
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
        no (?:worries|problem|problem at all|problems|trouble) / not to worry / not a problem / don't worry
        these things happen / it happens / things happen / life happens / all good / apology accepted
        (?:i |we )?(?:completely |totally )?understand
        (?:i |we )?appreciate (?:the|your) (?:note|apology|honesty) / understood
        happens to (?:us all|the best of us) / (?:kind|best|warm) regards / regards / cheers
        (?:i )?hope (?:you are|you're|all is|this finds you) (?:well|better|ok|okay)(?: now)? / best wishes
        best / sincerely / yours(?: sincerely| faithfully)? / take care / mate
        (?:good|nice|great) to hear from you
        have a (?:good|great|nice|lovely) (?:day|evening|weekend|week|one) / glad (?:you are|you're) (?:ok|well)
        (?:i'm |i am )?sorry to hear (?:that|this|about that) / as (?:you |we )?(?:proposed|suggested)
        (?:please )?see (?:the )?(?:attached )?invit(?:e|ation)
        (?:calendar )?invit(?:e|ation) (?:is )?attached
        """,
        for_what="(?:for (?:the|your) <mail>|for <doing>)",
        mail="(?:kind |quick )?(?:note|(?:e-?)?mail|message|reply|response|apology|explanation|update|honesty)",
        doing="(?:letting (?:me|us) know|reaching out|getting (?:in touch|back)|writing|explaining|being honest)",
    ),
    glue=phrases(
        r"""
        is / it / it's / that / that's / this / the / on / at / for / with / me / us / my / i / we / and / so
        of / here / our / end / team / side / very / just / then / in / a / one / re / your
        """
    ),
    doubt=phrases(
        r"""
        if / unless / once / when / until / till / before / after / by / provided / providing / assuming
        depending / depends / subject to / as long as / as soon as / in case / otherwise / whether / while / but
        however / although / though / except / instead / rather / or / either / alternatively / maybe / perhaps
        might / may / could / would / should / possibly / probably / potentially / hope / hopefully / hoping
        think / guess / believe / suppose / expect / seem / seems / likely / try / trying / tries / aim / aiming
        check / checking / double-check / look into / see (?:how|what) / not / no / never / none / nothing
        neither / nor / without / cannot / cant / wont / dont / \w+n't / unable / unfortunately / afraid / sadly
        regret / sorry / tentative(?:ly)? / pencil(?:l?ed)? / provisional(?:ly)? / hold / holding / pending
        wait(?:s|ing)? / approval / approve[sd]? / sign-?off / confirm (?:later|with) / to confirm
        let you know / get back / be in touch / come back to / revert / later / earlier / another / other
        others / different / else / new / change[sd]? / changing / move[sd]? / moving / postpone[d]?
        reschedul(?:e|ing) / cancel\w* / scratch / ignore / disregard / forget / wrong / mistake / actually
        oops / correction / update / retract / withdraw[n]? / undo / next / following / week / weeks / month
        around / about / approximately / \d+ ?ish / roughly / any / whatever / whenever / anytime / all / every
        each / also / still / yet / first / only / need / needs / must / have to / has to / ask(?:ed|ing)?
        decide[sd]? / question / problem / some / free / keep / prefer / preferably / options / slots / was
        were / used to / had / full / both / busy / taken / gone / booked up / conflict / clash
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
        is / are / does / do / did / can / could / would / will / shall / should / may / might / am / what
        when / which / who / how / where / why / any
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
        (?:has|have) decided to pass / (?:no-?shows?|missed interviews?)[\w ]{0,30} (?:is|are) not rescheduled
        (?:won't|will not) be (?:offering you (?:a second|another)|rescheduling)(?: you| your interview)?
        (?:we|i) (?:are|'re) (?:not able|unable) to offer you (?:a second|another) (?:interview|chance)
        """,
        job="(?:position|role|job|post|vacancy|opening)s?",
        go_on="(?:moved?|moving|gone|go|going|proceed(?:ed|ing)?|continu(?:ed?|ing))",
        someone_else="(?:(?:an?other|a different|other) (?:candidate|applicant|person|people)s?|some(?:one|body) else)",
    ),
    opening=phrases(
        r"""
        but / however / instead / unless / if / although / though / alternatively / except / maybe / perhaps
        might / could / would / can you / let me know / let's / lets / another (?:time|date|day) / next week
        happy to / still / for now / at first / first / on hold / think / thought / checking / check
        another (?:role|position|job|opening|interview) / a different (?:role|position) / almost / nearly
        slot / slots / similar (?:role|position|job|opening) / rumou?r / heard / told / until / before / not yet / never
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
        registered (?:in|office) / environment
        disclaimer / equal opportunity / all rights reserved / sent from my / get outlook / virus
        """
    ),
    booking=phrases(
        r"book(?:ing)? / pick / grab / schedule / choose / select / reserve / link in my signature / open here"
    ),
)
