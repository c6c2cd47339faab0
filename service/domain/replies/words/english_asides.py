"""English: what stands beside a time, turns it down or has nothing to do with it, and how one will meet."""

from collections.abc import Mapping
from typing import Any

from service.domain.replies.words.table import numbers, phrases

ENGLISH_ASIDES: Mapping[str, Any] = {
    "done": phrases(
        r"""
        your (?:new |second )?<meeting> is(?: now)?(?: on| at| for)?
        (?:i|we)(?:'ve| have)? (?:now )?put you (?:on|in|onto|into|down)(?: (?:the|my|our|his|her|\w+'s) (?:calendar|
        diary|schedule|books|board|list|book))?(?: for)?
        (?:i have|i've|we have|we've|have|has|had) (?:now |just |also )?<put> you (?:both )?(?:in|down|
        back in)?(?: again)?(?: for)?
        <put> you (?:in|down|back in)(?: again)?(?: for)?
        (?:i|we)(?:'ve)? (?:now )?<put> (?:in )?(?:it|us|the \w+|your \w+) (?:in |down )?(?:for|on)
        (?:i|we)(?:'ve| have)? (?:now )?(?:re)?scheduled (?:it|us|you|the \w+|your \w+)?(?: for| on| to)?
        (?:i|we)(?:'ve| have)? (?:now )?moved (?:it|us|you|the (?:\w+ )?<meeting>|your (?:\w+ )?<meeting>) to
        (?:is|was|has been|have been|it's|you're|you are|been|are|'s) (?:now |all |hereby )*(?:re)?(?:scheduled|booked|
        arranged|set|fixed|moved)(?: in)? (?:to|for|on|at)
        (?:is|are) (?:now |hereby )?confirmed (?:to|for|on|at)
        you(?:'re| are) (?:now |all )*(?:booked|scheduled|down|set|confirmed|in)(?: in)?(?: for)?
        (?:have|has) you down for / have you down / (?:has|have) been (?:re)?(?:scheduled|booked|moved)
        is booked(?: in)?(?: for)? / i have you in for
        (?:i |we )?(?:was|were) able to (?:get|have) the (?:\w+ ){1,3}to (?:hold|reserve|block)
        you are all set(?: for)? / you're all set(?: for)?
        <meeting> will (?:now )?(?:take place|be held|be|start|go ahead) (?:on|at) / will (?:now )?take place (?:on|at)?
        (?:your|the|our) (?:new |second )?<meeting> is (?:now )?(?:on|at)
        """,
        put="(?:booked|put|got|slotted|pencilled out|penned|scheduled|moved|set|marked|signed)",
        meeting="(?:interview|meeting|call|appointment|session|slot|chat|conversation|discussion|time)",
    ),
    "busy": phrases(
        r"""
        (?:is|are|does|do|can|will) not(?=\s*[.,;!)]|\s*$) / (?:isn't|aren't|doesn't|can't|won't)(?=\s*[.,;!)]|\s*$)
        (?:does not|doesn't|doesnt|do not|don't|dont|did not|won't|wont|will not|would not|wouldn't|is not|isn't|
        are not|aren't|cannot|can't|cant)(?: \w+)? (?:work|works|suit|fit|working|suitable|possible|possibles|available|
        an option|any good|good|happen|doable|convenient|free|open|great)(?: (?:for|with) (?:me|us))?(?: (?:any ?more|
        after all|at all|either))?
        (?:i|we|he|she|they) (?:\w+ )?(?:can't|cannot|cant|can not|could not|couldn't|won't be able to|am not able to|
        are unable to|am unable to) (?:do|make|manage|meet)
        (?:can't|cannot|cant|can not|couldn't|unable to) (?:do|make|manage|meet)
        (?:is|are|am|will be|'m|'re|'s|got|is on course|was|were|have been|has been|had been|
        be) (?:\w+ )?<gone>(?: \w+)?
        shall be in court
        (?:no good|no longer (?:works?|available|free|open|possible|an option)|not (?:good|possible|free|available|
        an option))
        (?:is|are|'s) out / no can do / cannot(?! wait) / (?:is|are) (?:a bit of )?a mess / is holiday(?: for us)?
        is (?:a|our|my) (?:bank |public )?holiday
        (?:have|has|got|in) a (?:deposition|hearing|dentist|doctor)\w*(?: appointment)? / not (?:the|on the)
        not (?:them times|those (?:times|days)|that day) / (?:i'm|i am|we're|we are|he's|he is|she's|she is) <gone>
        isn't (?:going to|gonna) (?:work|happen) / out of the question / falls through / is out
        (?:have|has|got) (?:an?other |a |an )?(?:clash|conflict|meeting|appointment|game|games|class|training|surgery|
        court|deadline|board meeting|flight)
        """,
        gone="(?:taken|gone|full|filled|booked|fully booked|booked up|busy|away|out|out of office|off|"
        "in court|in meetings|in a meeting|travell?ing|on leave|on holiday|on vacation|unavailable|"
        "tied up|blocked|closed|no good|too early|too late|too tight|tricky|difficult|a no-go|"
        "impossible|not in|not here|packed|committed|double-booked|in surgery|in class|in training|"
        "at a conference|teaching)",
    ),
    "rest": phrases(
        r"""
        (?:the )?others? / (?:the )?other (?:two|days|times|slots|dates|options|ones) / the rest / those (?:two|times)
        (?:all |any |none )?(?:of )?(?:those|these|the) (?:other )?(?:times|days|dates|slots|three|two) / all three / he
        she / they
        """
    ),
    "aside": phrases(
        r"""
        (?:our|the) (?:office|shop|store|desk|reception|library|showroom|gallery|workshop|building|clinic|front desk|
        switchboard|helpdesk|phone|line)s? (?:is|are) (?:open|closed|staffed|manned|answered|available)
        (?:office|opening|working|business|reception|surgery|lobby|school|visiting|core|shop|store|
        branch)(?: \w+)? hours
        our hours / hours are / we(?:'re| are)? (?:usually |normally )?(?:open|close)(?:d|s)?
        (?:open|spring|summer|autumn|winter|christmas) (?:day|evening|house|showcase|fair|party|event) / showcase
        webinar / job fair / career fair / careers? (?:day|fair|evening) / conference
        (?:info|information) (?:session|evening) / open day / open house / open evening / meetup / summer party
        live session / all-hands / town hall / fire drill / fire alarm / hackathon / exhibition / fundraiser / bake sale
        (?:please |pls |kindly |do )*(?:send|return|complete|fill (?:in|out)|upload|submit|email|e-mail|sign|share|
        forward|let me have|let us have|get me|get us|drop off|hand in|post|provide)(?: over| back)? (?:me |us |him |
        her )?(?:over |back )?(?:the|your|a|an|any|two|three|both|all|that|it)
        (?:has|have|needs?) to be (?:in|back|here|with us|returned|submitted|signed)(?: by| on| before)?
        (?:is|are) due(?: back)?(?: by| on)? / deadline for (?:the|your|applications?)
        (?:applications?|forms?|paperwork|documents?|references) (?:close|due|must reach us|needs?|should)
        (?:you )?missed / we waited / i waited / (?:was|were) (?:expecting|waiting) / no-show / had you down for
        yesterday / last (?:week|time|monday|tuesday|wednesday|thursday|friday|month) / parking (?:is|permit)
        trains? (?:run|leave|go) / bus(?:es)? (?:run|leave|go) / the gates? (?:open|close)s? / gates open / dock open
        phones are / phone is / the phone / phones? (?:is|are) (?:answered|staffed|manned|open)(?: on)?
        lines? (?:is|are) open / staffed
        (?:office|shop|store|desk|reception|library|showroom|gallery|workshop) is (?:open|closed|staffed|manned)
        we're (?:open|closed) / careers? fair / design talk / lunch and learn / barbecue / bbq / quiz / market day
        birthday / knock off / doors (?:open|close) / cafe / canteen / i work / i am in the office / i'm in the office
        my (?:leave|holiday|vacation) (?:starts|begins|is) / the team (?:meets|has) / we (?:meet|have lunch)
        newsletter / visiting hours / emergencies / switchboard
        """
    ),
    "arrival": phrases(
        r"""
        (?:please |pls |do |kindly )*(?:arrive|be there|be here|turn up|show up|be with us|report|check in|
        sign in)(?: to [a-z]+| at (?:the )?[a-z]+)?(?: by| at| for| around| from)?
        """
    ),
    "besides": phrases(
        r"""
        (?:closes|opens|runs|ends|finishes|shuts)(?: at| until| till)? / (?:have|has|got|in) a? ?\w+ (?:\w+ )?until
        and then(?: at)? / then at / knock at / we open at / doors open at / until / till / ends? at / finish(?:es)? at
        finish by / done by / over by / wrap up (?:at|by) / hard stop(?: at)?
        have to (?:leave|go|stop|run)(?: at| by)? / need to (?:leave|go|stop|run)(?: at| by)?
        must (?:leave|go|stop|finish)(?: at| by)? / followed by \w+(?: \w+)? at / next meeting (?:is )?at / lunch is at
        you can knock at / reception opens at / building opens at / office opens at / out by
        """
    ),
    "about": phrases(
        r"""
        (?:i|we) can (?:get|give|show|sort|arrange|introduce|send|let) / (?:open|opens) at \w+ but
        (?:i'll|i will|we'll|we will|you'll|you will) (?:first |also |then )?(?:speak|talk|be|have|need|find|also|see|
        get|receive|bring|let|make|join|introduce|show|take|email|e-mail|write|text|reserve|book|set up|put)
        (?:he'll|she'll|they'll|he will|she will|they will) (?:be|have|join|meet|call|ring|show)
        \w+ will (?:be|join|meet|also|sit|show|greet|call|ring|send|take|collect|host|lead|interview|pick)
        don't (?:use|park|forget|mix|be) / do not (?:use|park|forget)
        just (?:ring|ask|knock|press|come|text|call|say|tell|give|bring) / no need to
        you can (?:park|knock|wait|leave|take|use|bring|find|also)
        (?:i|we) (?:just )?(?:spoke|talked|checked|checked in) (?:with|to) / he is / she is
        (?:the )?link (?:will|to) follow / (?:will|to) follow / (?:i|we) know it(?:'s| is)
        it(?:'s| is) (?:a bit |quite )?(?:early|late) i know / feel free to / any questions / if you have any questions
        if you need anything / if you get lost / if anything / should you have any questions
        let me know if you have (?:any )?questions / there (?:is|are|will be) / it(?:'ll| will) (?:take|last|be)
        (?:we're|we are|i'm|i am) (?:on|at|in|based|located|right|next)
        our (?:new )?(?:office|address|building|entrance) / your (?:contact|host) / it (?:lasts|takes)
        """
    ),
    "kind": phrases(
        r"""
        sorry to hear
        (?:i'm |i am |we're |we are )?(?:so |very |really )?(?:sorry|glad|happy|pleased|relieved) (?:to hear|you(?:'re|
        are)|that you|to see you|it|everything|all)
        (?:i |we )?hope (?:you(?:'re| are| feel| got| get|r)|everything|all|it(?:'s| is) nothing|this finds|the|your)
        (?:get|feel) (?:well|better)
        (?:many |so many |big )?thanks?(?: you)?(?: so much| very much| a lot| again| once more)?,? for (?:the|your|
        getting|letting|being|coming|reaching|writing|telling|explaining|owning|sending|following|replying|apologi\w+|
        understanding|flagging|such|proposing|suggesting|offering|giving|reply\w*|ur)
        (?:i |we )?(?:do |really |very much |much )*appreciate
        (?:i |we )?(?:completely |totally |fully |quite )?understand
        no (?:harm|hard feelings|worries|problem|problems|need to (?:apologi[sz]e|worry)|biggie|drama|stress)
        by the way / btw / fyi / ps / p\.s\. / speaking of
        (?:it |that |these things |this )?happens? (?:to|all|sometimes|a lot) / (?:we've|we have) all been there
        been there
        (?:that's|that is|it's|it is) (?:very |really |so )?(?:kind|understandable|ok|okay|alright|no problem|forgiven|
        fine)
        don't (?:worry|apologi[sz]e|be sorry|sweat|stress) / (?:the )?(?:traffic|trains?|weather|flu)
        apolog(?:y|ies) accepted / greetings / as per (?:the|your|our) / with (?:reference|regard) to / further to
        in reference to / referring to / regarding / i once / we once / i've been
        my (?:son|daughter|dog|cat|wife|husband|kids?|kid's|son's|daughter's|mother|father|nephew|car|bus|train)(?:'s)?
        (?:kindly )?(?:please )?note(?: that)? / just (?:a )?(?:quick|short) / congratulations / on behalf of / this is
        my name is / writing (?:to|from|on) / following (?:up on|our) / with apologies / my apologies for
        sorry for (?:the|my) (?:delay|slow|late|short) / sorry about (?:the|your|that) / bless you
        """
    ),
    "plain": phrases(
        r"""
        (?:room|tower|gate|floor|level|building|unit|suite|block|door|platform|bay|dock|plant|wing|stop|exit|line|house|
        zone|entrance|box|apt) (?:\d{1,4}|[a-z])(?!\w)
        (?:the )?\d{1,2}(?:st|nd|rd|th) floor / to / from / an / too / into / out / up / over / per / via / these
        those / now / already / again / really / indeed / btw / fyi / pls / plz / re / which / who / there / please
        kindly / cool / awesome / super / sweet / nice / neat / grand / brill / ace / top / sound / fab / fantastic
        splendid / amazing / sorted / noted / cheerio / ta / thx / thanx / tks / ty / bye / goodbye / soon / quick
        quickly / short / brief / easy / simple / best / better / suitable / convenient / available / ready / keen
        good / meeting / interview / call / chat / slot / time / start / appointment / conversation / discussion
        session / round / talk / screen / position / role / job / candidate / application / cv / resume / portfolio / id
        passport / licence / license / laptop / pen / notebook / mask / boots / coat / badge / pass / visitor / ticket
        code / passcode / pin / password / account / login / file / form / copy / certificate / sample / reference
        office / building / floor / lobby / reception / entrance / door / gate / desk / room / address / street / road
        avenue / station / branch / site / factory / warehouse / shop / store / school / clinic / ward / hospital
        campus / lab / studio / workshop / yard / kitchen / parking / car park / lift / elevator / stairs / corner
        left / right / side / front / back / main / bell / intercom / security / guard / receptionist / map / directions
        upstairs / downstairs / opposite / next door / behind / near / team / panel / manager / director / boss
        colleague / client / hr / assistant / head / lead / owner / partner / principal / head teacher / recruiter
        everyone / everybody / guy / folk / people / person / mr / mrs / ms / dr / prof / vice / hiring / zoom / teams
        skype / webex / google meet / meet / video / phone / number / mobile / cell / link / url / invite / invitation
        calendar / email / e-mail / mail / message / camera / microphone / headset / audio / online / remote / remotely
        virtually / in person / face to face / by phone / morning / day / hour / minute / half an hour / an hour
        coffee / tea / lunch / dress / casual / smart / business / suit / jeans / cold / hot / warm / sunny / rain
        whole / usual / normal / big / small / long / little / more / much / two / three / four / informal / relaxed
        technical / final / joint / love / sir / madam / ma'am / oh / ah / well / trailer / boardroom / bench / shoes
        closed / arvo / tools / clothes / hi-?vis / forklift / friendly / handy / needed / required / full / half / than
        its / own / mate / done / level / 3rd / 2nd / 1st / \w+ floor / kettle / dog / only / anyway / mad / lol / haha
        smile / ha / hah / xx? / today's
        """
    ),
    "action": phrases(
        r"""
        am / be / been / will / can / has / have / had / did / them / they / he / she / him / her / his / us / you / as
        what / well / done / later on that day / it'll / that'll / i'll / we'll / i'm / i've / we're / we've / you're
        you'll / he's / she's / they're / there's / here's / here is / let's / lets / i'd / we'd / bring / ask / ring
        press / knock / sit / park / use / join / meet / see / speak / talk / call / dial / send / come / look / looking
        forward / go / get / find / walk / say / tell / show / know / run / set / put / give / given / help / start
        starting / held / hosted / lasts / happy / glad / pleased / delighted
        """
    ),
    "causal": ("so", "as", "because", "since", "cos", "bc", "cause"),
    "rough": "would|around|about|roughly|approx(?:imately|\\.)?|circa|ca\\.?|say",
    "declining": phrases(
        r"""
        you had your (?:shot|chance) / (?:i'm|i am|we're|we are) afraid not / closes the application
        (?:took|got|filled) the (?:job|position|role|post) / given the place / (?:job|place|position)'s gone
        one chance / no second (?:chances|interviews) / don't do second / not rescheduling / won't be rescheduling
        (?:no|not) thank you / no thanks / that ship has sailed
        (?:will|are|have) (?:to )?pass(?:ing)?(?: on (?:this|you))? / not this time / better luck
        """
    ),
    "instead": phrases(
        r"""
        instead of / rather than / better than / than
        not(?= (?:on )?(?:the |this )?(?:mon|tue|wed|thu|fri|sat|sun|\d))
        """
    ),
    "minutes": numbers(
        r"""
        thirty 30 / fifteen 15 / forty-five 45 / forty five 45 / twenty 20 / ten 10 / oh five 5
        """
    ),
    "leads": (
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
    ),
    "soft": phrases(
        r"""
        in case / unfortunately / sadly / sorry / afraid / not / no / never / none / any / all / each / every / some
        other / others / another / week / weeks / month / next / following / both / also / only / first / full / busy
        free / need / needs / have to / has to / must / before / after / until / till / by / when / while / around
        about / was / were / had / however / but / though / although / could / would / should / may / can / ask / new
        late / later / else / between / question / whole / regret / gone / taken / keep / check / \w+n't / either / or
        ask(?:ed|ing)? / whenever / anytime
        """
    ),
    "topics": phrases(
        r"""
        salary / pay / expected / expectations? / notice period / visa / right to work / work permit / permit
        portfolio / cv / resume / reference / references / licen[cs]e / dietary / allerg\w+ / vegetarian / accessibility
        wheelchair / laptop / parking / park / car / number / phone number / pronounce / pronunciation / preferred name
        call you / t-?shirt / size / coffee / tea / questions / relocat\w+ / travel / commute / start date / github
        linkedin / certificate / degree / diploma / police check / dbs / id / passport / how are you / feeling / you ok
        you okay / all ok / everything ok
        """
    ),
    "promise": phrases(
        r"""
        let you know / get back / revert / email you / e-mail you / write (?:to )?you / be in touch
        know (?:by|on|until|before) / hear (?:by|on|back) / (?:confirm|decide|answer|reply) (?:by|on|before|until)
        check with / come back to you / hold (?:of|on)
        """
    ),
    "cut": phrases(
        r"""
        but / because / so / as / since / though / although / cause / cos / bc / and then
        """
    ),
    "also": ("and", "&", "plus"),
    "weeks": numbers(
        r"""
        next week 1 / the following week 1 / this week 0 / later this week 0 / the week after 1 / week after next 2
        """
    ),
    "next_before": "next",
    "next_after": "next week",
    "week_after": "week",
    "coming": "this|this coming|the coming|coming|on",
    "after": "(?:any ?time |some ?time |somewhere |(?:we|they) (?:close at|finish) )?"
    "(?:after(?: we close at| we finish at)?|past|from)(?: about| around)?",
    "before": "(?:any ?time |some ?time )?before",
    "between": "(?:any ?time |some ?time )?between",
    "joins": "and|to|-",
    "earlier": "the (?:earlier|former|first) of the two|the earlier (?:one|slot|time|option)|the earlier|earlier one",
    "later": "the (?:later|latter|second) of the two|the latter|the later (?:one|slot|time|option)|the later|later one",
    "same_time": "(?:at )?(?:the )?same time(?: as (?:before|planned(?: before)?|last time|originally planned))?",
    "mine": (
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
    "yours": (
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
    "video": phrases(
        r"""
        zoom / (?:ms |microsoft )?teams / google meet / webex / skype / video(?: call| conference| interview)? / whereby
        facetime / hangouts? / same link
        """
    ),
    "phone": phrases(
        r"""
        (?:i'll|i will|we'll|we will|he'll|she'll|i can|going to) (?:\w+ )?(?:call|ring|phone|dial)(?: you| the number)?
        (?:you )?(?:please )?(?:call|ring|phone|dial) me / give me a (?:call|ring|bell) / by (?:phone|telephone)
        over the phone / phone (?:call|interview|screen) / dial-?in / on the phone / give you a (?:call|ring|bell)
        """
    ),
    "on_site": phrases(
        r"""
        reception / lobby / front desk
        (?:our|the|my) (?:offices?|building|branch|shop|store|site|yard|workshop|studio|clinic|school|campus|plant|
        factory|warehouse)
        visitor badge / (?:side|back|front|main) (?:door|entrance) / bell / in person / on site / onsite
        come (?:to|in|straight|directly|round|by|over|up) / entrance / park(?:ing)? / (?:\w+ )?floor / boots / gate \w+
        visitor / security desk / see ya at / meet at / car park
        """
    ),
    "places": phrases(
        r"""
        (?:come (?:straight |directly |up |over )?to|meet (?:me |us )?at|see (?:you|ya) at|at) (?:our |
        the )?(?P<place>(?:\d+(?:st|nd|rd|th) floor|gate|tower|building|unit|room|floor|dock|plant|suite|
        level)\b[^.;\n]{{0,60}})
        (?:use |via |through |by )(?:the )?(?P<place>(?:side|back|front|rear|main|staff|north|south|east|west) (?:door|
        entrance|gate)(?: on [^.;,\n]{{2,30}}?)?)(?= as|[.;,\n]|$)
        (?P<place>(?:back|side|front|rear) door)
        """.replace("{{", "{").replace("}}", "}")
    ),
    "partners": phrases(
        r"""
        (?:you'll|you will) (?:be )?(?:now )?(?:meet|meeting|speak|speaking|talk|talking|see|seeing|
        interviewing)(?: with| to)?
        (?:interviewer|interview) (?:will be|is|with) / (?:will be|is) with / meeting with / instead of me,?
        on my behalf,?
        """
    ),
    "below": phrases(r"below / in my signature / signature / in my footer / underneath"),
    "denial": phrases(
        r"""
        no / nope / nah / away / out / busy / taken / full / gone / sorry / not free / not possible / can't / cannot
        unavailable / travelling
        """
    ),
}
