"""Look into a Moodle backup: is all there that the restore looks for, and does it hang together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from generator.packs.check_files import Problem, inner, local, named, parsed
from generator.words.phrases import phrase

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
    yield from _missing(files, NEEDED, phrase("the restore stops"))
    activities = named(backup, "activity")
    folders = [inner(it, "directory") for it in activities if inner(it, "directory")]
    sections = [inner(it, "directory") for it in named(backup, "section") if inner(it, "directory")]
    modules = {inner(it, "moduleid") for it in activities}
    for folder in folders:
        kind = folder.rpartition("/")[2].rpartition("_")[0]
        names = tuple(f"{folder}/{name}" for name in (*OF_ACTIVITY, f"{kind}.xml"))
        yield from _missing(files, names, phrase("the activity cannot be restored"))
    for folder in sections:
        names = tuple(f"{folder}/{name}" for name in OF_SECTION)
        yield from _missing(files, names, phrase("the section cannot be restored"))
    yield from _sequences(files, sections, modules - {""})
    yield from _settings(backup, folders, sections)
    yield from _links(files, folders)
    yield from _idnumbers(files, folders)
    yield from _questions(files, folders)


# Private functions


def _missing(files: dict[str, bytes], names: tuple[str, ...], so: str) -> Iterator[Problem]:
    for name in names:
        if name not in files:
            yield Problem("missing-file", name, phrase("the file is not there: %(so)s", so=so))


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
        message = phrase("no section shows the activity %(name)s: it is lost", name=name)
        yield Problem("sequence", "moodle_backup.xml", message)
    for name in sorted(shown - modules):
        message = phrase("a section shows the activity %(name)s, which is not there", name=name)
        yield Problem("sequence", "moodle_backup.xml", message)


def _settings(backup: Element, folders: list[str], sections: list[str]) -> Iterator[Problem]:
    included = {inner(it, "name") for it in named(backup, "setting")}
    for folder in (*folders, *sections):
        name = folder.rpartition("/")[2]
        if f"{name}_included" not in included:
            message = phrase(
                "no setting says that `%(name)s` is included: it is left out", name=name
            )
            yield Problem("setting", "moodle_backup.xml", message)


def _links(files: dict[str, bytes], folders: list[str]) -> Iterator[Problem]:
    for folder in folders:
        path = f"{folder}/url.xml"
        if path not in files:
            continue
        for url in named(parsed(path, files[path]), "url"):
            address = inner(url, "externalurl")
            if not address.startswith(("http://", "https://")):
                yield Problem(
                    "relative-link",
                    path,
                    phrase("`%(address)s` is no whole address", address=address),
                )


def _idnumbers(files: dict[str, bytes], folders: list[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for folder in folders:
        path = f"{folder}/module.xml"
        name = inner(parsed(path, files[path]), "idnumber") if path in files else ""
        if name and name != NULL and name in seen:
            yield Problem(
                "idnumber",
                path,
                phrase("the idnumber `%(name)s` stands twice in the course", name=name),
            )
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
    place = phrase("questions.xml, category %(name)s", name=category.get("id", ""))
    if inner(category, "contextlevel") != OF_MODULE:
        message = phrase(
            "the questions do not live in their quiz: Moodle 5 has no bank of a course"
        )
        yield Problem("context", place, message)
    if not inner(category, "idnumber") and any(local(it) == "idnumber" for it in category):
        message = phrase(
            "an empty idnumber, where Moodle writes `%(null)s`: the second one clashes", null=NULL
        )
        yield Problem("null", place, message)


def _answers(entry: Element) -> Iterator[Problem]:
    place = phrase("questions.xml, entry %(name)s", name=entry.get("id", ""))
    shares = [inner(it, "fraction") for it in named(entry, "answer")]
    if any(not NUMBER.fullmatch(it) for it in shares):
        yield Problem("fraction", place, phrase("a share of the points is no number"))
        return
    values = [float(it) for it in shares]
    single = next((inner(it, "single") for it in named(entry, "multichoice")), "1")
    if not values or max(values) <= 0:
        yield Problem("no-score", place, phrase("no answer gives a point: nobody can pass"))
    elif single == "0":
        if abs(sum(it for it in values if it > 0) - 1) > 0.001:  # rounding
            yield Problem(
                "fraction", place, phrase("the right answers give not 100 per cent together")
            )
        if sum(values) > 0.001 and any(it <= 0 for it in values):  # rounding
            message = phrase("wrong answers cost too little: who ticks everything gets points")
            yield Problem("tick-all", place, message)
    elif max(values) < 1:
        yield Problem("fraction", place, phrase("the right answer does not give 100 per cent"))


def _slots(path: str, quiz: Element, entries: dict[str, str]) -> Iterator[Problem]:
    context = quiz.get("contextid", "")
    for slot in named(quiz, "question_instance"):
        place = phrase("%(path)s, slot %(name)s", path=path, name=inner(slot, "slot"))
        reference = next(iter(named(slot, "question_reference")), None)
        entry = inner(reference, "questionbankentryid") if reference is not None else ""
        if entry not in entries:
            yield Problem(
                "reference",
                place,
                phrase("there is no question with the entry `%(entry)s`", entry=entry),
            )
        elif entries[entry] != context:
            yield Problem(
                "context", place, phrase("the question lives in another context than its quiz")
            )
