"""What letters, questions and endings are called on the pages; nothing says "missed" where nobody missed anything."""

from collections.abc import Mapping

from service.domain.case import Ending, Occasion, QuestionKind
from service.domain.letter import LetterKind

LETTERS: Mapping[LetterKind, tuple[str, str]] = {
    LetterKind.REQUEST: ("Your letter is ready", "Read it, change what you like, approve it."),
    LetterKind.CONFIRMATION: (
        "Your confirming letter is ready",
        "It repeats the agreed time and thanks them. Read and approve.",
    ),
    LetterKind.CLOSE: ("A closing letter is ready", "It thanks them and asks for nothing. Read and approve."),
    LetterKind.NUDGE: (
        "A short reminder is ready",
        "They have not answered yet. One friendly mail is fine; it is the only one that is written.",
    ),
    LetterKind.THANKS: ("Your thank-you is ready", "Best sent within a day, with a sentence about your talk."),
    LetterKind.ABSENCE: ("Your letter is ready", "It says calmly that nobody came, and offers two times."),
    LetterKind.LATE: ("Your note is ready", "Two lines, so that they know. Approve it, then go on your way."),
    LetterKind.AHEAD: ("Your letter is ready", "It tells them before the start. Read it, then approve it."),
}
KINDS: Mapping[LetterKind, str] = {
    LetterKind.REQUEST: "Apology and request",
    LetterKind.CONFIRMATION: "Confirmation",
    LetterKind.CLOSE: "Closing letter",
    LetterKind.NUDGE: "Reminder",
    LetterKind.THANKS: "Thank-you",
    LetterKind.ABSENCE: "They did not come",
    LetterKind.LATE: "I am late",
    LetterKind.AHEAD: "I cannot come",
}
QUESTIONS: Mapping[QuestionKind, str] = {
    QuestionKind.REALLY_MISSED: "Did you miss this one?",
    QuestionKind.WHOM: "Who should the letter go to?",
    QuestionKind.DRAFT_GONE: "Your draft has disappeared",
    QuestionKind.MAYBE_SENT: "Was your letter sent?",
    QuestionKind.WHAT_REPLY: "There is an answer. What does it mean?",
    QuestionKind.OTHER_ADDRESS: "The letter did not arrive",
    QuestionKind.CONFLICT: "The agreed time clashes with your calendar",
    QuestionKind.MEETING_GONE: "The new meeting has gone from your calendar",
    QuestionKind.STILL_FINE: "Is everything still right for your interview?",
    QuestionKind.TOOK_PLACE: "Did the interview take place?",
}
ENDINGS: Mapping[Ending | None, tuple[str, str]] = {
    Ending.RECOVERED: ("Done: you have a second chance", "A new interview was agreed on. Nothing more happens here."),
    Ending.REFUSED: ("Closed: they said no", "You thanked them and left well. That is all one can do."),
    Ending.WITHDRAWN: ("Closed: the mark was taken back", "Nothing more happens here."),
    Ending.DISCARDED: ("Closed: you ended it", "Nothing more happens here."),
    Ending.NOT_MISSED: ("Closed: it was not missed", "Nothing was written and nothing was sent."),
    Ending.UNANSWERED: (
        "Closed: no answer came",
        "You wrote, and reminded them once. More would not help. An answer that still comes is in your mailbox.",
    ),
    Ending.MADE_IT: ("Closed: the interview took place", "Well done. Nothing more happens here."),
    None: ("Closed", "Nothing more happens here."),
}
OCCASIONS: Mapping[Occasion, str] = {
    Occasion.MISSED: "Missed",
    Occasion.AHEAD: "Not able to come",
    Occasion.LATE: "Late for",
    Occasion.ABSENCE: "They did not come",
}
LATE_SENT = ("Your note was sent", "They know that you are late. Go on your way; nothing else is needed now.")
