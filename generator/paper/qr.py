"""Draw QR codes of addresses with segno. Nothing else imports it.

A code is a drawing of black squares as a ``data:`` address, so that what it stands in needs no file.
"""

from __future__ import annotations

import base64
import io
from functools import lru_cache
from urllib.parse import quote

from generator.paper.pdf import EngineMissingError
from generator.words.phrases import phrase

QUIET = 4  # squares of white on each side, without which cameras do not find the code
_KEPT = "%:/?#[]@!$&'()*+,;=~"  # of an address: all else is written in its form of ASCII


@lru_cache(maxsize=1024)  # a course has the same on its three papers
def drawn(address: str) -> str:
    """Return the QR code of *address*, "" for one too long for any. Raises `EngineMissingError`."""
    try:
        import segno  # noqa: PLC0415  # it comes with the extra `pdf`, which not all installed
    except ImportError as error:
        raise EngineMissingError(phrase("there is no segno")) from error
    try:
        code = segno.make_qr(quote(address, safe=_KEPT), error="m")
    except segno.DataOverflowError:
        return ""
    drawing = io.BytesIO()
    code.save(drawing, kind="svg", border=QUIET, xmldecl=False, omitsize=True, nl=False)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawing.getvalue()).decode('ascii')}"
