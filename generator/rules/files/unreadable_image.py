"""A picture is none that a browser could show.

## What it finds

A file in `kb/images/` or `docs/` with the end of a picture that is empty, or begins like no picture of
its kind.

## Why it matters

Readers see a torn picture. Often the file was renamed instead of saved in another format, or a
download broke off.

## Wrong

```text
kb/images/plan.png (0 bytes)
```

## Right

```text
kb/images/plan.png (saved again from the program that drew it)
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Rule, Severity, Span
from generator.words.phrases import phrase

RULE = Rule("unreadable-image", Severity.WARNING)
# How the files begin, by the end of their names.
BEGINS: Mapping[str, tuple[bytes, ...]] = {
    ".gif": (b"GIF8",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".jpg": (b"\xff\xd8\xff",),
    ".png": (b"\x89PNG\r\n",),
    ".webp": (b"RIFF",),
}


def check_images(images: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield a finding for each of *images*, by path, that is no picture."""
    for path, data in images.items():
        end = path[path.rfind(".") :].lower()
        if end not in BEGINS or (data.startswith(BEGINS[end]) and len(data) > len(BEGINS[end][0])):
            continue
        message = (
            phrase("the picture is empty")
            if not data
            else phrase("this is no picture of the kind `%(end)s`", end=end)
        )
        help = phrase("save it again as `%(end)s` from the program that shows it", end=end)
        yield RULE.at(Span(path, 1, 1, 1, 1), message, help=help)
