from __future__ import annotations

from desktop_translator.core.decoding import GREEDY, DecodingOptions, Method
from desktop_translator.pipeline.sentence_cache import Remembered, SentenceCache


def test_a_sentence_is_remembered_for_its_model() -> None:
    cache = SentenceCache()
    cache.put("a", GREEDY, "Oui.", Remembered("Yes."))
    assert cache.get("a", GREEDY, "Oui.") == Remembered("Yes.")
    assert cache.get("b", GREEDY, "Oui.") is None
    assert cache.get("a", GREEDY, "oui.") is None


def test_an_empty_translation_is_remembered() -> None:
    cache = SentenceCache()
    cache.put("a", GREEDY, "Hum.", Remembered(""))
    assert cache.get("a", GREEDY, "Hum.") == Remembered("")


def test_a_newer_translation_replaces_the_older() -> None:
    cache = SentenceCache()
    cache.put("a", GREEDY, "Oui.", Remembered("Yes."))
    cache.put("a", GREEDY, "Oui.", Remembered("Yeah."))
    assert (cache.get("a", GREEDY, "Oui."), len(cache)) == (Remembered("Yeah."), 1)


def test_a_full_cache_forgets_what_was_used_longest_ago() -> None:
    cache = SentenceCache(max_sentences=2)
    cache.put("a", GREEDY, "Un.", Remembered("One."))
    cache.put("a", GREEDY, "Deux.", Remembered("Two."))
    cache.get("a", GREEDY, "Un.")
    cache.put("a", GREEDY, "Trois.", Remembered("Three."))
    assert cache.get("a", GREEDY, "Deux.") is None
    assert cache.get("a", GREEDY, "Un.") == Remembered("One.")
    assert cache.get("a", GREEDY, "Trois.") == Remembered("Three.")
    assert len(cache) == 2


def test_each_way_to_decode_has_its_own_translations() -> None:
    cache = SentenceCache()
    cache.put("a", GREEDY, "Oui.", Remembered("Yes."))
    assert cache.get("a", DecodingOptions(Method.BEAM), "Oui.") is None
