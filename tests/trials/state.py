"""Try at random what no build may suffer from: kills, damaged state, two builds at once.

    python tests/trials/state.py kills 200
    python tests/trials/state.py damage 200
    python tests/trials/state.py pairs 40

Each trial works on a small playbook in a folder of its own, from a seed that it prints, and compares
the site with that of a clean build. Run it alone on the machine: `--seed N` repeats one.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import IO, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.commands import main as main_command  # noqa: E402  # run as a script
from tests.steps import stop_at  # noqa: E402  # the same

BASE = ROOT / "tests/golden/_base"
CARD = "kb/cards/goals-first.md"
DAY = {"SOURCE_DATE_EPOCH": "1795824000"}
NEVER = 10**9
STEPS: dict[bool, int] = {}  # how many steps a build takes, cold or not
CLEAN: dict[str, dict[str, str]] = {}  # what a clean build gives, by what the edited card says


class Done(NamedTuple):
    """What became of a build."""

    code: int
    said: str


def main() -> None:
    """Run the trials that were asked for; end with 1 if one failed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("kind", choices=TRIALS)
    asked.add_argument("times", type=int)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    learn()
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        trial = TRIALS[given.kind]
        for seed in range(given.seed, given.seed + given.times):
            said = trial(Path(folder) / "project", random.Random(seed))  # noqa: S311  # repeatable
            failed += bool(said)
            print(f"{given.kind} {seed}: {said or 'right'}", flush=True)
            if said:
                shutil.rmtree(Path(folder) / "project", ignore_errors=True)
    print(f"{failed} of {given.times} failed")
    sys.exit(bool(failed))


def kill(project: Path, chance: random.Random) -> str:
    """Stop a build before a step at random, cold or warm; the next one must be as a clean one."""
    cold = chance.random() < 0.3
    _fresh(project, cold=cold)
    if cold not in STEPS:
        _say(project, "purposes")
        said = _begin(project, step=NEVER, how="SIGKILL")().said
        STEPS[cold] = int(said.rpartition("steps ")[2])
        _fresh(project, cold=cold)
    _edit(project, chance)
    how = chance.choice(("SIGKILL", "SIGINT"))
    step = chance.randrange(STEPS[cold])
    _begin(project, step=step, how=how)()
    warmth = "cold" if cold else "warm"
    return _next_is_clean(project, f"{warmth}, {how} before step {step} of {STEPS[cold]}")


def damage(project: Path, chance: random.Random) -> str:
    """Damage a file of the state in some way; the next build must be as a clean one."""
    _fresh(project, cold=False)
    paths = sorted(it for it in (project / "build").rglob("*") if it.is_file())
    sites = (project / "build/site", project / "build/.spare-site")
    state = [it for it in paths if not any(it.is_relative_to(site) for site in sites)]
    path = chance.choice(
        state if chance.random() < 0.7 else paths
    )  # far fewer, and more hangs on them
    way = chance.choice(sorted(DAMAGES))
    content, other = path.read_bytes(), chance.choice(paths).read_bytes()
    path.write_bytes(DAMAGES[way](content, other, chance))
    _edit(project, chance)
    return _next_is_clean(project, f"{path.relative_to(project)} {way}")


def pair(project: Path, chance: random.Random) -> str:
    """Let two builds run at once, the second of newer texts: those must win."""
    _fresh(project, cold=chance.random() < 0.3)
    first = _begin(project, *_options(chance))
    time.sleep(chance.random() * 2)
    _edit(project, chance)
    options = _options(chance)
    ended = [wait() for wait in (first, _begin(project, *options))]
    if any(it.code for it in ended):
        codes = [it.code for it in ended]
        return f"exit codes {codes}: {[it.said[-400:] for it in ended if it.code]}"
    made, wanted = _digests(project / "build/site"), _clean_site(project)
    odd = {path for path in made.keys() | wanted.keys() if made.get(path) != wanted.get(path)}
    if "--quick" in options:  # it keeps an index of other texts, which the next build mends
        odd = {path for path in odd if not path.startswith(("pagefind/", "sw"))}
    if odd:
        return f"not as the newer texts say: {sorted(odd)[:5]}"
    return _next_is_clean(project, f"{options}, then a whole build")


