from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_translator.core.marked_text import MarkedText, Span, SpanKind
from desktop_translator.documents.encodings import ENCODING_CHANGED
from desktop_translator.documents.markdown.document import Markdown
from desktop_translator.documents.registry import registration_of
from desktop_translator.pipeline.pseudo_translation import Pseudo
from tests.documents.round_trip import (
    TO_FRENCH,
    assert_identity,
    texts_of,
    units_of,
    upper_copy,
    written,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.md"


def _translated(path: Path, text: str, *translations: MarkedText | str | None) -> str:
    path.write_bytes(text.encode())
    output = io.BytesIO()
    marked = (MarkedText(each) if isinstance(each, str) else each for each in translations)
    Markdown().write(path, output, TO_FRENCH, marked)
    return output.getvalue().decode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# ‹Title› #\n\n‹Two›\n===\n\n‹text›\n", id="headings"),
        pytest.param("‹one›\n‹two›  \n‹three›\\\n‹four›<br>‹five›\n", id="lines"),
        pytest.param("> ‹a›\n> ‹b›\n>\n> - ‹c›\n>   ‹d›\n‹lazy›\n", id="prefixes"),
        pytest.param("1. ‹a›\n\n   ‹b›\n   - [ ] ‹c›\n   - [x] ‹d›\n", id="lists and tasks"),
        pytest.param("‹run› `ls -l`, ‹now›\n\n    code\n\n```py\na\n```\n~~~\nc", id="code"),
        pytest.param("| ‹a› | ‹b \\| c› |\n|:--|---|\n| `d` | *‹e›* |\n|‹f›|\n", id="table"),
        pytest.param("> ‹a› | ‹b›\n> --|--\n> ‹c› | ‹d›\n", id="table in a quotation"),
        pytest.param("*‹a›* __‹b›__ ~~‹c›~~ ***‹d›***‹e›\n", id="emphasis"),
        pytest.param("‹see› [‹the *page*›](a.md) <ab:c> [‹x›][y]\n\n[y]: u", id="links"),
        pytest.param("![‹alt›](a_b.png '‹title›') ‹and› [‹b›](c \"‹d›\")\n", id="titles"),
        pytest.param("[![‹alt›](a)](b) ‹c› ![ref][d]\n\n[d]: e\n", id="pictures"),
        pytest.param("‹a› <b class=x>‹b›</b><img src=c> ‹d› <!-- e -->\n", id="tags"),
        pytest.param("<div align=left>\n<p>‹a› <code>b</code>\n</div>\n\n‹c›\n", id="HTML"),
        pytest.param("<!-- a\n\nb -->\n<script>\nc\n</script>\n\n‹d›\n", id="scripts"),
        pytest.param("‹so› $a_1*b*$ ‹and› $$\nc\n$$ ‹for $5 or›\n", id="formulas"),
        pytest.param("‹a›[^1] ‹b›\n\n[^1]: ‹A note›\n    ‹goes on›\n[^x]: ‹more›\n", id="notes"),
        pytest.param("‹Hi› {{ n }} {% if a %}‹b›{% end %}\n\n{{< fig \"a\" >}}\n", id="programs"),
        pytest.param("## ‹Title› {#name .class}\n\n{: .note}\n‹text›\n", id="attributes"),
        pytest.param(":::x\n‹a›\n:::\n\n!!! t\n    ‹b›\n\n> [!NOTE]\n> ‹c›\n", id="notices"),
        pytest.param("‹Term›\n: ‹What it is›\n", id="terms"),
        pytest.param("- \\[ ‹] a›\n- ‹b \\[c\\] \\_f›\n", id="escapes"),
        pytest.param("---\ntitle: ‹A title›\ntags: [a]\n---\n\n‹b›\n", id="front matter"),
        pytest.param("+++\ntitle = \"‹A›\"\nx = \"b\"\n+++\n‹c›\n", id="TOML"),
        pytest.param("---\n\n‹a›\n\n* * *\n", id="rules"),
        pytest.param("import A from 'a'\n\n‹b› <A x={1}/> ‹c›\n", id="MDX"),
        pytest.param("‹a›\r\n‹b›\r\n\r\n> ‹c›\r\n> ‹d›\r\n", id="line ends"),
        pytest.param("\ufeff# ‹a›\n\n\x0c‹b›\u2028‹c›", id="odd letters"),
    ],
)  # fmt: skip
def test_only_text_changes(path: Path, text: str) -> None:
    path.write_bytes(re.sub("[‹›]", "", text).encode())
    assert_identity(path)
    expected = re.sub("‹(.*?)›", lambda found: found[1].upper(), text, flags=re.DOTALL)
    assert upper_copy(path, path.parent).read_bytes().decode() == expected


