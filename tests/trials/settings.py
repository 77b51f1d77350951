"""Build a small playbook with each setting in each wrong shape: it is told, or it is as good as any.

    python tests/trials/settings.py             all of the table in tests/unit/load
    python tests/trials/settings.py palette     those whose place or key has this in it

What `playbook check` says of a setting, `playbook build` must say too, with the place; where nothing
is wrong with it, the site is built. A traceback is neither.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.trials.state import BASE, build_in, learn  # noqa: E402  # run as a script
from tests.unit.load.test_setting_shapes import (  # noqa: E402  # the same
    BRAND,
    FONTS,
    PLUGIN,
    SHAPES,
    THEME,
    TOP,
    lines,
)

TABLES = {"top": TOP, "theme": THEME, "plugin": PLUGIN, "brand": BRAND, "fonts": FONTS}
MORE = ("extra_css", "extra_javascript", "hooks", "markdown_extensions", "INHERIT", "validation")


def main() -> None:
    """Build with all settings that were asked for; end with 1 if one fell."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("of", nargs="?", default="")
    given = asked.parse_args()
    learn()
    failed = tried = 0
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        shutil.copytree(BASE, project)
        for name, written in _wanted(given.of):
            (project / "mkdocs.yml").write_text("\n".join(written) + "\n", encoding="utf-8")
            wrong = _wrong(project, len(written))
            tried += 1
            failed += bool(wrong)
            print(f"{name}: {wrong or 'right'}", flush=True)
    print(f"{failed} of {tried} failed")
    sys.exit(bool(failed))


def _wanted(of: str) -> Iterator[tuple[str, list[str]]]:
    """Yield what is set and the settings, first what no reading finds wrong: that is built whole."""
    tables = {**TABLES, "top": {**TOP, **{key: set[str]() for key in MORE}}}
    keys = [(place, key, good) for place, its in tables.items() for key, good in its.items()]
    for first in (True, False):
        for place, key, good in keys:
            for shape, value in SHAPES.items():
                if of in f"{place} {key}" and (shape in good) is first:
                    yield f"{place} {key}: {shape}", lines(place, key, value)


def _wrong(project: Path, line: int) -> str:
    """Return what is wrong with the build of *project*, whose last *line* is to be looked at."""
    done = build_in(project, "--quick")
    told = f"mkdocs.yml:{line}:" in done.said or "(`mount` in mkdocs.yml)" in done.said
    if "Traceback" in done.said or done.code not in {0, 1, 2}:
        return f"exit code {done.code}: {done.said[-600:]}"
    if done.code and not told:
        return f"exit code {done.code} without the place: {done.said[-600:]}"
    if done.code == 2 and not re.search(r"^Error: ", done.said, re.MULTILINE):
        return f"no sentence: {done.said[-600:]}"
    return ""


if __name__ == "__main__":
    main()
