"""Make findings of what other hosts said, at each place where the address is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.findings.diagnostics import Diagnostic, Edit, Span, Text
from generator.read.outside.ask import Answer, State
from generator.rules.links import dead_link, moved_link
from generator.words.phrases import phrase

Places = Mapping[str, tuple[Span, ...]]


def findings_of(
    answers: Mapping[str, Answer], places: Places, files: Mapping[str, Text]
) -> Iterator[Diagnostic]:
    """Yield a finding for each place of an address that is dead or moved for good."""
    for address, answer in answers.items():
        for span in places.get(address, ()):
            if answer.state is State.DEAD:
                message = phrase(
                    "the link `%(address)s` is dead: %(answer)s",
                    address=address,
                    answer=answer.words,
                )
                help = phrase(
                    "find where it is now, link to an archived copy, or take the link out"
                )
                yield dead_link.RULE.at(span, message, help=help)
            elif answer.state is State.MOVED:
                message = phrase("the link `%(address)s` moved for good", address=address)
                fix = (Edit(span, answer.to),) if _written(files, span) == address else ()
                yield moved_link.RULE.at(
                    span, message, help=phrase("write `%(right)s`", right=answer.to), fix=fix
                )


# Private functions


def _written(files: Mapping[str, Text], span: Span) -> str:
    text = files.get(span.path)
    if text is None:
        return ""
    start = text.offset(span.line, span.column)
    return text.content[start : text.offset(span.end_line, span.end_column)]
