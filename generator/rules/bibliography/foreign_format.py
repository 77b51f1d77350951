"""References in another format stand in a .bib file.

## What it finds

Lines of RIS, MEDLINE, EndNote, Web of Science, CSL-JSON, YAML, XML or LaTeX between the entries, a
lone DOI, or a line of a formatted list of references.

## Why it matters

BibTeX takes all that stands between entries for comments: the works are not there, and nothing
says so. Programs for references export BibTeX too.

## Wrong

```bibtex
Li, C. (2010). Small meetings. Jossey-Bass.
```

## Right

```bibtex
@book{li2010,
  author = {Li, C.},
  title = {Open Leadership},
  publisher = {Jossey-Bass},
  date = {2010},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("foreign-format", Severity.WARNING)
