"""The one transfer encoding that we write: quoted-printable, which every mail system carries unharmed."""

import binascii
import hashlib
from collections.abc import Mapping


def write_alternatives(texts: Mapping[str, str]) -> bytes:
    """One text in several forms, the plainest first (RFC 2046 section 5.1.4), as the last headers and the body.

    No line of the forms can be taken for the seam between them: what is encoded holds no "=_".
    """
    bodies = {form: write_body(text) for form, text in texts.items()}
    seam = "=_" + hashlib.sha256(b"".join(bodies.values())).hexdigest()[:32]
    head = f'Content-Type: multipart/alternative;\r\n boundary="{seam}"\r\n\r\n'.encode("ascii")
    return head + b"".join(_part(seam, form, body) for form, body in bodies.items()) + f"--{seam}--\r\n".encode("ascii")


def _part(seam: str, form: str, body: bytes) -> bytes:
    head = f'--{seam}\r\nContent-Type: text/{form}; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\n'
    return head.encode("ascii") + b"\r\n" + body + b"\r\n"


def write_body(text: str) -> bytes:
    """Encode a letter's text with CRLF line ends and lines of at most 76 octets (RFC 2045 section 6.7).

    Raises ValueError for a text with a carriage return, or without exactly one line end at its end.
    """
    if "\r" in text:
        raise ValueError("the text holds a carriage return")
    if not text.endswith("\n") or text.endswith("\n\n"):
        raise ValueError("the text does not end with exactly one line end")
    return binascii.b2a_qp(text.replace("\n", "\r\n").encode(), istext=True)
