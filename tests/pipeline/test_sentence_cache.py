from __future__ import annotations

from desktop_translator.pipeline.sentence_cache import SentenceCache


def test_a_sentence_is_remembered_for_its_model() -> None:
    cache = SentenceCache()
    cache.put("a", "Oui.", "Yes.")
    assert cache.get("a", "Oui.") == "Yes."
    assert cache.get("b", "Oui.") is None
    assert cache.get("a", "oui.") is None


def test_an_empty_translation_is_remembered() -> None:
    cache = SentenceCache()
    cache.put("a", "Hum.", "")
    assert cache.get("a", "Hum.") == ""


def test_a_newer_translation_replaces_the_older() -> None:
    cache = SentenceCache()
    cache.put("a", "Oui.", "Yes.")
    cache.put("a", "Oui.", "Yeah.")
    assert (cache.get("a", "Oui."), len(cache)) == ("Yeah.", 1)


def test_a_full_cache_forgets_what_was_used_longest_ago() -> None:
    cache = SentenceCache(max_sentences=2)
    cache.put("a", "Un.", "One.")
    cache.put("a", "Deux.", "Two.")
    cache.get("a", "Un.")
    cache.put("a", "Trois.", "Three.")
    assert cache.get("a", "Deux.") is None
    assert (cache.get("a", "Un."), cache.get("a", "Trois.")) == ("One.", "Three.")
    assert len(cache) == 2
