"""Tags of languages as office programs write them: with a region, `fr-FR`."""

from __future__ import annotations


def office_tag(tag: str) -> str:
    """Return a BCP-47 tag with the region where most people speak the language."""
    # 0.1 s, and not needed to read a document.
    import langcodes

    language = langcodes.Language.get(tag)
    region = language.territory or language.maximize().territory
    script = None if language.language == "zh" else language.script
    return "-".join(filter(None, (language.language, script, region)))


def has_language(tag: str, language: str) -> bool:
    """Tell whether a tag of a document is of a language, whatever its region."""
    return tag.replace("_", "-").split("-")[0].lower() == language.split("-")[0].lower()
