"""Words with a full stop that ends no sentence, and words that begin one, by language.

All are in lower case, without the last full stop.
"""

from __future__ import annotations

_LATIN_TITLES = "dr dres prof st ste mr mrs ms messrs jr mlle mme mmes mgr vs cf bzw approx ca"

_NEVER_LAST = {
    "en": (
        "gen gov sen sens rep reps col lt sgt capt cpt cmdr rev hon pres supt maj adm mt ft "
        "fig figs sec eq vol pp e.g i.e viz op.cit incl"
    ),
    "fr": ("m mm me mes pr vve c.-à-d c.à.d p.ex p.-ex av bd boul env tél réf dép"),
    "de": (
        "hr fr frl dipl ing nr nrn fa bsp evtl ggf inkl exkl vgl sog tel u.a z.b d.h z.t "
        "i.d.r o.g geb gest verh zzgl abzgl bzgl präs hl gen mio mrd"
    ),
    "es": (
        "sra srta sres sr d dña dra drs lic ing arq excmo excma ilmo ilma mons gral cnel av "
        "avda ee pág págs núm núms p.ej ej aprox tel c"
    ),
    "it": (
        "sig sigg sig.ra dott dott.ssa avv ing arch geom rag on egr spett gent pag pagg art "
        "artt tel p.es"
    ),
    "pt": ("sra sr srs sras dra profa exmo exma ilmo ilma eng arq av pág págs núm tel p.ex aprox"),
    "nl": ("dhr mevr mw mej drs ir ing nr nrs blz bijv d.w.z i.p.v t.a.v o.a m.b.t incl excl tel"),
    "ru": (
        "проф акад доц ср рис стр табл гл ул пл просп т.е т.к т.н т.о напр тыс млн млрд гр "
        "г-н г-жа ред изд вып разд п пп ст д кв корп обл р-н оз"
    ),
    "uk": "проф акад доц див рис стор табл гл вул пл просп т.зв напр тис млн млрд ред вид",
    "pl": "inż hab ul pl nr str rys tab np tzw tzn tj m.in św ks płk por",
    "cs": "ing mgr mudr judr phdr sv tzv tj např č čís str obr tab ul nám plk",
    "ar": "د أ م ص ج ق ب ت أ.د",
    "hi": (
        "डॉ श्री श्रीमती सुश्री कु प्रो पं सं क्र ए बी सी डी ई एफ जी एच आई जे एल एम एन ओ पी आर एस टी यू वी"
    ),
}
"""Titles, streets, "for example": a name, a number or more of the sentence follows."""

_BEFORE_NUMBER = {
    "en": (
        "p ch para art v ver ref refs line no nos jan feb mar apr jun jul aug sept sep oct nov dec"
    ),
    "fr": "p n no nos v art chap fig vol al janv févr avr juil sept oct nov déc",
    "de": "s z kap abb tab anm jg v abs art bd bde jan feb apr jun jul aug sept okt nov dez",
    "es": "p pp n v art arts cap vol fig",
    "it": "p pp n v cap vol fig",
    "pt": "p pp n v art cap vol fig",
    "ru": "с см гл т",
}
"""Pages, chapters, months: these end no sentence where a number follows."""

_MAY_BE_LAST = {
    "en": "inc ltd corp co bros jr sr etc al dept univ assn a.m p.m",
    "fr": "etc cie j.-c suiv hab",
    "de": "usw etc u.s.w jhd str",
    "es": "etc uu ud uds vd vds a.m p.m s.a",
    "pt": "etc ltda",
    "it": "ecc",
    "nl": "enz bv",
    "ru": "гг вв др т.д т.п руб коп см им пер",
}
"""These end a sentence only where the next word looks like the first of one."""

_STARTERS = {
    "en": (
        "the a an it he she they we you i this that these those there then in on at by for "
        "from but and so if when while as after before however his her its their our my your "
        "what who why how where yes no not one some many most all also now"
    ),
    "fr": (
        "le la les l un une des il elle ils elles on nous vous je tu ce cet cette ces c cela "
        "ça mais et ou donc or ni car si quand lorsque dans en sur pour par avec après avant "
        "selon son sa ses leur leurs mon ma mes notre votre puis alors ainsi oui non qui que"
    ),
    "de": (
        "der die das den dem des ein eine einen einem einer er sie es wir ihr ich du dies "
        "diese dieser dieses aber und oder denn wenn als nach vor für mit bei von zu im in am "
        "an auf aus auch doch dann da so sein seine ihre unser was wer wie wo warum ja nein "
        "nun jetzt"
    ),
    "es": (
        "el la los las un una unos unas él ella ellos ellas yo tú nosotros usted este esta "
        "estos pero y o si cuando en con por para de según después antes su sus mi no sí que "
        "luego así"
    ),
    "ru": (
        "он она оно они мы вы я ты это этот эта эти но и а или если когда в на по для от до "
        "из с так там тут потом после его её их наш ваш что кто как где почему да нет"
    ),
}
"""Words that, with a capital, most often begin a sentence."""

ORDINAL_LANGUAGES = frozenset(
    "de da nb nn no fi et lv cs sk sl hr sr bs hu pl tr is eu lb fo".split()  # noqa: SIM905
)
"""Where `19.` is how one writes "19th"."""

NAMES_WITH_A_MARK = (
    "Yahoo!",
    "Jeopardy!",
    "Joomla!",
    "Panic!",
    "Wham!",
    "Guess?",
    "モーニング娘。",
)


def never_last(language: str) -> frozenset[str]:
    """Return the abbreviations of a language that do not end a sentence."""
    return frozenset(_LATIN_TITLES.split()) | _words(_NEVER_LAST, language)


def before_number(language: str) -> frozenset[str]:
    """Return the abbreviations that do not end a sentence where a number follows."""
    return _words(_BEFORE_NUMBER, language)


def may_be_last(language: str) -> frozenset[str]:
    """Return the abbreviations that end a sentence where a new one plainly begins."""
    return _words(_MAY_BE_LAST, language)


def starters(language: str) -> frozenset[str]:
    """Return words that often begin a sentence; empty for a language that is not listed."""
    return _words(_STARTERS, language)


def _words(table: dict[str, str], language: str) -> frozenset[str]:
    return frozenset(table.get(language, "").split())
