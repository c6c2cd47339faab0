"""What does a request body say? JSON objects only, and only text that can be written again."""

import json
from typing import Any


def read_object(raw: bytes) -> dict[str, Any]:
    """The JSON object in `raw`; ValueError for anything else, lone surrogates included."""
    data = json.loads(raw)
    if not isinstance(data, dict):
        raise ValueError("the body must be a JSON object")
    json.dumps(data, ensure_ascii=False).encode()
    return data
