from __future__ import annotations

import pytest

from desktop_translator.pipeline.masks import Masked, mask_items, mask_numbers

NAMES = ("Paris", "Boston")


def test_items_are_replaced_and_come_back() -> None:
    masked = mask_items("Écrivez à a@b.fr ou {name}.", NAMES)
    assert masked.text == "Écrivez à Paris ou Boston."
    assert masked.unmask("Write to Boston or Paris.") == "Write to {name} or a@b.fr."


def test_a_name_that_the_text_has_is_not_used() -> None:
    assert mask_items("À Paris, voir {place}.", NAMES).text == "À Paris, voir Boston."


def test_with_too_few_names_the_text_stays() -> None:
    text = "{a} {b} {c}"
    assert mask_items(text, NAMES) == Masked(text)


def test_an_emoji_stays() -> None:
    assert mask_items("Oui 😀 non", NAMES).masks == ()


def test_a_name_is_a_word_of_its_own() -> None:
    assert mask_items("le%stest", NAMES).text.split() == ["le%stest"]
    assert mask_items("a{name}b", NAMES).text == "a Paris b"
    assert mask_items("{x}", NAMES).unmask("Parisian, Paris") == "Parisian, {x}"


def test_each_item_comes_back_once() -> None:
    assert mask_items("{x}", NAMES).unmask("Paris Paris") == "{x} Paris"


@pytest.mark.parametrize(
    ("growing", "shown"),
    [("See", "See"), ("See P", "See"), ("See Paris", "See {x}"), ("See Pa and", "See Pa and")],
)
def test_an_end_that_may_become_a_name_is_held_back(growing: str, shown: str) -> None:
    assert mask_items("Voir {x}", NAMES).unmask(growing, growing=True) == shown


def test_numbers_of_several_digits_are_replaced_by_those_a_model_knows() -> None:
    masked = mask_numbers(Masked("Né en 1957, 3 fils et 48 chats"))
    assert masked.text == "Né en 2013, 3 fils et 30 chats"
    assert masked.unmask("Born in 2013, 3 sons and 30 cats") == "Born in 1957, 3 sons and 48 cats"


def test_numbers_that_stand_in_for_each_other_are_not_mixed_up() -> None:
    masked = mask_numbers(Masked("14 et 1 500 et 77"))
    assert masked.unmask(masked.text) == "14 et 1 500 et 77"
