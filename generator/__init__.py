"""Compile a playbook of guidance cards into a website.

The stages, in the order in which they run:

1. ``sources`` reads the tree: paths and texts.
2. ``load`` turns each text into nouns, as written, every one with its place.
3. ``resolve`` looks every name up, once, and makes the links both ways.
4. ``checks`` finds what is wrong with the playbook, one rule a module.
5. ``render`` turns the playbook into pages.
6. ``emit`` writes the pages; ``engines`` makes themed shells; ``pour`` joins both into the site.

``pipeline`` shows the whole on one screen. ``model`` holds the nouns: read it first.
"""
