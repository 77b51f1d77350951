"""Write the questions of a course as Moodle XML, for a question bank."""

from __future__ import annotations

from collections.abc import Iterator

from generator.packs.archive import text
from generator.packs.content import Pack, PackOption, PackQuestion, record, short
from generator.packs.scoring import decimals, percent


def moodle_xml(pack: Pack) -> bytes:
    """Return the questions of *pack*, those of each module in a category of their own."""
    made = "\n".join(
        part for it in pack.modules for part in _category(pack, it.title, it.questions)
    )
    note = record(pack).replace("--", "- -")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!-- playbook.json\n{note}-->\n<quiz>\n{made}\n</quiz>\n'.encode()


# Private functions


def _category(pack: Pack, title: str, questions: tuple[PackQuestion, ...]) -> Iterator[str]:
    if not questions:
        return
    # A stroke in a name parts categories; doubled, it stands for itself.
    path = "/".join(it.replace("/", "//") for it in (pack.title, title))
    yield (
        '<question type="category"><category>'
        f"<text>{text(f'$course$/top/{path}')}</text></category></question>"
    )
    yield from (_question(pack, question) for question in questions)


_TYPES = {"one": "multichoice", "several": "multichoice", "truth": "truefalse", "open": "essay"}


def _question(pack: Pack, question: PackQuestion) -> str:
    tags = "".join(f"<tag><text>{text(tag)}</text></tag>" for tag in question.tags)
    return (
        f'<question type="{_TYPES[question.sort]}">\n'
        f"<name><text>{text(short(question.title, 200))}</text></name>\n"
        f"{_html('questiontext', question.html)}{_html('generalfeedback', question.because)}"
        f"<defaultgrade>{0 if question.sort == 'open' else 1}</defaultgrade>"
        f"<penalty>{1 if question.sort == 'truth' else '0.3333333'}</penalty><hidden>0</hidden>"
        f"<idnumber>{text(f'{pack.id}.{question.id}')}</idnumber>\n"
        f"{''.join(_kind(question))}{''.join(_answers(question))}<tags>{tags}</tags>\n</question>"
    )


def _kind(question: PackQuestion) -> Iterator[str]:
    if question.sort in {"one", "several"}:
        single = "true" if question.sort == "one" else "false"
        yield f"<single>{single}</single><shuffleanswers>true</shuffleanswers>"
        yield "<answernumbering>none</answernumbering>"
        yield "<showstandardinstruction>1</showstandardinstruction>\n"
        for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
            yield _html(name, "")
    elif question.sort == "open":
        yield "<responseformat>editor</responseformat><responserequired>0</responserequired>"
        yield "<responsefieldlines>10</responsefieldlines><attachments>0</attachments>"
        yield "<attachmentsrequired>0</attachmentsrequired>\n"
        yield _html("graderinfo", question.because) + _html("responsetemplate", "")


def _answers(question: PackQuestion) -> Iterator[str]:
    truth = question.sort == "truth"
    for option in question.options:
        share = decimals(percent(question, option), 5)
        form = "moodle_auto_format" if truth else "html"
        yield (
            f'<answer fraction="{share}" format="{form}"><text>{text(_words(option, truth))}</text>'
            f"{_html('feedback', option.because)}</answer>\n"
        )


def _words(option: PackOption, truth: bool) -> str:
    return option.text.strip().casefold() if truth else option.html


def _html(name: str, html: str) -> str:
    return f'<{name} format="html"><text>{text(html)}</text></{name}>\n'
