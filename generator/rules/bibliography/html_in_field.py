r"""A field of a bibliography entry has the markup of a web page in it.

## What it finds

Tags such as `<i>` and entities such as `&amp;` in the fields of an entry, but for its abstract, notes
and address.

## Why it matters

They come with text that was copied from a page or exported by a catalogue. Here such characters are
read, and slanted words come out slanted; BibTeX and most other programs print them as they stand.

## Wrong

```bibtex
@book{li2010,
  title = {Open &amp; <i>Leading</i>},
}
```

## Right

```bibtex
@book{li2010,
  title = {Open \& \emph{Leading}},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("html-in-field", Severity.INFO)
