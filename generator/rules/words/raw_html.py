"""A tag of HTML is left out.

## What it finds

An HTML tag, or an attribute of one, that has no place on a page of the site. It says what is lost: the tag alone, or all
that is in it.

These are kept, since they only say what words are: `<abbr title="">`, `<b>`, `<blockquote>`, `<br>`, `<cite>`, `<code>`,
`<del>`, `<details>` and `<summary>`, `<dfn>`, `<em>`, `<figure>` and `<figcaption>`, `<hr>`, `<i>`, `<ins>`, `<kbd>`,
`<mark>`, `<p>`, `<pre>`, `<q>`, `<s>`, `<samp>`, `<small>`, `<strong>`, `<sub>`, `<sup>`, `<u>`, `<var>`, `<wbr>`, and the tags of
lists and tables. `<a href="">` and `<img src="" alt="">` are read as Markdown's links and pictures are. HTML comments are
fine: marginal notes are written in them. `lang=""` stays on all of these, and `<span lang="">` is kept for it: words of
another language are then read aloud in their own.

## Why it matters

What authors write is Markdown, checked and the same everywhere: on the site, on paper, in the
search. Styles and scripts would have to be trusted, and they break on paper and in dark mode.

## Wrong

```markdown
<div style="color: red">This is important.</div>
```

## Right

```markdown
> [!IMPORTANT]
> This is important.
```
"""

from generator.findings.diagnostics import Rule, Severity

RULE = Rule("raw-html", Severity.WARNING)
