"""Edit at random under `serve`, and hold what it shows against what a server shows that knows nothing.

    python tests/trials/serving.py 50
    python tests/trials/serving.py 50 --seed 7

A new playbook is edited as a hand or a program edits it, one to three files at a time; the server that
lasts rebuilds, and a fresh one builds a copy. Sites, findings and what is told must be the same, but
where an error keeps the last good pages: there the next sound edit is held against.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from generator.disk import put  # noqa: E402  # run as a script
from generator.project import own_templates  # noqa: E402  # the same
from generator.serve.http import Live  # noqa: E402  # the same
from generator.serve.loop import Server, rebuild, served, undisturbed  # noqa: E402  # the same
from tests.properties.test_session import base, edited, renamed, retold  # noqa: E402  # the same

ADDRESS = "http://127.0.0.1:1/"


def main() -> int:
    """Try, and print what became of each; return 1 if a site was another."""
    asked = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    asked.add_argument("times", type=int, nargs="?", default=50)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        failed = trials(Path(folder), given.times, random.Random(given.seed))  # noqa: S311  # a trial
    print(f"{failed} of {given.times} failed")
    return min(failed, 1)


def trials(folder: Path, times: int, chance: random.Random) -> int:
    """Make *times* trials in *folder*; return how many failed."""
    root, copy = folder / "lasting", folder / "fresh"
    for path, data in base().items():
        put(root / path, data)
    lasting = server(root)
    failed = 0
    for at in range(times):
        before = _texts(root)
        edit(root, chance)
        with undisturbed():
            rebuild(lasting, index=False)
        fresh = again(root, copy)
        kept = bool(lasting.live.state.failed)
        wrong = [] if kept else differences(lasting, fresh)
        failed += bool(wrong)
        print(f"{at}: {'kept' if kept else 'wrong' if wrong else 'right'} {wrong[:5]}", flush=True)
        if kept:  # taken back, as an author would: else no later edit would be shown
            _lay_out(root, before)
            with undisturbed():
                rebuild(lasting, index=False)
    return failed


def server(root: Path) -> Server:
    """Return a server of the playbook at *root* that has built it once."""
    live = Live(served(root).site, own_templates() / "live")
    made = Server(root, ADDRESS, "mkdocs", lambda _: None, live)
    rebuild(made, index=True)
    return made


def again(root: Path, copy: Path) -> Server:
    """Return a fresh server of a *copy* of what is at *root*; the engine's shells are kept."""
    for it in copy.iterdir() if copy.exists() else ():
        if it.name != "build":
            shutil.rmtree(it) if it.is_dir() else it.unlink()
    shutil.rmtree(copy / "build/serve/site", ignore_errors=True)
    shutil.copytree(root, copy, dirs_exist_ok=True, ignore=shutil.ignore_patterns("build"))
    return server(copy)


def edit(root: Path, chance: random.Random) -> None:
    """Make one to three edits of what is at *root*."""
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        texts = _texts(root)
        how, path = chance.randrange(12), chance.choice(sorted(texts))
        if how == 0:
            _lay_out(root, renamed(texts, path, chance))
        elif how == 1:
            (root / path).unlink()
        elif how < 5:
            name, text = retold(texts, chance)
            put(root / name, text)
        elif how < 9:  # words alone, of the same length
            words = texts[path].split(" ")
            put(
                root / path,
                " ".join(it.swapcase() if chance.random() < 0.01 else it for it in words),
            )
        else:
            put(root / path, edited(texts[path], chance))


def differences(one: Server, other: Server) -> list[str]:
    """Return where two servers show another thing, but for the search, which follows later."""
    ours, theirs = _tree(one.live.site), _tree(other.live.site)
    wrong = [path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path)]
    if one.live.state.findings != other.live.state.findings:
        wrong.append("findings")
    return sorted(wrong)


# Private functions


def _tree(site: Path) -> dict[str, str]:
    return {
        it.relative_to(site).as_posix(): hashlib.blake2b(it.read_bytes()).hexdigest()
        for it in site.rglob("*")
        if it.is_file() and "pagefind" not in it.parts
    }


def _texts(root: Path) -> dict[str, str]:
    paths = [it for it in root.rglob("*") if it.is_file() and it.suffix != ".png"]
    kept = {it.relative_to(root).as_posix(): it for it in paths}
    return {path: it.read_bytes().decode() for path, it in kept.items() if path[:6] != "build/"}


def _lay_out(root: Path, texts: dict[str, str]) -> None:
    for path in _texts(root).keys() - texts.keys():
        (root / path).unlink()
    for path, text in texts.items():
        file = root / path
        if not file.exists() or file.read_bytes() != text.encode():
            put(file, text)


if __name__ == "__main__":
    sys.exit(main())