def test_texts_are_whole_paragraphs_without_markup(path: Path) -> None:
    path.write_text("> one *two*\n> three `x`,  \n> four [a &amp; b](c)&nbsp;\\*d\\*\n")
    (unit,) = units_of(path)
    assert unit.source.text == "one two three x,\nfour a & b\xa0*d*"
    assert [(span.start, span.end, span.kind) for span in unit.source.spans] == [
        (4, 7, SpanKind.FORMAT),
        (14, 15, SpanKind.CODE),
        (22, 27, SpanKind.LINK),
    ]


def test_lines_are_broken_as_they_were(path: Path) -> None:
    text = "> - It is a long sentence that\n>   someone broke in two.\n"
    assert _translated(path, text, "C'est une longue phrase que quelqu'un a mise en deux.") == (
        "> - C'est une longue phrase que\n>   quelqu'un a mise en deux.\n"
    )
    assert _translated(path, "> - a  \n>   b\n", "un\ndeux\ntrois") == (
        "> - un  \n>   deux  \n>   trois\n"
    )


@pytest.mark.parametrize(
    ("translation", "expected"),
    [
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("# one", "\\# one"),
        ("> one", "\\> one"),
        ("[ ] one", "\\[ ] one"),
        ("[!TIP] one", "\\[!TIP] one"),
        ("a *b* _c_ d_e 2 * 3", "a \\*b\\* \\_c\\_ d_e 2 * 3"),
        ("`a` <b> a < b & &amp;", "\\`a\\` \\<b> a < b & \\&amp;"),
        ("[a](b) [c] [known]", "[a\\](b) [c] \\[known\\]"),
        ("C:\\new \\* ~~a~~", "C:\\new \\\\\\* \\~\\~a\\~\\~"),
        ("{{ a }} $b$", "\\{\\{ a \\}\\} \\$b\\$"),
    ],
)
def test_what_would_be_markup_is_escaped(path: Path, translation: str, expected: str) -> None:
    definition = "\n\n[known]: u\n"
    assert _translated(path, f"word{definition}", translation) == expected + definition
    path.write_text(expected + definition)
    assert texts_of(path) == [translation]


def test_bars_are_escaped_in_cells_alone(path: Path) -> None:
    assert _translated(path, "|a|\n|-|\n\nb\n", "x | y", "x | y") == "|x \\| y|\n|-|\n\nx | y\n"


def test_a_translation_starting_a_line_anew_is_no_list(path: Path) -> None:
    text = "> One two three four five six\n> seven eight nine.\n"
    words = ["Un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"]
    found = set()
    for place in range(1, 9):
        french = " ".join([*words[:place], "-", *words[place:]])
        content = _translated(path, text, french)
        found.add("\n> \\- " in content)
        path.write_text(content)
        assert texts_of(path) == [french]
    assert found == {True, False}


