"""`cs:label` (CSL 1.0.2, "Label"): the term for a number, singular or plural."""

import re

from generator.csl.context import Closure, Context
from generator.csl.decorate import decorator
from generator.csl.numbers import is_plural
from generator.csl.rich import Part
from generator.csl.xmltree import Element

# A locator that says itself what it is: "vol. 1, fol. 186".
_OWN_LABEL = re.compile(r"[a-z]+\.\s*[0-9]", re.IGNORECASE)


def compile_label(element: Element) -> Closure:
    """Return what formats `cs:label`; it prints only where its variable does."""
    variable = element.get("variable", "")
    form = element.get("form", "long")
    plural = element.get("plural", "contextual")
    decorate = decorator(element.attrib, term=True)

    def label(context: Context) -> Part | None:
        # What a substitute has just printed is hidden already, its label is not.
        value = context.value(variable) if context.substituting else context.text(variable)
        if not value or context.sorting:
            return None
        if variable == "locator" and _OWN_LABEL.match(value):
            return None
        name = context.cite.label if variable == "locator" else variable
        many = is_plural(variable, value) if plural == "contextual" else plural == "always"
        term = context.engine.locale.term(name.replace(" ", "-"), form, plural=many)
        term = term or context.engine.locale.term(name, form, plural=many)
        return decorate(term, context) if term else None

    return label
