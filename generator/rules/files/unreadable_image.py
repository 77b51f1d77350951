"""A picture is none that a browser could show.

## What it finds

A file in `kb/images/` or `docs/` with the end of a picture that is empty, begins like no picture of
its kind, or breaks off before its end.

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
from generator.model.pictures import KINDS, NOTHING, look
from generator.rules.files import over_limit
from generator.words.phrases import phrase

RULE = Rule("unreadable-image", Severity.WARNING)
MOST = 64_000_000  # points: A4 at 600 to the inch has 35 million


def check_images(images: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Yield a finding for each of *images*, by path, that is no picture, a part of one, or huge."""
    for path, data in images.items():
        end = path[path.rfind(".") :].lower()
        if end not in KINDS:
            continue
        place = Span(path, 1, 1, 1, 1)
        picture = look(data, end)
        wide, high = picture.size if picture else NOTHING
        help = phrase("save it again as `%(end)s` from the program that shows it", end=end)
        if not data:
            yield RULE.at(place, phrase("the picture is empty"), help=help)
        elif data.startswith(b"version https://git-lfs"):
            message = phrase("the picture was not fetched: this is its pointer of Git LFS")
            yield RULE.at(place, message, help=phrase("run `git lfs pull`"))
        elif not picture:
            message = phrase("this is no picture of the kind `%(end)s`", end=end)
            yield RULE.at(place, message, help=help)
        elif not picture.whole or not wide or not high:
            yield RULE.at(place, phrase("the picture breaks off: its end is not there"), help=help)
        elif wide * high > MOST:
            message = phrase("the picture has %(wide)s by %(high)s points", wide=wide, high=high)
            help = phrase("make the picture smaller: 2,000 points across are enough")
            yield over_limit.RULE.at(place, message, help=help)
