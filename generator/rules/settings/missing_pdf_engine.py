"""The PDFs that the settings name cannot be made on this machine.

## What it finds

`downloads` in `mkdocs.yml` names `pdf` or `deck`, and what makes a PDF is not there: the Python
packages of the extra `pdf`, or the system's Pango library that they draw letters with. The site is
built all the same, and offers what could be made.

## Why it matters

Readers look for the PDF and do not find it. Nothing else is wrong.

## Wrong

```text
$ playbook build
warning[missing-pdf-engine]: the PDFs are left out: WeasyPrint does not find Pango
```

## Right

On Debian and Ubuntu:

```text
apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
```

On macOS `brew install pango`; without the packages `pip install "evidence-playbook[pdf]"`. Or take
`pdf` and `deck` off the list.
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("missing-pdf-engine", Severity.WARNING)