DAMAGES: dict[str, Callable[[bytes, bytes, random.Random], bytes]] = {
    "cut": lambda it, _, chance: it[: chance.randrange(len(it) + 1)],
    "flipped": lambda it, _, chance: _flipped(it, chance.randrange(max(1, len(it)))),
    "swapped": lambda _, other, __: other,
    "wrong shape": lambda _, __, ___: b'{"a": [1, 2, null]}',
    "other version": lambda it, _, __: it.replace(b"1", b"2", 3),
    "empty": lambda _, __, ___: b"",
}
TRIALS: dict[str, Callable[[Path, random.Random], str]] = {
    "damage": damage,
    "kills": kill,
    "pairs": pair,
}


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes(it ^ 1 for it in content[at : at + 1]) + content[at + 1 :]


def _fresh(project: Path, *, cold: bool) -> None:
    if not (project / "kb").is_dir():
        shutil.copytree(BASE, project, dirs_exist_ok=True)
        (project / "mkdocs.yml").write_text(
            "site_name: Small\nsite_url: https://example.org/\ntheme:\n  name: material\n"
            "plugins:\n  - playbook:\n      downloads: [html]\n",
            encoding="utf-8",
        )
    if cold:
        shutil.rmtree(project / "build", ignore_errors=True)
    elif not (project / "build/site").is_dir():
        build_in(project)


def _options(chance: random.Random) -> list[str]:
    return chance.sample(("--clean", "--quick"), chance.randrange(2))


def _edit(project: Path, chance: random.Random) -> None:
    _say(project, chance.choice(("goals", "aims", "ends", "targets")))


def _say(project: Path, words: str) -> None:
    path = project / CARD
    text = (BASE / CARD).read_text(encoding="utf-8")
    half = project / "half.md"  # a build that reads half a card is right to refuse it
    half.write_text(text.replace("Begin with the goals", f"Begin with {words}"), encoding="utf-8")
    half.replace(path)


def build_in(project: Path, *words: str) -> Done:
    return _begin(project, *words)()


def _begin(project: Path, *words: str, step: int = NEVER, how: str = "") -> Callable[[], Done]:
    """Build *project* in a process of its own; return what waits for it.

    It begins as a copy of this one, which has all modules that it needs: thousands of builds take
    no time to import them. It stops before *step* as *how* says.
    """
    said = tempfile.TemporaryFile("w+b")  # noqa: SIM115  # `_ended` closes it
    child = os.fork()
    if child:
        return lambda: _ended(child, said)
    for stream in (1, 2):
        os.dup2(said.fileno(), stream)
    os.environ.update(DAY)
    os.chdir(ROOT)
    steps = stop_at(step, signal.Signals[how]) if how else lambda: 0
    code = 1
    try:
        main_command(["build", "-C", str(project), *words])
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else 1
    except BaseException:  # noqa: BLE001  # whatever a killed build raises ends with it
        traceback.print_exc()
    finally:
        os.write(2, b"steps %d\n" % steps())
        os._exit(code)


def _ended(child: int, said: IO[bytes]) -> Done:
    """Wait for *child* and return what became of it."""
    status = os.waitpid(child, 0)[1]
    with said:
        said.seek(0)
        return Done(os.waitstatus_to_exitcode(status), said.read().decode("utf-8", "replace"))


def learn() -> None:
    """Import all that a build needs, from the list that one gives."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        _fresh(project, cold=True)
        code = "import sys; from generator.commands import main\ntry: main(['build', '-C', sys.argv[1]])"
        code += "\nfinally: print(*sys.modules)"
        ran = subprocess.run(
            [sys.executable, "-c", code, str(project)], cwd=ROOT, capture_output=True, check=True
        )
    for name in ran.stdout.decode().splitlines()[-1].split():
        if not name.startswith("_"):
            with suppress(ImportError):
                import_module(name)


def _next_is_clean(project: Path, what: str) -> str:
    done = build_in(project)
    if done.code or "Traceback" in done.said:
        return f"{what}: {done.said.strip().splitlines()[-3:]}"
    if _digests(project / "build/site") != _clean_site(project):
        return f"{what}: another site than a clean build's"
    return ""


def _clean_site(project: Path) -> dict[str, str]:
    """Return the digests of the site that the same texts give in a new folder."""
    said = (project / CARD).read_text(encoding="utf-8")  # trials edit nothing else
    if said not in CLEAN:
        with tempfile.TemporaryDirectory() as folder:
            clean = Path(folder) / "clean"
            shutil.copytree(project, clean, ignore=shutil.ignore_patterns("build"))
            build_in(clean)
            CLEAN[said] = _digests(clean / "build/site")
    return CLEAN[said]


def _digests(site: Path) -> dict[str, str]:
    files = (it for it in sorted(site.rglob("*")) if it.is_file())
    return {
        it.relative_to(site).as_posix(): hashlib.sha256(it.read_bytes()).hexdigest() for it in files
    }


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()
