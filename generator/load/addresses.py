"""Judge addresses on the web as authors write them: those that lead nowhere, and what was meant."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urlsplit

from generator.findings.suggestions import closest
from generator.load.yaml_errors import CURLY
from generator.words.phrases import phrase

SCHEMES = ("https", "http", "mailto")
WHOLE = phrase("write the whole address, such as `https://example.org/page`")
# What addresses are put between, as words are: they belong to none.
QUOTES = f"\"'{CURLY}"


def address_fault(written: str) -> tuple[str, str]:
    """Return why the address *written* leads nowhere, and what helps; "" twice for a sound one."""
    try:
        parts = urlsplit(written)
        port = parts.port
    except ValueError:
        return phrase("is no address"), WHOLE
    if parts.scheme not in SCHEMES:
        return "", ""
    if parts.scheme == "mailto":
        sound = re.match(r"[^@\s]+@[^@\s?]+", parts.path)
        return (
            ("", "")
            if sound
            else (phrase("names no mailbox"), phrase("write `mailto:name@example.org`"))
        )
    if "@" in parts.netloc:
        secret = parts.netloc.rpartition("@")[0]
        return phrase("gives away a name or a password"), phrase(
            "take `%(secret)s@` out", secret=secret
        )
    return _host_fault(parts) if port != 0 else (phrase("is no address"), WHOLE)


def meant_address(written: str) -> str:
    """Return the address that *written* was probably meant as, "" where it looks like none."""
    bare = written.strip(QUOTES)
    if bare != written:
        return bare if bare.startswith(_WEB) and not any(address_fault(bare)) else ""
    if cloned := _CLONED.fullmatch(written):
        return f"https://{cloned['host']}/{cloned['path']}"
    if slipped := _SLIPPED.match(written):
        named = slipped["scheme"].lower()
        scheme = named if named in SCHEMES else closest(named, SCHEMES[:2])
        meant = f"{scheme}://{written[slipped.end() :]}" if scheme else ""
    else:
        meant = f"https://{written}" if _BARE.match(written) else ""
    return meant if meant and not any(address_fault(meant)) else ""


def is_local_path(written: str) -> bool:
    """Tell whether *written* is a path that one computer alone has: a drive, a share, a home."""
    return _LOCAL.match(written) is not None


# Private functions

_WEB = ("https://", "http://")
_LOCAL = re.compile(r"[A-Za-z]:[\\/]|\\|file:|~/", re.IGNORECASE)

# `https//x`, `https:/x`, `http:x`, `htps://x`: a scheme with something amiss behind it or in it.
_SLIPPED = re.compile(r"(?P<scheme>[A-Za-z]{3,6})(?:[:;]/*|[:;]?//+)(?=[\w[])")
# `www.x.org`, or a host with a path or nothing behind it that is the name of no file.
_BARE = re.compile(
    r"www\.[\w-]+\.|(?:[a-z0-9-]+\.)+(?:com|org|net|edu|gov|eu|info|io|int|ac\.uk|co\.uk|de|fr|at|ch|nl|uk)(?=[/?#]|$)",
    re.IGNORECASE,
)
# A repository as it is cloned over SSH.
_CLONED = re.compile(
    r"(?:ssh://)?git@(?P<host>[a-z0-9.-]+)(?::\d+)?[:/](?P<path>[\w./-]+?)(?:\.git)?/?",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?|_[\w-]{1,62}")


def _host_fault(parts: SplitResult) -> tuple[str, str]:
    host = (parts.hostname or "").removesuffix(".")
    if not host:
        return phrase("names no host"), WHOLE
    if parts.netloc.startswith("["):
        return ("", "") if not ipaddress.ip_address(host).is_loopback else _OWN
    if host == "localhost" or host.endswith(".localhost") or host.startswith("127."):
        return _OWN
    if not all(map(_LABEL.fullmatch, host.split("."))):
        return phrase("names `%(host)s`, which can be no host", host=host), WHOLE
    return "", ""


AT_HOME = phrase("leads to the machine of whoever reads it")
_OWN = (AT_HOME, phrase("write the address at which others find the page"))
