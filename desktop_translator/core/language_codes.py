"""One code per language, whatever a model calls it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# What the IANA registry does not know, or knows as something that nobody asks for by that name:
# Argos (pb, zt), OPUS-MT (jap, pob), M2M-100 (ns), FLORES-200 (kor_Hang, pbt, quy, twi).
_OVERRIDES: Mapping[str, str] = MappingProxyType(
    {
        "jap": "ja",
        "kor": "ko",
        "ns": "nso",
        "pb": "pt-BR",
        "pbt": "ps",
        "pob": "pt-BR",
        "quy": "qu",
        "twi": "tw",
        "zt": "zh-Hant",
    }
)

# Language families (ISO 639-5) that OPUS-MT names models after: not languages to choose.
_GROUPS = frozenset(
    """
    aav afa alv apa aqa art ath aus aut bad bai bat bih bnt btk cai cau cel cpe cpf cpp crp cus
    dra euq fiu fox gem gme gmq gmw grk hok hyx iir inc ine ira iro itc jpx kar kdo khi kro map
    mis mkh mul mun nah nai ngf nic nub omq omv oto paa phi poz pqe qwe roa sai sal sdv sem sgn
    sio sit sla smi son sqj ssa syd tai tbq trk tup tuw urj wak wen xgn xnd ypk zhx zle zls zlw
    znd
    """.split()  # noqa: SIM905 - a hundred quotation marks say no more
)


def language_tag(code: str) -> str | None:
    """Return the BCP-47 tag of a language for the code that a model uses; None if it names none.

    ISO 639-1 to 639-3 and FLORES-200 codes are understood; individual languages that people call
    by the name of their macrolanguage get its code (`arb_Arab` is `ar`), and a script is named
    only where it is not the usual one (`zho_Hant` is `zh-Hant`, `zho_Hans` is `zh`).
    """
    # 0.1 s, and not needed to open a window.
    import langcodes
    from langcodes.tag_parser import LanguageTagError

    first, _, rest = code.replace("_", "-").partition("-")
    if first.lower() in _GROUPS:
        return None
    override = _OVERRIDES.get(first.lower())
    if override is not None:
        return override
    try:
        tag = langcodes.standardize_tag(f"{first}-{rest}" if rest else first, macro=True)
        language = langcodes.Language.get(tag)
    except LanguageTagError:
        return None
    if not language.is_valid() or language.variants or language.extensions or language.private:
        return None
    spoken = langcodes.Language.make(language=language.language, territory=language.territory)
    usual_script = spoken.maximize().script
    script = None if language.script == usual_script else language.script
    return str(
        langcodes.Language.make(language.language, script=script, territory=language.territory)
    )
