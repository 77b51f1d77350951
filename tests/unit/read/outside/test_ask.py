"""What a host says is understood: by redirects, faults, places on the page, and no answer at all."""

from __future__ import annotations

import socket
import ssl
from dataclasses import replace

import pytest

from generator.read.outside.ask import Answer, Manners, Pace, State, ask
from tests.unit.read.outside.conftest import CERTIFICATE, Host

QUICK = Manners(timeout=5, pause=0, private=True)


def asked(address: str, manners: Manners = QUICK) -> Answer:
    """Ask for *address* without waiting between questions."""
    return ask(address, manners, Pace(manners.pause))


@pytest.mark.parametrize(
    ("path", "state", "words", "to"),
    [
        pytest.param("/page", State.OK, "", "", id="there"),
        pytest.param("/ü?q=ä b", State.OK, "", "", id="letters of all kinds"),
        pytest.param("/found", State.OK, "", "", id="a redirect for now"),
        pytest.param("/moved", State.MOVED, "for good", "/page", id="a redirect for good"),
        pytest.param("/moved-twice", State.MOVED, "for good", "/page", id="two for good"),
        pytest.param("/moved-then-found", State.OK, "", "", id="for good, then for now"),
        pytest.param("/moved#here", State.MOVED, "for good", "/page#here", id="keeps its place"),
        pytest.param("/moved-to-nothing", State.DEAD, "404 Not Found", "", id="to nothing"),
        pytest.param("/moved-to-mail", State.DEAD, "no address of the web", "", id="to mail"),
        pytest.param("/circle", State.DEAD, "in a circle", "", id="circle"),
        pytest.param("/missing", State.DEAD, "404 Not Found", "", id="missing"),
        pytest.param("/gone", State.DEAD, "410 Gone", "", id="gone"),
        pytest.param("/forbidden", State.UNSURE, "403", "", id="forbidden to programs"),
        pytest.param("/broken", State.UNSURE, "500", "", id="a fault of the host"),
        pytest.param("/no-head", State.OK, "", "", id="HEAD is refused"),
        pytest.param("/wrong-head", State.OK, "", "", id="HEAD is answered wrongly"),
        pytest.param("/page#here", State.OK, "", "", id="a place"),
        pytest.param("/page#old", State.OK, "", "", id="a place of old HTML"),
        pytest.param("/page#there", State.OK, "", "", id="a place as GitHub has it"),
        pytest.param("/page#h%65re", State.OK, "", "", id="a place in other letters"),
        pytest.param("/page#nowhere", State.DEAD, "no place `#nowhere`", "", id="no such place"),
        pytest.param("/page#:~:text=x", State.OK, "", "", id="words to look for"),
        pytest.param("/page#/route", State.OK, "", "", id="a route"),
        pytest.param("/busy-once", State.OK, "", "", id="busy, then not"),
        pytest.param("/busy", State.UNSURE, "429", "", id="busy"),
        pytest.param("/busy-long", State.UNSURE, "429", "", id="busy for too long"),
        pytest.param("/busy-mute", State.UNSURE, "429", "", id="busy, nobody knows how long"),
        pytest.param("/cut", State.UNSURE, "the connection failed", "", id="cut off"),
    ],
)
def test_answers(path: str, state: State, words: str, to: str, host: Host) -> None:
    """Dead is what cannot be well: all else is not known."""
    answer = asked(host.address + path)
    assert (answer.state, words in answer.words) == (state, True), answer
    assert answer.to == (host.address + to if to else "")


def test_methods(host: Host) -> None:
    """A page is asked for by HEAD, by GET where that is refused or a place on it is meant."""
    for path in ("/page", "/no-head", "/page#here"):
        asked(host.address + path)
    assert host.asked == [
        ("HEAD", "/page"),
        ("HEAD", "/no-head"),
        ("GET", "/no-head"),
        ("GET", "/page"),
    ]


def test_too_slow(host: Host) -> None:
    """Who does not answer in time is not known to be dead."""
    answer = asked(f"{host.address}/slow", replace(QUICK, timeout=0.2))
    assert answer == Answer(State.UNSURE, "no answer in time")


def test_certificate(secure_host: Host) -> None:
    """A certificate that nobody vouches for is told; with one that is trusted all is well."""
    answer = asked(f"{secure_host.address}/page")
    assert answer.state is State.DEAD
    assert answer.words.startswith("its certificate is not valid: ")
    trusting = replace(QUICK, trust=ssl.create_default_context(cafile=str(CERTIFICATE)))
    assert asked(f"{secure_host.address}/page", trusting) == Answer(State.OK)


def test_nobody_there() -> None:
    """Where nothing listens the link is dead."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answer = asked(f"http://127.0.0.1:{port}/")
    assert answer == Answer(State.DEAD, "the host takes no connection")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        pytest.param(socket.EAI_NONAME, State.DEAD, id="no such name"),
        pytest.param(socket.EAI_AGAIN, State.UNSURE, id="no network"),
    ],
)
def test_names(number: int, expected: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that does not exist is dead; where no name can be looked up, nothing is known."""

    def refuse(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "words")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert asked("https://gone.example/").state is expected


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/",
        "http://localhost:1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://169.254.169.254/latest/",
    ],
)
def test_own_network(address: str) -> None:
    """Hosts of the own network are not asked."""
    answer = asked(address, replace(QUICK, private=False))
    assert answer.state is State.PRIVATE
    assert "within your own network" in answer.words


def test_redirect_into_the_own_network(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor are they by way of a redirect: each step is looked at before it is taken."""
    plain = socket.getaddrinfo

    def look(name: str, *given: int, **more: int) -> object:
        return plain("10.0.0.1" if name == "inside.example" else name, *given, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr(
        "ipaddress.IPv4Address.is_global", property(lambda it: str(it)[:4] == "127.")
    )
    answer = asked(f"{host.address}/moved-inside", replace(QUICK, private=False))
    assert answer.state is State.PRIVATE
    assert host.asked == [("HEAD", "/moved-inside")]


@pytest.mark.parametrize("address", ["http://a..b/", "http://[x]/", "http://a:99999/"])
def test_no_address(address: str) -> None:
    """What cannot be asked for is dead, and raises nothing."""
    assert asked(address).state is State.DEAD


def test_pace() -> None:
    """Questions to one host keep their distance, those to others wait for none."""
    now, slept = [100.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(1.0, sleep, lambda: now[0])
    for name in ("a", "a", "b", "a"):
        pace.wait(name)
    assert slept == [1.0, 1.0]
    pace.wait("b", 5)
    assert slept[-1] == 5.0
