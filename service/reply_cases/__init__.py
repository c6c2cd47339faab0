"""Replies written down as cases, one JSON object a line: how the reader is tried, here and by anybody else."""

from service.reply_cases.cases import Case, decode_case
from service.reply_cases.lines import read_lines
from service.reply_cases.predictions import cut, makes_entry, predict, write_prediction

__all__ = ["Case", "cut", "decode_case", "makes_entry", "predict", "read_lines", "write_prediction"]
