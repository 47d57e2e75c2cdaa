"""What is known of commands and environments; all others are kept whole, arguments and all."""

from __future__ import annotations


def _names(names: str) -> frozenset[str]:
    return frozenset(names.split())


FORMATTING = _names(
    "emph textbf textit textsl textsc textrm textsf textup textmd textnormal underline uline uuline"
    " sout hl enquote mbox text textsuperscript textsubscript MakeUppercase MakeLowercase uppercase"
    " lowercase"
)
"""Their one argument is text in a sentence."""

FORMATTING_AFTER = {
    "textcolor": 1,
    "colorbox": 1,
    "hyperref": 0,
    "parbox": 1,
    "multicolumn": 2,
    "multirow": 2,
}
"""Their last argument is text in a sentence, after so many others."""

ADDRESSES = _names("url path nolinkurl href")
"""In their first argument a per cent sign is a letter."""

CODES = _names("texttt code lstinline mintinline foreignlanguage")
"""What they print is not to be translated."""

HEADINGS = _names(
    "part chapter section subsection subsubsection paragraph subparagraph addchap addsec caption"
    " title subtitle frametitle framesubtitle minisec"
)
"""Their arguments, the optional one too, are texts of their own."""

NOTES = _names("footnote footnotetext thanks marginpar sidenote endnote")
"""They stand in a sentence, and are texts of their own."""

PLACES = _names(
    "label index cite citep parencite autocite footcite nocite smartcite supercite glossary hspace"
    " vspace includegraphics input include bibliography bibliographystyle footnotemark phantom"
    " vphantom hphantom pagestyle thispagestyle setcounter addtocounter setlength addtolength"
    " addcontentsline markboth markright newcommand renewcommand providecommand newenvironment"
    " newtheorem usepackage linespread selectlanguage color pagecolor rule raisebox hypersetup"
    " captionsetup bookmark cline cmidrule phantomsection protect linebreak pagebreak nopagebreak"
    " enlargethispage"
)
"""They print nothing, or nothing that is part of a sentence; they take arguments."""

SWITCHES = _names(
    "noindent indent centering raggedright raggedleft maketitle tableofcontents"
    " listoffigures listoftables newpage clearpage"
    " cleardoublepage bigskip medskip smallskip appendix frontmatter mainmatter backmatter hline"
    " toprule midrule bottomrule em bf it sl sc rm sf tt bfseries itshape slshape scshape rmfamily"
    " sffamily ttfamily mdseries upshape normalfont tiny scriptsize footnotesize small normalsize"
    " large Large LARGE huge Huge left right printbibliography printindex sloppy fussy flushbottom"
    " raggedbottom onecolumn twocolumn begingroup endgroup bgroup egroup relax"
)
"""They take no argument: a group behind them is text."""

SEPARATORS = _names("par newline hfill vfill quad qquad enspace and")
"""They take no argument, and part words."""

PRINTED = {"LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "today": "today"}
"""They take no argument, and print what is a word of the sentence."""

MATHS = _names(
    "math displaymath equation equation* align align* gather gather* multline multline* eqnarray"
    " eqnarray* flalign flalign* alignat alignat* IEEEeqnarray dmath dmath*"
)
"""Environments of mathematics: they may stand within a sentence."""

LITERAL = _names(
    "verbatim verbatim* Verbatim BVerbatim LVerbatim lstlisting minted alltt comment filecontents"
    " filecontents* tikzpicture pgfpicture picture pspicture forest tikzcd axis asy algorithm"
    " algorithmic algorithm2e thebibliography otherlanguage otherlanguage* pycode luacode code"
)
"""Environments that are never touched."""

TABLES = {"tabular": 1, "tabular*": 2, "tabularx": 2, "tabulary": 2, "longtable": 1, "tabbing": 0}
"""Environments whose lines end with `\\\\`, and how many arguments they have."""

ARGUMENTS = {
    "minipage": 1,
    "multicols": 1,
    "wrapfigure": 2,
    "wraptable": 2,
    "adjustbox": 1,
    "column": 1,
    "spacing": 1,
    "list": 2,
    "enumerate": 0,
    "subfigure": 1,
    "subtable": 1,
    "adjustwidth": 2,
}
"""Environments with arguments that are no text."""

TITLED = _names("frame block alertblock exampleblock")
"""Environments whose argument is a text."""
