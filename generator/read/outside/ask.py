"""Ask one host for one address: HEAD, then GET where that says little; one question at a time."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from html.parser import HTMLParser
from http import HTTPStatus
from threading import Lock
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

from generator.resolve.outside import RESOLVER, is_outside
from generator.words.phrases import phrase, reason

HOPS = 10  # limit: redirects that are followed, as browsers do about twice as many
MOST = 4_000_000  # limit: octets of a page that a place is looked for in
PATIENCE = 60.0  # limit: seconds that a host may ask us to wait
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({*PERMANENT, 302, 303, 307})
GONE = frozenset({404, 410})
BUSY = frozenset({429, 503})
# What a fragment says that is no place on the page: a route of a program, or words to look for.
NO_PLACE = ("!", "/", ":~:")
SAFE = "%/:=&~+!$,;'@()*"
MARK = "evidence-playbook (looks whether links lead somewhere)"


class State(StrEnum):
    """What became of an address."""

    OK = "ok"
    MOVED = "moved"  # for good, and it leads somewhere
    DEAD = "dead"
    UNSURE = "unsure"  # nobody can say: busy, forbidden to programs, too slow
    PRIVATE = "private"  # not asked: it is within the own network


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host said: in words, and where the address leads now where that is elsewhere."""

    state: State
    words: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True)
class Manners:
    """How hosts are asked: ``pause`` seconds between two questions to one, ``timeout`` for each."""

    timeout: float = 20.0
    pause: float = 1.0
    private: bool = False
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)


@dataclass(slots=True)
class Pace:
    """Keeps questions to one host apart, whoever asks."""

    pause: float
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    turns: dict[str, float] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def wait(self, host: str, at_least: float = 0.0) -> None:
        """Wait for the next turn with *host*, *at_least* so many seconds."""
        with self.lock:
            now = self.clock()
            turn = max(self.turns.get(host, now), now + at_least)
            self.turns[host] = turn + self.pause
        if turn > now:
            self.sleep(turn - now)


def ask(address: str, manners: Manners, pace: Pace) -> Answer:
    """Return whether *address* leads somewhere. Never raises for what a host does."""
    try:
        return _Question(address, manners, pace).followed()
    except (OSError, http.client.HTTPException, ValueError, _PrivateError) as error:
        return _failed(error)


# Private functions


class _PrivateError(Exception):
    """The host is within the own network."""


@dataclass(frozen=True, slots=True)
class _Reply:
    status: int
    location: str
    wait: float
    page: bytes
    html: bool


# What a fault of the way there means, the special ones first.
_FAULTS: tuple[tuple[type[Exception], State, str], ...] = (
    (TimeoutError, State.UNSURE, phrase("no answer in time")),
    (ConnectionRefusedError, State.DEAD, phrase("the host takes no connection")),
    (UnicodeError, State.DEAD, phrase("there can be no such host")),
    (ValueError, State.DEAD, phrase("it is no address that can be asked")),
)


def _failed(error: Exception) -> Answer:
    if isinstance(error, _PrivateError):
        return Answer(State.PRIVATE, reason(error))
    if isinstance(error, ssl.SSLCertVerificationError):
        return Answer(
            State.DEAD,
            phrase(
                "its certificate is not valid: %(verify_message)s",
                verify_message=error.verify_message,
            ),
        )
    if isinstance(error, socket.gaierror):
        later = error.errno == socket.EAI_AGAIN
        words: str = (
            phrase("names of hosts cannot be looked up now")
            if later
            else phrase("there is no such host")
        )
        return Answer(State.UNSURE if later else State.DEAD, words)
    for kind, state, words in _FAULTS:
        if isinstance(error, kind):
            return Answer(state, words)
    said = str(getattr(error, "strerror", "") or type(error).__name__).lower()
    return Answer(State.UNSURE, phrase("the connection failed: %(said)s", said=said))


