"""Take out what keeps each fault of old away, and see that a test fails without it.

    python tests/trials/mutants.py             all of the table
    python tests/trials/mutants.py link tag    those whose fault has one of these words in it

The repository is copied, so that nothing here changes. In the copy the tests pass; then each mutant
changes one place, and its test must fail. A place that is not found, or found twice, is an error: then
the code has moved on, and so must the table.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300  # seconds that a test may take: one that hangs does not pass
FAILED, HUNG = 1, -1  # how pytest ends where a test failed, or ours; any other but 0: none ran


class Mutant(NamedTuple):
    """A fault, the place that keeps it away, what stands there instead, the test that fails then."""

    fault: str
    file: str
    old: str
    new: str
    test: str


HOSTILE = "tests/broken/test_hostile_checkout.py"
PUBLISH = "tests/unit/site/test_publish.py"
DISK = "tests/unit/test_disk.py"
COPY = "tests/unit/site/test_copy.py"
PLACE = "tests/unit/site/test_place.py"
KEPT = "tests/unit/cache/test_kept.py"
HTTP = "tests/unit/serve/test_http.py"
LOOP = "tests/unit/serve/test_loop.py"
WATCHER = "tests/unit/serve/test_watcher.py"
MACHINE = "tests/broken/test_machine.py"
ORDER = "tests/unit/site/search/test_index_order.py"
LIMITS = "tests/unit/render/test_limits.py"

# fmt: off
MUTANTS = (
    # 1. Output is trusted as little as input
    Mutant("a link at build/site is followed", "generator/disk.py",
           'elif kind != "a folder":', "elif False:", f"{PUBLISH}::test_a_link_is_refused_and_nothing_behind_it_touched"),
    Mutant("a link in the site is followed", "generator/cache/notes.py",
           "if file.size < 0:", "if False:", f"{PUBLISH}::test_a_link_is_refused_and_nothing_behind_it_touched"),
    Mutant("a link where a build keeps its own", "generator/site/place.py",
           'if kind_of(path) not in {"", "a file" if name == "memory" else "a folder"}:', "if False:",
           f"{PLACE}::test_what_stands_in_the_way_is_refused"),
    Mutant("a link at the lock is opened", "generator/site/swap.py",
           'if kind_of(path) not in {"", "a file"}:', "if False:", "tests/unit/site/test_swap.py"),
    Mutant("a link at the memory is read", "generator/disk.py",
           'os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | PLAIN', "os.O_RDONLY", DISK),
    Mutant("files that no build made are deleted", "generator/site/publish.py",
           "aside = (set_aside(top, site, present.strays),)", "remove(site, present.strays)",
           f"{PUBLISH}::test_a_file_that_no_build_made_is_moved_away"),
    Mutant("a whole site that nobody knows is deleted", "generator/site/publish.py",
           "if kind_of(spare) and not present.known:", "if False:", f"{PUBLISH}::test_a_site_that_nobody_knows_is_kept_aside"),
    Mutant("a folder of somebody else's is taken", "generator/site/place.py",
           "if not marked and kind_of(path)", "if False and kind_of(path)",
           f"{PLACE}::test_somebody_elses_work_is_not_touched"),
    Mutant("publish removes files of others", "generator/site/copy.py",
           "gone = [path for path in sorted(old.keys() - wanted.keys()) if there[path] in old[path]]",
           "gone = [path for path in sorted(old.keys() - wanted.keys()) if there[path]]", COPY),
    Mutant("publish replaces files of others", "generator/site/copy.py",
           "if strange and not take_over:", "if False:", f"{COPY}::test_a_file_of_others_is_never_replaced"),
    Mutant("publish goes through a link to a folder", "generator/site/copy.py",
           'if kind != "a folder":', "if False:", f"{COPY}::test_a_link_in_the_folder_is_refused"),
    Mutant("publish writes over a link to a file", "generator/site/copy.py",
           'if kind != "a file":', "if False:", f"{COPY}::test_a_link_in_the_folder_is_refused"),
    Mutant("publish believes a list of files elsewhere", "generator/site/copy.py",
           'if _stays(line["path"]):', "if True:", f"{COPY}::test_a_list_that_names_files_elsewhere"),
    Mutant("a killed publish loses what it wrote", "generator/site/copy.py",
           "_list(top, {path: old.get(path, NONE) | new.get(path, NONE) for path in there})", "pass",
           f"{COPY}::test_a_copy_that_is_killed"),
    Mutant("publish puts pages before what they need", "generator/site/copy.py",
           "sorted(paths, key=_rank)", "sorted(paths)", COPY),
    Mutant("static/ covers a page", "generator/render/static.py",
           "for path in static if path not in clashes", "for path in static", "tests/unit/render/test_static.py"),
    Mutant("site_dir: kb wipes the sources", "generator/site/place.py",
           "if folder in home.parents or any(", "if False and any(", f"{PLACE}::test_no_tool_empties_a_folder_of_sources"),
    Mutant("site_dir with files of others is emptied", "generator/site/place.py",
           '    if there.strays:\n        raise ForeignError(\n            phrase(\n                "site_dir',
           '    if False:\n        raise ForeignError(\n            phrase(\n                "site_dir',
           f"{PLACE}::test_no_tool_empties_a_folder_with_files_of_others"),
    Mutant("mkdocs build does not ask about site_dir", "generator/mkdocs_plugin/plugin.py",
           "            if not self.serving:\n                check_site_dir", "            if False:\n                check_site_dir",
           f"{HOSTILE}::test_plain_mkdocs_does_not_empty_a_folder[own-kb]"),

    # 2. templates/ and mkdocs.yml are inputs too
    Mutant("a source that is a link is read", "generator/read/tree.py",
           "            if not stat.S_ISREG(mode):\n                self._special(path, mode)\n                return None\n            return self._read",
           "            return self._read", f"{HOSTILE}::test_a_link_among_the_sources[own-references.bib-secret.txt]"),
    Mutant("what a folder of sources lists is taken, links too", "generator/read/tree.py",
           "if stat.S_ISREG(mode) or stat.S_ISDIR(mode):", "if True:", f"{HOSTILE}::test_a_link_among_the_sources[own-kb/cards-folder]"),
    Mutant("a link on the way to a file is followed", "generator/read/tree.py",
           "if stat.S_ISLNK(state.st_mode):\n                return state", "if False:\n                return state",
           f"{HOSTILE}::test_a_file_that_a_setting_names[own-folder that is a link-brand/logo.svg]"),
    Mutant("a file that was changed just now is taken as known", "generator/read/known.py",
           "file if old else None", "file", "tests/unit/read/test_known.py"),
    Mutant("a setting calls a link no error", "generator/rules/files/special_file.py",
           ", firm=True", "", f"{HOSTILE}::test_a_link_among_the_sources[own-kb/images/secret.png-secret.png]"),
    Mutant("a tag that runs Python is not told", "generator/load/code.py",
           "for tag, span in read.tags:", "for tag, span in ():", "tests/unit/load/test_code.py"),
    Mutant("hooks are not told", "generator/load/code.py",
           'for key in ("hooks", "INHERIT"):', 'for key in ("INHERIT",):', "tests/unit/load/test_code.py"),
    Mutant("INHERIT is not told", "generator/load/code.py",
           'for key in ("hooks", "INHERIT"):', 'for key in ("hooks",):', "tests/unit/load/test_code.py"),
    Mutant("plugins that are not ours are not told", "generator/load/code.py",
           "        elif name not in NEEDLESS:\n            yield _Code", "        elif False:\n            yield _Code",
           "tests/unit/load/test_code.py"),
    Mutant("hooks run unasked", "generator/project.py",
           "code = settings.code if trusted else NO_CODE", "code = settings.code",
           f"{HOSTILE}::test_code_in_the_settings_is_not_run[own-build-hooks]"),
    Mutant("no setting outside the checkout lets code run", "generator/commands/options.py",
           'envvar="PLAYBOOK_RUN_CODE"', 'envvar="PLAYBOOK_RUN"', f"{HOSTILE}::test_hooks_run_when_the_person_says_so"),
    Mutant("a theme's templates run unsandboxed", "generator/site/shells/cage.py",
           'return caged(env, _own(Path(config.theme.custom_dir or "")))', "return env",
           f"{HOSTILE}::test_a_template_stays_within_limits[own-templates/theme/main.html-a file of MkDocs]"),
    Mutant("under mkdocs build they run unsandboxed", "generator/mkdocs_plugin/plugin.py",
           "return caged(env, self.compiled.order.theme.keys()) if self.compiled else env", "return env",
           "tests/site/test_mkdocs.py::test_a_template_of_the_theme_reads_no_file"),
    Mutant("a theme's templates do not escape", "generator/site/shells/cage.py",
           "autoescape=lambda name: name in own", "autoescape=False", "tests/unit/site/shells"),
    Mutant("a loop in a template has no end", "generator/render/limits.py",
           "if self.left < 0:", "if False:", f"{LIMITS}::test_endless"),
    Mutant("a text in a template has no end", "generator/render/limits.py",
           "_small(_size(value) * abs(times))", "pass", f"{LIMITS}::test_what_is_too_large_is_never_made"),
    Mutant("a template calls what it likes", "generator/render/limits.py",
           "return isinstance(method, BuiltinMethodType) and isinstance(method.__self__, PLAIN)", "return True",
           f"{LIMITS}::test_closed"),

    # 3. State is checked, not believed
    Mutant("two names of one file: the old content shines through", "generator/disk.py",
           "os.unlink(path)  # noqa: PTH108  # because a site has thousands of files\n        file = os.open(path, flags, 0o666)",
           "file = os.open(path, os.O_WRONLY | os.O_TRUNC)", DISK),
    Mutant("a killed build's files are published", "generator/site/publish.py",
           "return (set_aside(self.top, spare, there.strays),) if there.strays else ()", "return ()",
           PUBLISH),
    Mutant("a note is believed whoever wrote it", "generator/cache/notes.py",
           "ours=sealed(body, _bytes(line))", "ours=True", f"{PUBLISH}::test_another_users_note_is_not_believed"),
    Mutant("a note of another shape is a traceback", "generator/cache/notes.py",
           "    if not isinstance(said, dict):\n        return {}, frozenset()\n", "",
           f"{PUBLISH}::test_a_damaged_note_costs_time_and_nothing_else"),
    Mutant("a note that is no JSON is a traceback", "generator/cache/notes.py",
           "except (ValueError, RecursionError):", "except RecursionError:",
           f"{PUBLISH}::test_a_damaged_note_costs_time_and_nothing_else"),
    Mutant("a file of the site changed by hand stays", "generator/cache/notes.py",
           "return self[1:5] == file[1:]", "return True", f"{PUBLISH}::test_publish_mends_what_was_changed_by_hand"),
    Mutant("a shell, an index or a PDF that is damaged is used", "generator/cache/kept.py",
           "if not sealed(body, content[:LENGTH]):", "if False:", f"{KEPT}::test_damaged"),
    Mutant("what is kept stands for another key", "generator/cache/kept.py",
           "if said == key else None", "", f"{KEPT}::test_swapped"),
    Mutant("a memory is unpickled whoever wrote it", "generator/cache/file.py",
           "if not sealed(kept, content[:LENGTH]) or", "if", "tests/unit/cache/test_file.py::test_a_planted_memory_is_never_unpickled"),
    Mutant("a memory of another version is used", "generator/cache/file.py",
           "BEGINS + stamp().encode()", 'BEGINS + b"any"',
           "tests/unit/cache/test_file.py"),
    Mutant("texts are read before the lock is held", "generator/commands/build.py",
           "    with _progress() as tell, held(place_of(root), tell) as place:",
           '    early = opened_alone(root, "build", trusted=trusted)\n    globals()["opened_alone"] = lambda *_, **__: early\n'
           "    with _progress() as tell, held(place_of(root), tell) as place:",
           "tests/unit/commands/test_at_once.py"),
    Mutant("--clean takes the folder from under a running build", "generator/commands/build.py",
           "    with _progress() as tell, held(place_of(root), tell) as place:\n        if clean:\n            place.clean()\n",
           "    if clean:\n        place_of(root).clean()\n    with _progress() as tell, held(place_of(root), tell) as place:\n",
           "tests/unit/commands/test_at_once.py"),
    Mutant("a build does not wait for another", "generator/site/swap.py",
           "_take(file.fileno(), block=True)", "pass", f"{PLACE}::test_a_second_build_waits_for_the_first"),

    # 4. Same bytes on any disk
    Mutant("pages are numbered as the disk lists them", "generator/site/search/index_order.py",
           "pages = sorted(described[PAGES])", "pages = described[PAGES]", f"{ORDER}::test_pages_in_another_order_give_the_same_bytes"),
    Mutant("facets stand as they come", "generator/site/search/index_order.py",
           "for facet, it in sorted(described[FACETS])", "for facet, it in described[FACETS]", ORDER),
    Mutant("the index takes its files as they come", "generator/site/search/index.py",
           'paths = sorted(file.path for file in found(work / "index"))', 'paths = [file.path for file in found(work / "index")]',
           "tests/unit/site/search/test_index.py::test_files_come_in_their_order"),
    Mutant("PDFs do not hang on the system's libraries", "generator/paper/pdf.py",
           "*_states(*LISTED_LIBRARIES), ", "", "tests/unit/paper/test_pdf.py::test_key_holds_the_system"),
    Mutant("PDFs do not hang on the system's fonts", "generator/paper/pdf.py",
           ", *_states(*LISTED_FONTS)", "", "tests/unit/paper/test_pdf.py::test_key_holds_the_system"),
    Mutant("hash seeds show in shells", "generator/site/shells/mkdocs.py",
           '        "PYTHONHASHSEED": "0",\n', "", "tests/unit/site/shells/test_mkdocs.py"),

    # 5. A fault of the machine or of a template is a sentence
    Mutant("a full disk is a traceback of other commands", "generator/commands/__init__.py",
           "except OSError as error:", "except ZeroDivisionError as error:", f"{MACHINE}::test_other_commands_on_a_full_disk[new]"),
    Mutant("a full disk names no place", "generator/disk.py",
           "        error.filename = path\n        raise\n    finally", "        raise\n    finally", f"{MACHINE}::test_a_full_disk"),
    Mutant("build being a file is a traceback", "generator/commands/project.py",
           "except (ForeignError, OSError,", "except (OSError,", f"{MACHINE}::test_a_file_where_the_folder_should_be"),
    Mutant("a broken template is a traceback", "generator/commands/project.py",
           "ShellError, TemplateError)", "ShellError)", f"{HOSTILE}::test_a_template_stays_within_limits[own-templates/pages/card.html-recursion]"),
    Mutant("a fault of a template has no place", "generator/render/limits.py",
           'raise TemplateFaultError(joined([self._place(error), _words(error)], ": ")) from error',
           "raise TemplateFaultError(_words(error)) from error", f"{LIMITS}::test_broken"),
    Mutant("a template that calls itself is a traceback", "generator/render/limits.py",
           "except (RecursionError, MemoryError, SyntaxError) as error:", "except SyntaxError as error:", f"{LIMITS}::test_broken"),
    Mutant("a port in use is a traceback", "generator/serve/http.py",
           "    except OSError as error:\n        reason = (", "    except PortError as error:\n        reason = (", f"{HTTP}::test_port_in_use"),
    Mutant("an answer of Pagefind that breaks off is a traceback", "generator/site/search/index_order.py",
           "    except _FAULTS as error:", "    except KeyError as error:", f"{ORDER}::test_an_answer_that_breaks_off"),
    Mutant("serve ends at a broken theme", "generator/serve/loop.py",
           "    EngineError,\n    ForeignError,", "    ForeignError,", f"{LOOP}::test_a_broken_theme_does_not_end_the_server"),
    Mutant("serve ends at a fault of the machine", "generator/serve/loop.py",
           "    OSError,\n", "", f"{LOOP}::test_no_fault_of_the_machine_ends_the_server"),
    Mutant("serve does not see a .bib or .csl in a folder of its own", "generator/serve/watcher.py",
           "        places |= {(self.root / name).parent for name in self.named}\n", "", f"{WATCHER}::test_files_that_the_settings_name"),
    Mutant("serve does not see a folder made after its start", "generator/serve/watcher.py",
           "                self.look_again(other=True)", "                pass", f"{WATCHER}::test_a_folder_that_is_made_later"),
    Mutant("HEAD is answered to any host", "generator/serve/http.py",
           '        if self._is_foreign():\n            self.send_error(HTTPStatus.FORBIDDEN, phrase("this server is for this machine only"))\n        else:\n            super().do_HEAD()',
           "        super().do_HEAD()", HTTP),
    Mutant("/%00 ends a connection with a traceback", "generator/serve/http.py",
           'return "/dev/null/none" if "\\0" in found else found', "return found", f"{HTTP}::test_a_path_that_no_file_can_have"),

    # 6. Silent author faults
    Mutant("a fence that is never closed swallows the rest", "generator/load/dialects/lost.py",
           "            yield from _open_code(text, event)", "            pass", "tests/unit/load/test_lost.py"),
    Mutant("a YAML escape writes what no text may have", "generator/load/yaml.py",
           "        if not is_suspect(value):\n            return value\n", "        return value\n", "tests/unit/load/test_yaml.py"),
    Mutant("an entity writes what no text may have", "generator/load/character_references.py",
           "    if not any(map(_is_suspect, events)):\n", "    if True:\n", "tests/unit/load/test_character_references.py"),
    Mutant("an alias takes a name that the site needs", "generator/load/values.py",
           "        if name in SITE_NAMES\n", "        if not name\n", "tests/unit/load/test_front_matter.py"),
    Mutant("a decision's error lowered makes its page vanish", "generator/pipeline.py",
           "    judged = _with_costly(judged, found, playbook)\n", "", "tests/unit/test_pipeline.py"),
    Mutant("the book falls over a decision that has no page", "generator/render/book/chapters.py",
           "if edition.playbook.decisions[it.id].sound", "if True", "tests/unit/render/test_book.py"),
    Mutant("page-clash can be lowered", "generator/rules/links/page_clash.py",
           ", firm=True", "", "tests/unit/load/test_code.py::test_a_firm_rule_keeps_its_severity[page-clash]"),
    Mutant("[@] says nothing", "generator/load/citations.py",
           "if found:\n            self._nameless", "if False:\n            self._nameless", "tests/unit/load/test_citations.py"),
    Mutant("an address that is none says nothing", "generator/load/bib/flaws.py",
           "def _address(each: Field) -> Iterator[Diagnostic]:\n", "def _address(each: Field) -> Iterator[Diagnostic]:\n    return\n",
           "tests/unit/load/bib/test_mistakes.py"),
    Mutant("an address that leads nowhere says nothing", "generator/load/bib/flaws.py", "        if fault:\n", "        if False:\n",
           "tests/unit/load/bib/test_mistakes.py"),
    Mutant("a question without answers is not named", "generator/rules/decisions/single_answer.py",
           "if len(question.answers) < 2 and not lost:", "if len(question.answers) == 1 and not lost:", "tests/golden/test_golden.py::test_findings[single-answer--none]"),
    Mutant("an id of a heading that is no selector", "generator/load/headings.py",
           "if not _ID.fullmatch(wanted):", "if False:", "tests/unit/load/test_headings.py"),
    Mutant("Hebrew's own marks are forbidden", "generator/load/characters.py",
           "return found[0] in _MARKS and directions.from_right(found.start())", "return False", "tests/unit/read/test_text.py"),
)
# fmt: on


def main() -> None:
    """Try the mutants that were asked for; end with 1 if one lived."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("words", nargs="*", help="of the faults to try")
    words = asked.parse_args().words
    tried = [it for it in MUTANTS if not words or any(word in it.fault for word in words)]
    wrong = [it.fault for it in tried if (ROOT / it.file).read_text("utf-8").count(it.old) != 1]
    if wrong:
        raise SystemExit(f"the place is not found, or twice: {'; '.join(wrong)}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder).resolve()
        python = _copied(place)
        tests = sorted({it.test for it in tried})
        if _run(place, python, tests):
            raise SystemExit("not all tests pass as it is")
        lived = [it.fault for it in tried if not _dies(place, python, it)]
    print(f"{len(tried) - len(lived)} of {len(tried)} died")
    sys.exit(bool(lived))


# Private functions


def _copied(place: Path) -> str:
    """Copy the repository into *place*; return a Python that takes its code from there."""
    listed = subprocess.run(
        [
            "git",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],  # the person's own git
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for path in filter(None, listed.stdout.split("\0")):
        target = place / "copy" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target, follow_symlinks=False)
    venv.create(place / "venv")
    inside = {"base": str(place / "venv"), "platbase": str(place / "venv")}
    packages = Path(sysconfig.get_path("purelib", vars=inside))
    theirs = (path for path in sys.path if path.endswith("-packages"))
    (packages / "copy.pth").write_text("\n".join((str(place / "copy"), *theirs)), "utf-8")
    return str(place / "venv/bin/python")


def _dies(place: Path, python: str, mutant: Mutant) -> bool:
    """Tell whether the test of *mutant* fails where its place is changed."""
    path = place / "copy" / mutant.file
    sound = path.read_text("utf-8")
    path.write_text(sound.replace(mutant.old, mutant.new), "utf-8")
    ended = _run(place, python, [mutant.test])
    path.write_text(sound, "utf-8")
    said = {0: "LIVED", FAILED: "died", HUNG: "died (it hung)"}.get(
        ended, f"NOT TRIED (pytest ended with {ended})"
    )
    print(f"{mutant.fault}: {said}", flush=True)
    return ended in {FAILED, HUNG}


def _run(place: Path, python: str, tests: Sequence[str]) -> int:
    """Run *tests* in the copy; return how pytest ended."""
    try:
        return subprocess.run(
            [python, "-m", "pytest", "-n0", "-x", f"--basetemp={place / 'tests'}", *tests],
            cwd=place / "copy",
            env={**os.environ, "XDG_CACHE_HOME": str(place / "cache")},
            stdout=subprocess.DEVNULL,
            timeout=LONGEST * len(tests),
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return HUNG


if __name__ == "__main__":
    main()
