"""Read the files of a team's brand, as little trusted as any other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.findings.diagnostics import Diagnostic
from generator.model.site import Settings
from generator.read.drawings import Fault, fault_of
from generator.read.tree import read_bytes
from generator.rules.files.unreadable_image import check_images
from generator.rules.yaml import bad_value
from generator.words.phrases import phrase

# How files begin, by how their names end. Pictures of other kinds are looked into besides.
BEGINNINGS: Mapping[str, tuple[bytes, ...]] = {
    ".ico": (b"\0\0\1\0",),
    ".otf": (b"OTTO", b"\0\1\0\0"),
    ".ttf": (b"\0\1\0\0", b"true", b"OTTO"),
    ".woff": (b"wOFF",),
    ".woff2": (b"wOF2",),
}
ABSENT = Fault(phrase("is not there"), phrase("mend the path"))


def read_brand(
    root: Path, paths: Mapping[str, str], settings: Settings
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return the files at *paths*, by the names of their settings, and what is wrong with others."""
    files: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for name, path in paths.items():
        data, wrong = read_bytes(root, path)
        findings += wrong
        if data is not None:
            findings += check_images({path: data})
        fault = ABSENT if data is None else unfit(path, data)
        if data is not None and not fault:
            files[path] = data
        elif fault and not wrong:
            key = (name,) if name in {"logo", "favicon", "picture"} else ("fonts", name)
            message = phrase("the file `%(path)s` %(why)s", path=path, why=fault.why)
            place = settings.at("brand", *key)
            findings.append(bad_value.RULE.at(place, message, help=fault.help))
    return files, tuple(findings)


def unfit(path: str, data: bytes) -> Fault | None:
    """Return why the site does not take the file *data* that *path* names; None where it does."""
    end = path[path.rfind(".") :].lower()
    if end == ".svg":
        return fault_of(data)
    if data.startswith(BEGINNINGS.get(end, b"")):
        return None
    again = phrase("save it again as `%(end)s` from the program that shows it", end=end)
    if end == ".ico":
        return Fault(phrase("is no picture of the kind `%(end)s`", end=end), again)
    help = phrase("put the font itself in its place, as its maker offers it")
    return Fault(phrase("is no font of the kind `%(end)s`", end=end), help)
