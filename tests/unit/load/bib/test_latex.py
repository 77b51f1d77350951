# ruff: noqa: RUF001  # because: typographic signs are what comes out
"""What LaTeX prints, in which style, and which letters keep their case."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.load.bib.latex import Run, decode, decode_aloud, markup, plain_text


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        pytest.param(r"G\"odel, G{\"o}del, G\"{o}del, G{\"{o}}del", "Gödel, " * 3 + "Gödel", id="accents"),
        pytest.param(r"na\"{\i}ve na{\"\i}ve \'{\j}", "naïve naïve j́", id="dotless letters"),
        pytest.param(r"{\AA}s {\O}re \ss\ {\L}od\'z", "Ås Øre ß Łodź", id="letters"),
        pytest.param(r"\t{oo} \d{a} \c{c} \k a", "o͡o ạ ç ą", id="marks below and ties"),
        pytest.param("a -- b --- c ``d'' `e'", "a – b — c “d” ‘e’", id="signs"),
        pytest.param(r"50\% of \$5 \& \#1 \_ \{x\}", "50% of $5 & #1 _ {x}", id="escaped signs"),
        pytest.param("a\n   b\tc", "a b c", id="white space"),
        pytest.param("a~b", "a\u00a0b", id="fixed space"),
        pytest.param(r"$\alpha_1 \leq x^2$", "α1 ≤ x2", id="mathematics"),
        pytest.param(r"$a-b$ \ensuremath{\beta}", "a−b β", id="a minus sign"),
        pytest.param(r"\href{http://x.org/a_b}{Site} \url{http://x.org/~a}", "Site http://x.org/~a", id="addresses"),
        pytest.param(r"\frac{1}{2} \textcolor{red}{x} \footnote{n}", "1/2 x ", id="arguments"),
        pytest.param(r"\MakeUppercase{ab} \mkbibparens{c} \enquote{d}", "AB (c) “d”", id="shapes"),
        pytest.param(r"\begin{x}a\end{x}", "a", id="environments"),
        pytest.param(r"\ifmmode a\else b\fi", "b", id="branch of text"),
        pytest.param("{a}}b", "ab", id="a brace too many"),
        pytest.param("{a", "a", id="a brace too few"),
        pytest.param("\\", "", id="a lone backslash"),
        pytest.param("$x", "x", id="a lone dollar"),
    ],
)  # fmt: skip
def test_plain_text(latex: str, expected: str) -> None:
    assert expected == plain_text(latex)


@pytest.mark.parametrize(
    ("latex", "expected"),
    [
        pytest.param(r"\emph{Homo} sapiens", "<i>Homo</i> sapiens", id="emphasis"),
        pytest.param(r"{\em Homo} sapiens", "<i>Homo</i> sapiens", id="a switch"),
        pytest.param(r"\textbf{a\textit{b}}c", "<b>a<i>b</i></b>c", id="nested"),
        pytest.param("H$_2$O 10$^{th}$", "H<sub>2</sub>O 10<sup>th</sup>", id="formulas"),
        pytest.param(
            r"\textsc{Abc}",
            '<span style="font-variant:small-caps;">Abc</span>',
            id="small capitals",
        ),
        pytest.param(
            "an {iPhone}", 'an <span class="nocase">iPhone</span>', id="small letter kept"
        ),
        pytest.param("a {UNIX} box, pre{fix}", "a UNIX box, prefix", id="capitals need no mark"),
    ],
)
def test_markup(latex: str, expected: str) -> None:
    assert expected == markup(decode(latex))


def test_braces_fix_case() -> None:
    """Braces protect; an accent's own braces and a command's argument do not."""
    expected = (Run("The "), Run("UNIX", fixed=True), Run(" É"), Run("Homo", styles=("i",)))
    assert expected == decode(r"The {UNIX} {\'E}\emph{Homo}")


def test_unknown_commands_are_told() -> None:
    """The argument of an unknown command is printed, the command is named."""
    runs, unknown = decode_aloud(r"a \frob{b} \Frob c")
    assert ("".join(run.text for run in runs), unknown) == ("a b c", ("frob", "Frob"))


def test_deep_nesting_prints_the_text() -> None:
    assert plain_text("{" * 5000 + "x" + "}" * 5000) == "x"


def test_public_strings(test_data: Path) -> None:
    cases = json.loads((test_data / "latex.json").read_text("utf-8"))
    assert [wanted for _, wanted in cases] == [plain_text(latex) for latex, _ in cases]
