"""What an interviewer's mail says: agreed, refused, another wish, or something that a person must judge."""

from service.domain.replies.reader import read_reply
from service.domain.replies.record import Mark, Option, OptionKind, Reading, ReplyContext, ReplyKind, ReplyText

__all__ = ["Mark", "Option", "OptionKind", "Reading", "ReplyContext", "ReplyKind", "ReplyText", "read_reply"]
