"""English, as employers and calendars write it."""

from service.domain.lexicons.lexicon import Lexicon, Manner

_SMALL = """
    the and you your to of we our us for is are with have has had at on that this will would were was not it be
    been from please hello hi dear thank thanks regards today still if can could did do didn i am my they their
    there where hope everything missed waiting looking forward know let by or an as but who what when
"""

ENGLISH = Lexicon(
    code="en",
    name="English",
    small=frozenset(_SMALL.split()),
    telling=("application", "hiring", "role"),
    interview=("interview", "phone screen", "recruiter screen", "screening call", "hiring manager", "onsite loop"),
    missed=("missed", "missed interview", "interview missed", "no show", "noshow", "did not attend"),
    occupations=(
        *("analyst", "engineer", "developer", "designer", "manager", "architect", "scientist", "consultant"),
        *("specialist", "assistant", "accountant", "administrator", "coordinator", "director", "officer", "lead"),
        *("nurse", "teacher", "technician", "writer", "editor", "researcher", "representative", "advisor"),
        *("associate", "intern", "trainee", "apprentice", "programmer", "tester", "recruiter", "buyer", "planner"),
        *("controller", "supervisor", "chef"),
    ),
    absence=(
        r"\bmissed\b",
        r"\bno[- ]shows?\b",
        r"(?:\bnot|n.?t|\bunable to|\bable to) (?:see|join|attend|show|make|turn|dial|connect|hear|reach|find)\b",
        r"\b(?:waited|waiting|been waiting|are waiting|expected|expecting) (?:for )?you\b",
        r"\bwe (?:waited|expected)\b",
        r"\bare you (?:still )?(?:coming|joining|there|on your way|running late|able to)\b",
        r"\bwhere are you\b",
        r"\b(?:everything|is all|all) (?:ok|okay|alright|all right|well)\b",
    ),
    automatic=(
        *("automatic reply", r"auto[- ]?reply", r"out of (?:the )?office"),
        *("undeliver", "delivery status", "mail delivery"),
    ),
    calendar=("(?:updated )?invitation", "accepted", "declined", "tentative", "canceled", "cancelled"),
    manner=Manner(
        greeting=r"dear|hi|hello|hey|good (?:morning|afternoon|evening)",
        titles=r"mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam",
        said=("address you formally", "call you by your first name"),
        by_name=True,
    ),
)
