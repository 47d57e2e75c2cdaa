from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
import string
from typing import TYPE_CHECKING

import pytest

from desktop_translator import core
from desktop_translator.core.errors import AppError, OfflineError, OptionOutOfRangeError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

MODULES = [
    importlib.import_module(f"{core.__name__}.{name}")
    for _, name, _ in pkgutil.iter_modules(core.__path__)
    if name.endswith("errors")
]


def _kinds(base: type[AppError] = AppError) -> Iterator[type[AppError]]:
    yield base
    for kind in base.__subclasses__():
        yield from _kinds(kind)


KINDS = sorted(set(_kinds()), key=lambda kind: kind.__name__)
CONCRETE = [kind for kind in KINDS if "message" in vars(kind)]


def _documented_fields(kind: type[AppError]) -> set[str]:
    _, _, documented = (kind.__doc__ or "").partition("Fields: ")
    return set(re.findall(r"`(\w+)`", documented))


def _used_fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _made(kind: type[AppError]) -> AppError:
    return kind(**{name: f"<{name}>" for name in _documented_fields(kind)})


def test_every_error_of_the_module_is_found() -> None:
    written = {
        thing
        for module in MODULES
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Exception)
    }
    assert written == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_survives_the_way_between_processes(kind: type[AppError]) -> None:
    error = _made(kind)
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert type(copy) is kind
    assert copy.fields == error.fields
    assert str(copy) == str(error)


@pytest.mark.parametrize("kind", CONCRETE)
def test_the_words_of_an_error_need_only_its_documented_fields(kind: type[AppError]) -> None:
    used = _used_fields(kind.message) | _used_fields(kind.advice)
    assert used <= _documented_fields(kind)
    error = _made(kind)
    for text in (kind.message, kind.advice):
        words = text.format(**error.fields)
        assert all(f"<{name}>" in words for name in _used_fields(text))


@pytest.mark.parametrize("kind", CONCRETE)
def test_an_error_speaks_plainly(kind: type[AppError]) -> None:
    for text in (kind.message, kind.advice):
        assert not re.search(r"error|failed|failure|invalid|exception|fatal", text, re.IGNORECASE)
        assert text == text.strip()
        assert text.endswith(".")
        assert "  " not in text


@pytest.mark.parametrize("kind", [kind for kind in CONCRETE if kind is not AppError])
def test_every_error_has_words_of_its_own(kind: type[AppError]) -> None:
    assert kind.message != AppError.message
    assert kind.advice != AppError.advice


@pytest.mark.parametrize("kind", KINDS)
def test_only_wrong_usage_ends_the_terminal_like_wrong_usage(kind: type[AppError]) -> None:
    assert kind.exit_code != 0
    assert (kind.exit_code == 2) == issubclass(kind, (OptionOutOfRangeError, UsageError))
    assert kind.exit_code < 126  # shells keep the rest to themselves


def test_the_log_names_the_kind_and_the_fields() -> None:
    assert str(OfflineError(host="example.org")) == "OfflineError {'host': 'example.org'}"
