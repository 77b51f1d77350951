"""An option speaks of the place of others.

## What it finds

An option such as "all of the above", "none of these", "both A and C" or "answers 1 and 2".

## Why it matters

Options are shuffled, on the page and in learning systems: what stood above may stand below.

## Wrong

```markdown
- [ ] Training
- [ ] Guidelines
- [x] All of the above
```

## Right

```markdown
- [x] Training
- [x] Guidelines
- [ ] A budget of their own
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.findings.diagnostics import Diagnostic, Rule, Severity
from generator.model.courses import Course
from generator.words.phrases import phrase

RULE = Rule("answer-by-position", Severity.WARNING)


# "all of the above", "none of these options", "both A and C", "the first two", "answers 1 and 2"
POSITION = re.compile(
    r"""
    \b(?:all|none|any|both|neither|some|most)\ of\ (?:the\ )?(?:above|below|following|preceding|these|those|them)\b
    | \b(?:the\ )?(?:above|previous|preceding|foregoing)\ (?:answers?|options?|choices?|statements?)\b
    | \b(?:answers?|options?|choices?)\ (?:[a-h]|[0-9])\b
    | ^(?:both|neither|either|only)?\ ?(?:[A-H]|[0-9]|\([a-h0-9]\))(?:\ ?(?:,|and|or|&|nor)\ ?(?:[A-H]|[0-9]|\([a-h0-9]\)))+\.?$
    | ^(?:all|none|both|neither)\.?$
    | \bthe\ (?:first|last)\ (?:two|three|four|one|answer|option)\b
    """,
    re.VERBOSE,
)
WORDS = re.compile(POSITION.pattern, re.VERBOSE | re.IGNORECASE)


def check(course: Course) -> Iterator[Diagnostic]:
    """Yield a finding for each option that hangs on where others stand."""
    for question in course.questions:
        for option in question.options:
            words = " ".join(option.words.source.split())
            if WORDS.search(words):
                yield RULE.at(
                    option.span,
                    phrase(
                        "the option `%(words)s` hangs on where others stand, and options are shuffled",
                        words=words[:60],
                    ),
                    help=phrase("say what is meant in words, or let learners tick several"),
                )
