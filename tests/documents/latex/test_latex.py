from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText, SpanKind
from desktop_translator.documents.latex.format import LANGUAGE_SET, LaTeX
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import (
    SAME,
    TO_FRENCH,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path

PREAMBLE = r"""\documentclass[12pt]{article} % the class
\usepackage[english]{babel}
\newcommand{\prog}{\textsc{Prog}}
\title[Short]{A \emph{long} title\thanks{Paid for.}}
\author{Ann Smith}
\begin{document}
\maketitle
"""
SCRAPS = [r"\emph", r"\section", r"\item", r"\begin{x}", r"\end{x}", r"\verb|", r"\\", r"\'"]
SCRAPS += [*"{}[]%$&aé~\n ", "\n\n"]
TABLE = r"""\begin{table}[ht]\centering
\begin{tabular}[t]{|l|c|}\hline
Name & What \& how \\
\cmidrule(lr){1-2}
\multicolumn{2}{c}{Both} \\[2pt] 5 & $x$ \\
\end{tabular}
\caption{The \textit{table}.}\end{table}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.tex"


def _texts(path: Path, text: str) -> list[str]:
    path.write_bytes(text.encode())
    assert_identity(path)
    upper_copy(path, path.parent)
    return texts_of(path)


def _translated(path: Path, source: str, *texts: str) -> str:
    path.write_bytes(source.encode())
    output = io.BytesIO()
    LaTeX().write(path, output, TO_FRENCH, map(MarkedText, texts))
    return output.getvalue().decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_preamble_and_what_follows_the_end_stay(path: Path, end: str) -> None:
    text = (PREAMBLE + "One\ntwo.\n\nThree.\n\\end{document}\nNot this.\n").replace("\n", end)
    assert _texts(path, text) == ["A long title", "Paid for.", "One two.", "Three."]
    upper = written(path, Pseudo.UPPER)[0].decode()
    expected = text.replace(r"A \emph{long} title", r"A \emph{LONG} TITLE").replace(
        "Paid for.", "PAID FOR."
    )
    expected = expected.replace("Three.", "THREE.").replace(f"One{end}two.", "ONE TWO.")
    assert upper == expected


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        (r"\section[Short]{Long \LaTeX{} one}\label{a}Text.", ["Short", "Long LaTeX one", "Text."]),
        ("\\begin{itemize}\n\\item One\n\\item[Term] two\n\\end{itemize}", ["One", "Term", "two"]),
        (TABLE, ["Name", "What & how", "Both", "The table."]),
        ("\\begin{frame}[t]{Title}\nText\n\\end{frame}", ["Title", "Text"]),
        ("\\begin{minipage}[b]{0.5\\textwidth}In it.\\end{minipage}", ["In it."]),
        (
            "One\\footnote{Two.\n\nThree \\emph{four}\\footnote{five}.} six.",
            ["One six.", "Two.", "Three four.", "five"],
        ),
        ("One % comment\ntwo\n% another\nthree\n%\n\nfour % end", ["One two three ", "four"]),
        ("One\\\\[2pt]\ntwo\\newline three\\par four", ["One two three four"]),
    ],
    ids=["heading", "list", "table", "frame", "box", "note", "comments", "breaks"],
)
def test_paragraphs_and_their_parts_are_units(path: Path, text: str, texts: list[str]) -> None:
    found = [text.strip() for text in _texts(path, text)]
    assert found == [text.strip() for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "\\begin{verbatim}\nNot { this % at all\n\\end{verbatim}",
        "\\begin{lstlisting}[language=C]\nint main() {}\n\\end{lstlisting}",
        "\\begin{tikzpicture}\\node {Text};\\end{tikzpicture}",
        "\\begin{equation}\na \\text{ where }\n\\end{equation}",
        "\\begin{comment} Never closed {",
        "\\[ x \\text{ for all } y \\] $$ y $$",
        "\\newcommand{\\x}[1]{Some text #1} \\def\\y#1{more text}",
        "\\includegraphics[width=5cm]{picture} \\input{chapter} \\unknown[a]{b}{c d}",
        "\\begin{thebibliography}{9}\\bibitem{a} A. Author\\end{thebibliography}",
        "% only a comment",
    ],
)
def test_what_is_no_prose_is_never_touched(path: Path, text: str) -> None:
    assert _texts(path, f"Before.\n\n{text}\n\n") == ["Before."]


def test_commands_in_a_sentence_are_spans(path: Path) -> None:
    text = (
        r"See \emph{this \textbf{and}} \href{http://x.example/%20}{our site}, \url{a.example/%7e},"
        r" Fig.~\ref{f}~\cite[p.~5]{k}, $x_1$, \verb|x{|, \texttt{a\_b}, \prog\ and {\bf bold}"
        r" \index{i}\my[o]{w}."
    )
    _texts(path, text)
    source = units_of(path)[0].source
    spans = [(source.text[span.start : span.end], span.kind) for span in source.spans]
    assert spans == [
        ("this and", SpanKind.FORMAT),
        ("and", SpanKind.FORMAT),
        ("our site", SpanKind.LINK),
        ("a.example/%7e", SpanKind.CODE),
        (r"\ref{f}", SpanKind.CODE),
        ("", SpanKind.VOID),
        ("$x_1$", SpanKind.CODE),
        ("x{", SpanKind.CODE),
        (r"\texttt{a\_b}", SpanKind.CODE),
        (r"\prog", SpanKind.CODE),
        ("bold", SpanKind.FORMAT),
        ("", SpanKind.VOID),
        (r"\my[o]{w}", SpanKind.CODE),
    ]


def test_letters_are_read_as_they_are_printed(path: Path) -> None:
    text = (
        r"``Fran\c{c}ois'' --- na\"{\i}ve, \'el\`eve \^\i le \~n \v{s} \oe uvre stra\ss e \AA{}"
        r" 5\,\% \& \$ \# \_ \{x\} a~b 1--2 `c' \ldots\ d\-e \H o"
    )
    (found,) = _texts(path, text)
    assert found == (
        "“François” — naïve, élève île ñ š œuvre straße Å 5\u202f% & $ # _ {x}"
        " a\xa0b 1–2 ‘c' … de ő"
    )


def test_german_shorthands_are_read(path: Path) -> None:
    text = '\\usepackage[ngerman]{babel}\n\\begin{document}\n"`Gr"o"se"\' und "Uber"-mut'
    assert _texts(path, text) == ["„Größe“ und Übermut"]


def test_letters_are_written_as_the_file_writes_them(path: Path) -> None:
    translation = "Le « cœur » d'“été” à 5 % – {a}_b~ #1 \\x Łódź"
    assert _translated(path, "One.", translation) == (
        r"Le \guillemotleft{} c\oe{}ur \guillemotright{} d'``\'{e}t\'{e}'' \`{a} 5 \% -- \{a\}\_b"
        r"\textasciitilde{} \#1 \textbackslash{}x \L{}\'{o}d\'{z}"
    )
    assert _translated(path, "One é.", 'Un "été" – œ') == "Un ``été'' -- œ"
    assert _translated(path, "“One” é.", 'Un "été" – œ') == "Un “été” – œ"
    assert _translated(path, "One.", "a -- b -") == "a -{}- b -"


def test_lines_are_as_long_as_they_were_and_code_is_not_broken(path: Path) -> None:
    source = "A paragraph with lines of\nabout fifty letters, it has \\verb|a b c|,\nand more."
    upper = _translated(path, source, "word " * 30 + "end")
    assert max(map(len, upper.splitlines())) <= 50
    assert min(map(len, upper.splitlines()[:-1])) > 30
    source = source.replace("\n", "\r\n")
    assert _translated(path, source, "word " * 30 + "end").count("\r\n") > 2
    path.write_text("We have\n\\begin{align}\n  a\n\\end{align}\nwhere.")
    assert written(path, Pseudo.UPPER)[0].decode() == (
        "WE HAVE\n\\begin{align}\n  a\n\\end{align}\nWHERE."
    )


def test_a_command_never_swallows_the_letter_behind_it(path: Path) -> None:
    path.write_text(r"\prog{} a \em b \hline5 c \x1")
    upper = written(path, Pseudo.UPPER)[0].decode()
    assert upper == r"\prog{} A \em B \hline5 C \x1"
    source = units_of(path)[0].source
    assert source.text == r"\prog a b 5 c \x1"


@pytest.mark.parametrize(
    "text",
    [
        "a { b } } c $ d \\( e \\begin{equation} f",
        "\\emph{never closed\n\nnext",
        "\\section never \\footnote \\item",
        "\\" + "emph{" * 300 + "deep" + "}" * 300,
        "{" * 20_000 + "x",
        "\\begin{" * 50 + "\\end{document} x",
        "a \\",
        "\\verb|never",
    ],
    ids=["mixed", "open", "bare", "deep", "braces", "environments", "backslash", "verb"],
)
def test_broken_files_survive(path: Path, text: str) -> None:
    path.write_text(text)
    assert_identity(path)
    written(path, Pseudo.UPPER)


def test_the_language_of_the_preamble_is_told(path: Path) -> None:
    path.write_text(PREAMBLE + "One.")
    _, notices = written(path, Pseudo.UPPER, TO_FRENCH)
    assert [(notice.message, notice.fields["language"]) for notice in notices] == [
        (LANGUAGE_SET, "english")
    ]
    assert written(path, Pseudo.IDENTITY, TO_FRENCH)[1] == ()
    assert written(path, Pseudo.UPPER, SAME)[1] == ()


def test_it_is_recognised_by_its_class(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("% a comment\n\\documentclass{book}\n")
    assert registration_of(path).name == "LaTeX"
    path.write_text("Text about \\section.")
    assert registration_of(path).name == "Plain text"


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=80
)
@given(st.lists(st.sampled_from(SCRAPS)).map("".join))
def test_every_text_comes_back(path: Path, text: str) -> None:
    path.write_bytes(text.encode())
    assert_identity(path)
    written(path, Pseudo.UPPER)
