"""Look into a Moodle backup: is all there that the restore looks for, and does it hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.packs.check_files import Problem, inner, local, named, parsed

# Files without which a restore stops.
NEEDED = (
    "questions.xml",
    "groups.xml",
    "scales.xml",
    "outcomes.xml",
    "roles.xml",
    "files.xml",
    "course/course.xml",
    "course/roles.xml",
    "course/inforef.xml",
)
OF_ACTIVITY = ("module.xml", "inforef.xml", "roles.xml", "grades.xml")
OF_SECTION = ("section.xml", "inforef.xml")
NULL = "$@NULL@$"
OF_MODULE = "70"  # Moodle's number for the context of an activity
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def check_mbz(files: dict[str, bytes]) -> Iterator[Problem]:
    """Yield what is wrong with the backup of *files*."""
    backup = parsed("moodle_backup.xml", files["moodle_backup.xml"])
    yield from _missing(files, NEEDED, "the restore stops")
    activities = named(backup, "activity")
    folders = [inner(it, "directory") for it in activities if inner(it, "directory")]
    sections = [inner(it, "directory") for it in named(backup, "section") if inner(it, "directory")]
    modules = {inner(it, "moduleid") for it in activities}
    for folder in folders:
        kind = folder.rpartition("/")[2].rpartition("_")[0]
        names = tuple(f"{folder}/{name}" for name in (*OF_ACTIVITY, f"{kind}.xml"))
        yield from _missing(files, names, "the activity cannot be restored")
    for folder in sections:
        names = tuple(f"{folder}/{name}" for name in OF_SECTION)
        yield from _missing(files, names, "the section cannot be restored")
    yield from _sequences(files, sections, modules - {""})
    yield from _settings(backup, folders, sections)
    yield from _links(files, folders)
    yield from _idnumbers(files, folders)
    yield from _questions(files, folders)


# Private functions


def _missing(files: dict[str, bytes], names: tuple[str, ...], so: str) -> Iterator[Problem]:
    for name in names:
        if name not in files:
            yield Problem("missing-file", name, f"the file is not there: {so}")


def _sequences(
    files: dict[str, bytes], sections: list[str], modules: set[str]
) -> Iterator[Problem]:
    """Find activities that no section shows, and sections that show what is not there."""
    shown: set[str] = set()
    for folder in sections:
        path = f"{folder}/section.xml"
        if path in files:
            shown |= set(filter(None, inner(parsed(path, files[path]), "sequence").split(",")))
    for name in sorted(modules - shown):
        message = f"no section shows the activity {name}: it is lost"
        yield Problem("sequence", "moodle_backup.xml", message)
    for name in sorted(shown - modules):
        message = f"a section shows the activity {name}, which is not there"
        yield Problem("sequence", "moodle_backup.xml", message)


def _settings(backup: Element, folders: list[str], sections: list[str]) -> Iterator[Problem]:
    included = {inner(it, "name") for it in named(backup, "setting")}
    for folder in (*folders, *sections):
        name = folder.rpartition("/")[2]
        if f"{name}_included" not in included:
            message = f"no setting says that `{name}` is included: it is left out"
            yield Problem("setting", "moodle_backup.xml", message)


def _links(files: dict[str, bytes], folders: list[str]) -> Iterator[Problem]:
    for folder in folders:
        path = f"{folder}/url.xml"
        if path not in files:
            continue
        for url in named(parsed(path, files[path]), "url"):
            address = inner(url, "externalurl")
            if not address.startswith(("http://", "https://")):
                yield Problem("relative-link", path, f"`{address}` is no whole address")


def _idnumbers(files: dict[str, bytes], folders: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for folder in folders:
        path = f"{folder}/module.xml"
        name = inner(parsed(path, files[path]), "idnumber") if path in files else ""
        if name and name != NULL and name in seen:
            yield Problem("idnumber", path, f"the idnumber `{name}` stands twice in the course")
        seen.add(name)


def _questions(files: dict[str, bytes], folders: list[str]) -> Iterator[Problem]:
    if "questions.xml" not in files:
        return
    bank = parsed("questions.xml", files["questions.xml"])
    entries: dict[str, str] = {}
    for category in named(bank, "question_category"):
        yield from _category(category)
        for entry in named(category, "question_bank_entry"):
            entries[entry.get("id", "")] = inner(category, "contextid")
            yield from _answers(entry)
    for folder in folders:
        path = f"{folder}/quiz.xml"
        if path in files:
            yield from _slots(path, parsed(path, files[path]), entries)


def _category(category: Element) -> Iterator[Problem]:
    place = f"questions.xml, category {category.get('id', '')}"
    if inner(category, "contextlevel") != OF_MODULE:
        message = "the questions do not live in their quiz: Moodle 5 has no bank of a course"
        yield Problem("context", place, message)
    if not inner(category, "idnumber") and any(local(it) == "idnumber" for it in category):
        message = f"an empty idnumber, where Moodle writes `{NULL}`: the second one clashes"
        yield Problem("null", place, message)


def _answers(entry: Element) -> Iterator[Problem]:
    place = f"questions.xml, entry {entry.get('id', '')}"
    shares = [inner(it, "fraction") for it in named(entry, "answer")]
    if any(not NUMBER.fullmatch(it) for it in shares):
        yield Problem("fraction", place, "a share of the points is no number")
        return
    values = [float(it) for it in shares]
    single = next((inner(it, "single") for it in named(entry, "multichoice")), "1")
    if not values or max(values) <= 0:
        yield Problem("no-score", place, "no answer gives a point: nobody can pass")
    elif single == "0":
        if abs(sum(it for it in values if it > 0) - 1) > 0.001:  # rounding
            yield Problem("fraction", place, "the right answers give not 100 per cent together")
        if sum(values) > 0.001 and any(it <= 0 for it in values):  # rounding
            message = "wrong answers cost too little: who ticks everything gets points"
            yield Problem("tick-all", place, message)
    elif max(values) < 1:
        yield Problem("fraction", place, "the right answer does not give 100 per cent")


def _slots(path: str, quiz: Element, entries: dict[str, str]) -> Iterator[Problem]:
    context = quiz.get("contextid", "")
    for slot in named(quiz, "question_instance"):
        place = f"{path}, slot {inner(slot, 'slot')}"
        reference = next(iter(named(slot, "question_reference")), None)
        entry = inner(reference, "questionbankentryid") if reference is not None else ""
        if entry not in entries:
            yield Problem("reference", place, f"there is no question with the entry `{entry}`")
        elif entries[entry] != context:
            yield Problem("context", place, "the question lives in another context than its quiz")
