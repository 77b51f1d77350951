"""Decisions as values: what they are, how they are walked, and what follows from their rules.

Nothing here reads a file or knows of pages: `generator.load.decisions` makes a `Decision` from
text, `generator.rules.decision_checks` looks for what is wrong with it, `generator.render.decisions`
makes its pages.
"""
