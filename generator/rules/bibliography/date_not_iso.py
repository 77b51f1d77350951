"""A date is not written year first.

## What it finds

A `date`, `urldate`, `origdate` or `eventdate` that is not of the form `2013-03-19`, `2013-03`,
`2013`, a range of two of these with `/`, or one of these with `~` for "about". Also a `year`
without a year in it.

## Why it matters

"03/04/2013" is a day in March for some readers and in April for others. A date that is not
understood is printed as it stands and sorts nowhere.

## Wrong

```bibtex
@online{craig2013,
  date = {March 19th, 2013},
}
```

## Right

```bibtex
@online{craig2013,
  date = {2013-03-19},
}
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("date-not-iso", Severity.WARNING)
