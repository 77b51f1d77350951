"""Start commands as a shell would, from a process that has loaded the generator and used it once.

To load it takes a second, and to compile its templates another: hundreds of tests start a command.
Each is a process of its own, with its own folder, environment, streams and end. What it has from
the one that it was forked from is what a command makes only once: modules, compiled templates. A
test of how a command starts (what Python finds first, a seed for hashes) starts Python itself.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 1 << 18  # bytes of what is asked or answered: folders, words, environment

# To run first, where nothing hangs on the pages of rules: they are most of a small site.
WITHOUT_PAGES_OF_RULES = """
from generator import render
render.MAKERS = {name: it for name, it in render.MAKERS.items() if name != "rules"}
"""


def start(
    *words: str, cwd: Path, env: Mapping[str, str] | None = None, first: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run ``python -m`` *words* in *cwd*; return its code and what it said.

    It has nothing but *env*, this process's own by default. The code *first* runs before it.
    """
    asked = {
        "words": words,
        "cwd": str(cwd),
        "env": dict(os.environ if env is None else env),
        "first": first,
    }
    pipes = [os.pipe(), os.pipe()]
    _ask(asked, [os.open(os.devnull, os.O_RDONLY), *(write for _, write in pipes)])
    with ThreadPoolExecutor() as readers:
        told = list(readers.map(_all_of, [read for read, _ in pipes]))
    code = int(_server().recv(LONGEST))
    return subprocess.CompletedProcess(["python", "-m", *words], code, *told)


@contextmanager
def speaking(*words: str, cwd: Path, line: int, loads: str) -> Iterator[None]:
    """Run ``python -m`` *words*, which read from *line* and write to it; see that they end well.

    It is this process's no more. No other command can be started meanwhile. What the module *loads*
    needs is loaded before it forks.
    """
    asked = {"words": words, "cwd": str(cwd), "env": dict(os.environ), "loads": loads}
    _ask(asked, [line, os.dup(line), os.open(os.devnull, os.O_WRONLY)])
    try:
        yield
    finally:
        code = int(_server().recv(LONGEST))
    assert code == 0


# Private functions


def _ask(asked: Mapping[str, object], streams: list[int]) -> None:
    """Have a command started that has *streams*, and close them here."""
    socket.send_fds(_server(), [json.dumps(asked).encode()], streams)
    for stream in streams:
        os.close(stream)


def _all_of(stream: int) -> str:
    with os.fdopen(stream, encoding="utf-8") as text:
        return text.read()


@cache
def _server() -> socket.socket:
    """Return what leads to the process that all are forked from; it ends with this one."""
    ours, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    for end in (ours, its):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, LONGEST)
    number = its.fileno()
    command = [sys.executable, "-m", "tests.starts", str(number)]
    process = subprocess.Popen(command, cwd=ROOT, pass_fds=[number])
    its.close()
    atexit.register(process.wait)
    atexit.register(ours.close)  # is called before it
    return ours


def _serve(asking: socket.socket) -> None:
    """Fork for each thing that is asked, and answer with the code of what ended."""
    os.dup2(os.open(os.devnull, os.O_RDWR), 1)
    with tempfile.TemporaryDirectory(prefix="start-") as folder:
        project = Path(folder, "project")
        shutil.copytree(ROOT / "tests/golden/_base", project)
        _once(project)
    while True:
        asked, streams, _, _ = socket.recv_fds(asking, LONGEST, 3)
        if not asked:
            return
        wanted = json.loads(asked)
        import_module(wanted.pop("loads", __name__))
        child = os.fork()
        if not child:
            asking.close()
            _run(streams, **wanted)
        for stream in streams:
            os.close(stream)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        asking.send(str(code).encode())


def _once(project: Path) -> None:
    """Build *project*, so that all is loaded and compiled."""
    import mkdocs.__main__  # noqa: F401, PLC0415  # what commands load, before they are forked

    from generator.commands import main  # noqa: PLC0415  # the same

    main(["build", "-C", str(project)], prog_name="playbook", standalone_mode=False)


def _run(
    streams: list[int], words: list[str], cwd: str, env: dict[str, str], first: str = ""
) -> None:
    """Be the command: never returns."""
    code = 1
    try:
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
            os.close(stream)
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        module, *rest = words
        sys.argv = [module, *rest]
        sys.path[0] = cwd
        try:
            exec(first, {})  # noqa: S102  # a test's
            runpy.run_module(module, run_name="__main__", alter_sys=True)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else bool(end.code)
        except BaseException:  # noqa: BLE001  # Python would print it, too
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