@dataclass(frozen=True, slots=True)
class _Question:
    """An address that is asked for, in the manner and at the pace given."""

    address: str
    manners: Manners
    pace: Pace

    def followed(self) -> Answer:
        """Follow redirects to the end, and look there for the place that is meant."""
        here, permanent, fragment = self.address, True, urlsplit(self.address).fragment
        place = fragment if fragment and not fragment.startswith(NO_PLACE) else ""
        for _ in range(HOPS):
            reply = _asked(here, self.manners, self.pace, whole=bool(place))
            if reply.status not in REDIRECTS or not reply.location:
                return self._judged(here, reply, place, permanent=permanent)
            there = urljoin(here, reply.location)
            if not is_outside(there):
                return Answer(State.DEAD, phrase("it leads to what is no address of the web"))
            permanent = permanent and reply.status in PERMANENT
            here = there
        return Answer(
            State.DEAD,
            phrase("it leads in a circle, or over more than %(hops)s redirects", hops=HOPS),
        )

    def request(self, method: str) -> _Reply:
        parts = urlsplit(self.address)
        end = time.monotonic() + self.manners.timeout
        connection = self._connected(parts)
        try:
            connection.request(
                method, _target(parts), headers={"User-Agent": MARK, "Accept": "*/*"}
            )
            response = connection.getresponse()
            is_html = "html" in response.headers.get("Content-Type", "")
            ok = response.status < HTTPStatus.MULTIPLE_CHOICES
            page = _read(response, end) if method == "GET" and is_html and ok else b""
            wait = response.headers.get("Retry-After", "")
            seconds = float(wait) if wait.isdigit() else 0.0
            location = response.headers.get("Location", "")
            return _Reply(response.status, location, seconds, page, is_html)
        finally:
            connection.close()

    def _judged(self, here: str, reply: _Reply, place: str, *, permanent: bool) -> Answer:
        if reply.status in GONE:
            return Answer(
                State.DEAD,
                phrase(
                    "the host says %(status)s %(phrase)s",
                    status=reply.status,
                    phrase=HTTPStatus(reply.status).phrase,
                ),
            )
        if reply.status >= HTTPStatus.BAD_REQUEST:
            return Answer(State.UNSURE, phrase("the host says %(status)s", status=reply.status))
        if place and reply.html and not _has_place(reply.page, place):
            return Answer(
                State.DEAD, phrase("the page is there, and has no place `#%(place)s`", place=place)
            )
        moved = here.partition("#")[0] != self.address.partition("#")[0]
        if not moved or not permanent or self.address.startswith(RESOLVER):
            return Answer(State.OK)
        kept = f"#{place}" if place and "#" not in here else ""
        return Answer(State.MOVED, phrase("it moved for good"), here + kept)

    def _connected(self, parts: SplitResult) -> http.client.HTTPConnection:
        """Return a connection to the host, at an address of it that was looked at."""
        host = (parts.hostname or "").encode("idna").decode()
        secure = parts.scheme.lower() == "https"
        port = parts.port or (443 if secure else 80)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        places = [str(it[4][0]) for it in found]
        if not self.manners.private and not all(_is_public(it) for it in places):
            raise _PrivateError(phrase("`%(host)s` is within your own network", host=host))
        plain = socket.create_connection((places[0], port), self.manners.timeout)
        connection = http.client.HTTPConnection(host, port, timeout=self.manners.timeout)
        try:
            connection.sock = (
                self.manners.trust.wrap_socket(plain, server_hostname=host) if secure else plain
            )
        except BaseException:
            plain.close()
            raise
        return connection


def _asked(address: str, manners: Manners, pace: Pace, *, whole: bool) -> _Reply:
    """Ask for *address*: by HEAD alone where that is enough, once more where the host is busy."""
    host = urlsplit(address).netloc
    pace.wait(host)
    question = _Question(address, manners, pace)
    reply = question.request("GET" if whole else "HEAD")
    if not whole and reply.status >= HTTPStatus.BAD_REQUEST and reply.status not in BUSY:
        pace.wait(host)
        reply = question.request("GET")
    if reply.status in BUSY and 0 < reply.wait <= PATIENCE:
        pace.wait(host, reply.wait)
        reply = question.request("GET")
    return reply


def _target(parts: SplitResult) -> str:
    """Return what is asked of the host, in letters that may stand there."""
    path, query = quote(parts.path or "/", safe=SAFE), quote(parts.query, safe=f"{SAFE}?[]")
    return f"{path}?{query}" if query else path


def _is_public(place: str) -> bool:
    found = ipaddress.ip_address(place.partition("%")[0])
    plain = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (plain or found).is_global


def _read(response: http.client.HTTPResponse, end: float) -> bytes:
    """Return the page, up to a limit of size and of time."""
    parts: list[bytes] = []
    size = 0
    while size < MOST:
        if time.monotonic() > end:
            raise TimeoutError
        part = response.read1(65536)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


class _Places(HTMLParser):
    """Collects the places of a page that links can lead to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the ids of a tag."""
        named = dict(attrs)
        self.found |= {
            it for it in (named.get("id"), named.get("name") if tag == "a" else "") if it
        }


def _has_place(page: bytes, place: str) -> bool:
    if place in {"top", "Top"} or len(page) >= MOST:
        return True
    places = _Places()
    places.feed(page.decode("utf-8", errors="replace"))
    names = {place, unquote(place)}
    return bool(places.found & {*names, *(f"user-content-{it}" for it in names)})
