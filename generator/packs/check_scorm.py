"""Look into a SCORM 1.2 package for what players stumble over."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from generator.packs.check_files import Problem, local, named, parsed
from generator.words.phrases import phrase

ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def check_scorm(files: dict[str, bytes]) -> Iterator[Problem]:
    """Yield what is wrong with the package of *files*."""
    root = parsed("imsmanifest.xml", files["imsmanifest.xml"])
    version = next((it.text or "" for it in named(root, "schemaversion")), "").strip()
    if version != "1.2":
        yield _manifest(
            "schema-version", phrase("the version is `%(version)s`, not `1.2`", version=version)
        )
    resources = {it.get("identifier"): it for it in named(root, "resource")}
    for item in named(root, "item"):
        if item.get("identifierref") not in resources:
            yield _manifest(
                "missing-resource",
                phrase("the item `%(name)s` has none", name=item.get("identifier")),
            )
    if not any(it.get(f"{ADL}scormtype") == "sco" for it in resources.values()):
        yield _manifest("no-sco", phrase("nothing in it keeps a score: no resource is a `sco`"))
    for resource in resources.values():
        hrefs = [it.get("href", "") for it in resource if local(it) == "file"]
        for href in dict.fromkeys((resource.get("href", ""), *hrefs)):
            if unquote(href).partition("?")[0] not in files:
                message = phrase("the manifest lists the file, and it is not there")
                yield Problem("missing-file", href or phrase("(none)"), message)
    listed = {unquote(it.get("href", "")) for it in named(root, "file")}
    for path in sorted(files.keys() - listed - {"imsmanifest.xml"}):
        if not path.endswith((".xsd", ".dtd")):
            yield Problem(
                "unlisted-file", path, phrase("no resource lists the file: some systems drop it")
            )


# Private functions


def _manifest(trap: str, message: str) -> Problem:
    return Problem(trap, "imsmanifest.xml", message)
