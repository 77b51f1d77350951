"""Whatever a finding says, its drawing points at its place and obeys nobody."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.findings.diagnostics import Diagnostic, Rule, RuleDoc, Severity, Text
from generator.findings.remarks.github import to_github, to_step_summary
from generator.findings.remarks.gitlab import to_gitlab
from generator.findings.remarks.places import Remarks
from generator.findings.remarks.sarif import Tool, to_sarif
from generator.findings.report import to_json, to_text
from generator.read.text import decode

RULE = Rule("some-rule", Severity.WARNING)
TOOL = Tool("1.0", {"some-rule": RuleDoc(RULE, "Something is wrong.", "Something.", "reading")})


@st.composite
def faults(draw: st.DrawFn) -> tuple[Text, Diagnostic]:
    """Draw a text, and a finding at a place of it."""
    content = draw(st.text(max_size=300))
    text = Text(draw(st.text(min_size=1, max_size=8)), content)
    start = draw(st.integers(0, len(content)))
    end = draw(st.integers(start, len(content)))
    return text, RULE.at(text.span(start, end), draw(st.text()), help=draw(st.text()))


@given(faults())
def test_reports_are_written(fault: tuple[Text, Diagnostic]) -> None:
    """No writer raises; the drawing has no control character; commands stay one line."""
    text, finding = fault
    drawn = to_text([finding], {text.path: text})
    assert all(it.isprintable() or it in "\n " or it.isspace() for it in drawn)
    assert "\x1b" not in drawn
    assert json.loads(to_json([finding]))[0]["message"] == finding.message
    remarks = Remarks((finding,), {text.path: text})
    assert to_github(remarks).count("\n") == 1
    assert [line[:2] for line in to_step_summary(remarks).splitlines()[2:]] == ["| ", "|-", "| "]
    assert finding.message in json.loads(to_gitlab(remarks))[0]["description"]
    assert json.loads(to_sarif(remarks, TOOL))["version"] == "2.1.0"


@given(st.binary(max_size=200))
def test_bytes_are_decoded(data: bytes) -> None:
    """Any bytes give a text without forbidden characters, or a finding and none."""
    text, findings = decode("x.md", data)
    assert text is not None or findings
    if text is not None:
        assert "\r" not in text.content
        assert decode("x.md", text.content.encode())[0] == text
