"""How many plural forms a language has, which they are, and for which numbers.

From the plural rules of Unicode CLDR 47 (cardinal numbers), checked against Babel 2.18: 25 sets of
rules serve all languages, so a table is lighter than the ten megabytes of that library.
"""

from __future__ import annotations

from dataclasses import dataclass

ORDER = ("zero", "one", "two", "few", "many", "other")


@dataclass(frozen=True, slots=True)
class PluralRule:
    """The plural forms of a language.

    `categories` are those of CLDR, for all numbers; `counted` those that whole numbers below a
    million have, in CLDR's order: the forms of gettext. `formula` gives the place in `counted`
    for a number n, in the language of gettext's headers.
    """

    categories: tuple[str, ...]
    counted: tuple[str, ...]
    formula: str
    exact_one: bool
    """The category `one` holds the number 1 only, so that its text need not name the number."""

    @property
    def header(self) -> str:
        """The value of a `Plural-Forms` header."""
        formula = self.formula if len(self.counted) == 1 else f"({self.formula})"
        return f"nplurals={len(self.counted)}; plural={formula};"


def plural_rule(language: str) -> PluralRule:
    """Return the rule of a BCP-47 tag, that of English where CLDR has none."""
    tag = language.replace("_", "-").lower()
    return _RULES.get(tag) or _RULES.get(tag.split("-")[0]) or _RULES["en"]


_SLAVIC_ONE = "n%10==1 && n%100!=11"
_SLAVIC_FEW = "n%10>=2 && n%10<=4 && (n%100<12 || n%100>14)"
_TABLE = (
    # languages, categories, those of whole numbers, formula
    (
        (
            "bm bo dz hnj id ig ii ja jbo jv kde kea km ko lkt lo ms my nqo osa sah ses sg su th to"
            " tpi vi wo yo yue zh"
        ),
        *("other", "other", "0"),
    ),
    ("en", "one other", "one other", "n!=1"),
    (
        "ak am as bho bn csw doi fa ff gu hi hy kab kn ln mg nso pa pcm si ti wa zu",
        *("one other", "one other", "n>1"),
    ),
    ("ca es it lld pt-pt scn vec", "one many other", "one other", "n!=1"),
    ("fr ht pt", "one many other", "one other", "n>1"),
    (
        "he iu naq sat se sma smj smn sms",
        "one two other",
        *["one two other", "n==1 ? 0 : n==2 ? 1 : 2"],
    ),
    (
        "be ru uk",
        *("one few many other", "one few many", f"{_SLAVIC_ONE} ? 0 : {_SLAVIC_FEW} ? 1 : 2"),
    ),
    (
        "bs hr sh sr",
        *("one few other", "one few other", f"{_SLAVIC_ONE} ? 0 : {_SLAVIC_FEW} ? 1 : 2"),
    ),
    ("pl", "one few many other", "one few many", f"n==1 ? 0 : {_SLAVIC_FEW} ? 1 : 2"),
    (
        "cs sk",
        *("one few many other", "one few other", "n==1 ? 0 : n>=2 && n<=4 ? 1 : 2"),
    ),
    ("blo ksh lag", "zero one other", "zero one other", "n==0 ? 0 : n==1 ? 1 : 2"),
    (
        "dsb hsb sl",
        *("one two few other", "one two few other"),
        "n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3",
    ),
    (
        "ceb fil tl",
        *("one other", "one other"),
        "n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9)",
    ),
    ("is mk", "one other", "one other", "n%10!=1 || n%100==11"),
    (
        "lv prg",
        *("zero one other", "zero one other"),
        f"n%10==0 || (n%100>=11 && n%100<=19) ? 0 : {_SLAVIC_ONE} ? 1 : 2",
    ),
    (
        "lt",
        *("one few many other", "one few other"),
        "n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && (n%100<11 || n%100>19) ? 1 : 2",
    ),
    (
        "ar",
        *("zero one two few many other", "zero one two few many other"),
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5",
    ),
    (
        "br",
        *("one two few many other", "one two few other"),
        (
            "n%10==1 && n%100!=11 && n%100!=71 && n%100!=91 ? 0"
            " : n%10==2 && n%100!=12 && n%100!=72 && n%100!=92 ? 1"
            " : (n%10==3 || n%10==4 || n%10==9) && (n%100<10 || n%100>19) && (n%100<70 || n%100>79)"
            " && n%100<90 ? 2 : 3"
        ),
    ),
    (
        "cy",
        *("zero one two few many other", "zero one two few many other"),
        "n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5",
    ),
    (
        "ga",
        *("one two few many other", "one two few many other"),
        "n==1 ? 0 : n==2 ? 1 : n>=3 && n<=6 ? 2 : n>=7 && n<=10 ? 3 : 4",
    ),
    (
        "gd",
        *("one two few other", "one two few other"),
        "n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3",
    ),
    (
        "gv",
        *("one two few many other", "one two few other"),
        "n%10==1 ? 0 : n%10==2 ? 1 : n%20==0 ? 2 : 3",
    ),
    (
        "mt",
        *("one two few many other", "one two few many other"),
        (
            "n==1 ? 0 : n==2 ? 1 : n==0 || (n%100>=3 && n%100<=10) ? 2"
            " : n%100>=11 && n%100<=19 ? 3 : 4"
        ),
    ),
    (
        "mo ro",
        *("one few other", "one few other"),
        "n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2",
    ),
    ("shi", "one few other", "one few other", "n<=1 ? 0 : n<=10 ? 1 : 2"),
    ("tzm", "one other", "one other", "n>1 && (n<11 || n>99)"),
)
_ONE_ALONE = frozenset(
    [
        "en",
        "ca",
        "es",
        "it",
        "lld",
        "pt-pt",
        "scn",
        "vec",
        "he",
        "iu",
        "naq",
        "sat",
        "se",
        "sma",
        "smj",
        "smn",
        "sms",
        "pl",
        "cs",
        "sk",
        "blo",
        "ksh",
        "lag",
        "ar",
        "cy",
        "ga",
        "mt",
        "mo",
        "ro",
    ]
)
_RULES = {
    language: PluralRule(
        tuple(categories.split()), tuple(counted.split()), formula, language in _ONE_ALONE
    )
    for languages, categories, counted, formula in _TABLE
    for language in languages.split()
}