@pytest.mark.parametrize(
    ("translation", "spans", "expected"),
    [
        ("un mot ici", (Span(3, 6, 0),), "un **mot** ici"),
        ("un mot ici", (Span(2, 7, 0),), "un **mot** ici"),
        ("unmotici", (Span(2, 5, 0),), "un**mot**ici"),
        ("un mot ici", (), "un mot ici"),
        ("un mot ici", (Span(3, 3, 0),), "un mot ici"),
        # Asterisks beside these signs would not be emphasis.
        ("重要。次", (Span(0, 3, 0),), "<strong>重要。</strong>次"),
        ("a(b)c", (Span(1, 4, 0),), "a<strong>(b)</strong>c"),
    ],
)
def test_emphasis_stays_emphasis(
    path: Path, translation: str, spans: tuple[Span, ...], expected: str
) -> None:
    assert _translated(path, "a **word** here\n", MarkedText(translation, spans)) == (
        expected + "\n"
    )


def test_links_found_by_their_text_are_still_found(path: Path) -> None:
    text = "see [the page] or [it][] or [a][it].\n\n[the page]: a\n[it]: b\n"
    spans = tuple(
        Span(start, end, tag, SpanKind.LINK)
        for tag, (start, end) in enumerate(((5, 12), (16, 19), (23, 25)))
    )
    assert _translated(path, text, MarkedText("voir la page ou lui ou un.", spans)) == (
        "voir [la page][the page] ou [lui][it] ou [un][it].\n\n[the page]: a\n[it]: b\n"
    )


def test_links_to_headings_still_lead_there(path: Path) -> None:
    text = "# The *start*\n\n[a](#the-start) [b](#end-1)\n\n## End\n\n## End\n\n## Other\n"
    french = ("Le début", None, "Fin", "Fin", "Autre")
    assert _translated(path, text, *french) == (
        '# <a id="the-start"></a>Le début\n\n[a](#the-start) [b](#end-1)\n\n'
        '## Fin\n\n## <a id="end-1"></a>Fin\n\n## Autre\n'
    )


def test_front_matter_stays_what_it_is(path: Path) -> None:
    text = "---\ntitle: One\ndescription: 'Two'\nsummary: \"Three\"\nslug: four\n---\n"
    assert _translated(path, text, "Un : deux", "l'autre", 'dit "a"') == (
        "---\ntitle: \"Un : deux\"\ndescription: 'l''autre'\n"
        'summary: "dit \\"a\\""\nslug: four\n---\n'
    )
    assert _translated(path, text, "Un", None, None).startswith("---\ntitle: Un\n")


def test_the_encoding_stays_or_becomes_utf_8(path: Path) -> None:
    text = "# L'été à la plage\n\nOù il fait très chaud, ça va de soi. Déjà vu, là-bas.\n" * 3
    path.write_bytes(text.encode("cp1252"))
    assert_identity(path)
    output = io.BytesIO()
    french = iter([MarkedText("Пляж"), *[None] * 5])
    (notice,) = Markdown().write(path, output, TO_FRENCH, french)
    assert notice.message == ENCODING_CHANGED
    assert output.getvalue().decode() == text.replace("L'été à la plage", "Пляж", 1)


def test_a_file_is_markdown_by_its_name(path: Path) -> None:
    path.write_text("# a")
    assert registration_of(path).name == "Markdown"
    other = path.with_suffix(".txt")
    other.write_text("# a")
    assert registration_of(other).name == "Plain text"


PIECES = (
    *("a", "B c", "*", "**", "_", "`", "[", "](b)", "]", "![", "<b>", "</b>", "\n", "\n\n", "  \n"),
    *(
        "# ",
        "> ",
        "- ",
        "1. ",
        "|",
        "\n|-|-|\n",
        "    ",
        "\t",
        "\\",
        "&amp;",
        "~~",
        "$",
        "```",
        "---",
    ),
    *("<div>", "</div>", "\r\n", "é", "<!--", "[a]: b\n", "[^1]", "{{", "}}", "!", ":::"),
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_whatever_it_is_it_comes_back(path: Path, pieces: list[str]) -> None:
    path.write_bytes("".join(pieces).encode())
    assert_identity(path)
    written(path, Pseudo.UPPER)
