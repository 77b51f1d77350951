"""Write the quiz of a module as QTI 1.2, in the profile of Common Cartridge 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.packs.archive import attribute, text
from generator.packs.content import PackModule, PackOption, PackQuestion, short

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
PROFILES = {
    "one": "cc.multiple_choice.v0p1",
    "several": "cc.multiple_response.v0p1",
    "truth": "cc.true_false.v0p1",
}
GENERAL = "general"


def assessment(title: str, module: PackModule) -> str:
    """Return the scored questions of *module* as an assessment."""
    items = "\n".join(_item(question) for question in module.scored)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<questestinterop xmlns="{QTI}">\n'
        f'<assessment ident="quiz-{module.id}" title={attribute(title)}>\n'
        f"<qtimetadata>{_field('cc_profile', 'cc.exam.v0p1')}</qtimetadata>\n"
        f'<section ident="section-1">\n{items}\n</section></assessment></questestinterop>\n'
    )


# Private functions


def _field(label: str, entry: str) -> str:
    return (
        f"<qtimetadatafield><fieldlabel>{label}</fieldlabel>"
        f"<fieldentry>{entry}</fieldentry></qtimetadatafield>"
    )


def _item(question: PackQuestion) -> str:
    cardinality = "Multiple" if question.sort == "several" else "Single"
    labels = "\n".join(
        f'<response_label ident="{name}">{_Words(option.html).material()}</response_label>'
        for name, option in _named(question)
    )
    conditions = "\n".join(_conditions(question))
    return (
        f'<item ident="question-{question.id}" title={attribute(short(question.title, 200))}>\n'
        f"<itemmetadata><qtimetadata>{_field('cc_profile', PROFILES[question.sort])}"
        "</qtimetadata></itemmetadata>\n"
        f"<presentation>{_Words(question.html).material()}\n"
        f'<response_lid ident="response" rcardinality="{cardinality}">'
        f'<render_choice shuffle="Yes">\n{labels}\n</render_choice></response_lid></presentation>\n'
        '<resprocessing><outcomes><decvar maxvalue="100" minvalue="0" varname="SCORE"'
        f' vartype="Decimal"/></outcomes>\n{conditions}\n</resprocessing>\n'
        f"{''.join(_feedback(question))}</item>"
    )


def _named(question: PackQuestion) -> Iterator[tuple[str, PackOption]]:
    """Yield the options with their identifiers: those of true and false are fixed words."""
    for number, option in enumerate(question.options, 1):
        truth = question.sort == "truth"
        yield (option.text.strip().casefold() if truth else f"option-{number}"), option


@dataclass(frozen=True, slots=True)
class _Words:
    """HTML that becomes words of a question."""

    html: str

    def material(self) -> str:
        return f'<material><mattext texttype="text/html">{text(self.html)}</mattext></material>'

    def itemfeedback(self, name: str) -> str:
        return (
            f'<itemfeedback ident="{name}"><flow_mat>{self.material()}</flow_mat></itemfeedback>\n'
        )


def _conditions(question: PackQuestion) -> Iterator[str]:
    """Yield the conditions: the general reason, the reasons of wrong options, then the score.

    The general one goes on ("Yes"); an option's own ends the processing, or Moodle would add it to
    the general one.
    """
    if question.because:
        shown = f'<displayfeedback feedbacktype="Response" linkrefid="{GENERAL}"/>'
        yield _condition("<other/>", shown, goes_on="Yes")
    for name, option in _named(question):
        if option.because and not option.right:
            yield _condition(_equal(name), _shown(name))
    if question.sort == "several":
        yield _condition(f"<and>{''.join(_all(question))}</and>", _SCORE)
        return
    for name, option in _named(question):
        if option.right:
            yield _condition(_equal(name), _SCORE + (_shown(name) if option.because else ""))


_SCORE = '<setvar action="Set" varname="SCORE">100</setvar>'


def _all(question: PackQuestion) -> Iterator[str]:
    """Yield what has to hold: Moodle counts a right option only by its ``case="Yes"``."""
    for name, option in _named(question):
        if option.right:
            yield f'<varequal respident="response" case="Yes">{name}</varequal>'
        else:
            yield f'<not><varequal respident="response">{name}</varequal></not>'


def _equal(name: str) -> str:
    return f'<varequal respident="response">{name}</varequal>'


def _shown(name: str) -> str:
    return f'<displayfeedback feedbacktype="Response" linkrefid="feedback-{name}"/>'


def _condition(variable: str, then: str, goes_on: str = "No") -> str:
    return (
        f'<respcondition continue="{goes_on}"><conditionvar>{variable}</conditionvar>'
        f"{then}</respcondition>"
    )


def _feedback(question: PackQuestion) -> Iterator[str]:
    if question.because:
        yield _Words(question.because).itemfeedback(GENERAL)
    several = question.sort == "several"
    for name, option in _named(question):
        if option.because and not (several and option.right):
            yield _Words(option.because).itemfeedback(f"feedback-{name}")
