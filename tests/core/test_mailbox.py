from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_translator.core.mailbox import Mailbox
from tests.properties import THOROUGH

if TYPE_CHECKING:
    from collections.abc import Callable


def _in_thread(work: Callable[[], object]) -> threading.Thread:
    thread = threading.Thread(target=work)
    thread.start()
    return thread


@THOROUGH
@given(st.lists(st.integers(), min_size=1))
def test_the_newest_item_wins(items: list[int]) -> None:
    mailbox: Mailbox[int] = Mailbox()
    for item in items:
        mailbox.put(item)
    assert mailbox.take() == items[-1]
    assert not mailbox.interrupts()


def test_something_newer_interrupts_until_it_is_taken() -> None:
    mailbox: Mailbox[str] = Mailbox()
    assert not mailbox.interrupts()
    mailbox.put("new")
    assert mailbox.interrupts()
    mailbox.take()
    assert not mailbox.interrupts()


def test_take_waits_for_an_item() -> None:
    mailbox: Mailbox[str] = Mailbox()
    taken: list[str | None] = []
    taker = _in_thread(lambda: taken.append(mailbox.take()))
    mailbox.put("item")
    taker.join(10)
    assert taken == ["item"]


def test_closing_wakes_the_one_who_waits() -> None:
    mailbox: Mailbox[str] = Mailbox()
    taken: list[str | None] = []
    taker = _in_thread(lambda: taken.append(mailbox.take()))
    mailbox.close()
    taker.join(10)
    assert taken == [None]


def test_a_closed_mailbox_gives_nothing_and_interrupts() -> None:
    mailbox: Mailbox[str] = Mailbox()
    mailbox.put("too late")
    mailbox.close()
    assert mailbox.interrupts()
    assert mailbox.take() is None
    assert mailbox.take() is None


@pytest.mark.parametrize("item", [0, "", ()])
def test_an_item_that_counts_as_false_is_an_item(item: object) -> None:
    mailbox: Mailbox[object] = Mailbox()
    mailbox.put(item)
    assert mailbox.interrupts()
    assert mailbox.take() == item
