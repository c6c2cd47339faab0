"""The one transfer encoding that we write: quoted-printable, which every mail system carries unharmed."""

import binascii


def write_body(text: str) -> bytes:
    """Encode a letter's text with CRLF line ends and lines of at most 76 octets (RFC 2045 section 6.7).

    Raises ValueError for a text with a carriage return, or without exactly one line end at its end.
    """
    if "\r" in text:
        raise ValueError("the text holds a carriage return")
    if not text.endswith("\n") or text.endswith("\n\n"):
        raise ValueError("the text does not end with exactly one line end")
    return binascii.b2a_qp(text.replace("\n", "\r\n").encode(), istext=True)
