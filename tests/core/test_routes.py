from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop_translator.core.errors import ModelMissingError
from desktop_translator.core.languages import Language, Languages
from desktop_translator.core.route_errors import HalfRouteError, ModelNotForPairError
from desktop_translator.core.routes import Router
from desktop_translator.core.wording import describe
from tests.fakes import fake_model

if TYPE_CHECKING:
    from desktop_translator.core.models import ModelInfo

FR_EN = fake_model("fr-en", "fr", "en")
EN_DE = fake_model("en-de", "en", "de")
FR_DE = fake_model("fr-de", "fr", "de")


def many(model_id: str = "many", *codes: str) -> ModelInfo:
    codes = codes or ("en", "fr", "de", "sw")
    return replace(fake_model(model_id), sources=codes, targets=codes)


def ids(router: Router, source: str = "fr", target: str = "de") -> list[str]:
    return [route.id for route in router.routes(source, target)]


def test_direct_goes_before_pivot_and_pivot_before_many_to_many() -> None:
    router = Router([many(), EN_DE, FR_EN, FR_DE])
    assert ids(router) == ["fr-de", "fr-en+en-de", "many", "fr-en+many", "many+en-de"]


def test_a_preference_goes_before_everything() -> None:
    router = Router([many(), EN_DE, FR_EN, FR_DE], {"fr-de": "many", "de-fr": "fr-de"})
    assert ids(router)[:2] == ["many", "fr-de"]
    assert ids(router.preferring({"fr-de": "fr-en+en-de"}))[0] == "fr-en+en-de"
    assert ids(router.preferring({"fr-de": "gone"}))[0] == "fr-de"


def test_of_several_direct_models_the_tier_counts_then_the_size() -> None:
    small = fake_model("small")
    large = replace(fake_model("large"), size_bytes=400_000_000)
    fast = replace(large, id="fast", extra={"tier": "fast"})
    best = replace(small, id="best", extra={"tier": "best"})
    same = replace(small, id="same")
    router = Router([small, same, fast, large, best])
    assert ids(router, "fr", "en") == ["best", "large", "small", "same", "fast"]


def test_a_model_for_the_pair_goes_before_one_with_several_sources() -> None:
    into_english = replace(many("mul-en"), targets=("en",), size_bytes=9_000_000_000)
    router = Router([into_english, EN_DE, FR_EN])
    assert ids(router, "fr", "en") == ["fr-en", "mul-en"]
    assert ids(router) == ["fr-en+en-de", "mul-en+en-de"]


def test_each_model_of_a_route_is_used_for_one_pair() -> None:
    (route,) = Router([many("first", "en", "fr"), many("second", "en", "de")]).routes("fr", "de")
    assert [(model.sources, model.targets) for model in route.models] == [
        (("fr",), ("en",)),
        (("en",), ("de",)),
    ]
    assert (route.source, route.via, route.target) == ("fr", "en", "de")
    assert route.pair_id == "first fr-en+second en-de"


def test_one_model_is_never_both_halves() -> None:
    assert ids(Router([many()])) == ["many"]


def test_there_is_one_pivot_at_most_and_it_is_english() -> None:
    chain = [fake_model("a", "fr", "es"), fake_model("b", "es", "de")]
    assert ids(Router(chain)) == []
    assert ids(Router([FR_EN, EN_DE]), "fr", "fr") == []


def test_size_counts_a_model_once() -> None:
    route = Router([FR_EN, EN_DE]).routes("fr", "de")[0]
    assert route.size_bytes == FR_EN.size_bytes + EN_DE.size_bytes
    assert route.name == "Model fr-en + Model en-de"


def test_every_language_that_can_be_reached_is_named() -> None:
    router = Router(
        [FR_EN, EN_DE, fake_model("en-fr", "en", "fr"), fake_model("es-it", "es", "it")]
    )
    assert router.targets_of("fr") == ("en", "de")
    assert router.sources_of("de") == ("en", "fr")
    assert router.targets_of("es") == ("it",)
    assert set(router.sources_of("fr")) == {"en"}


@pytest.mark.parametrize(
    ("models", "missing"),
    [([FR_EN], ("en", "de")), ([EN_DE], ("fr", "en"))],
)
def test_half_a_way_names_the_missing_half(
    models: list[ModelInfo], missing: tuple[str, str]
) -> None:
    with pytest.raises(HalfRouteError) as caught:
        Router(models).need("fr", "de")
    fields = caught.value.fields
    assert (fields["missing_source"], fields["missing_target"]) == missing
    languages = Languages([Language("en", "English", ""), Language("de", "German", "")])
    message, _ = describe(caught.value, languages)
    assert "by English" in message


@pytest.mark.parametrize("pair", [("fr", "es"), ("en", "fr"), ("fr", "fr"), ("sw", "es")])
def test_no_way_at_all_is_said(pair: tuple[str, str]) -> None:
    with pytest.raises(ModelMissingError) as caught:
        Router([fake_model("es-de", "es", "de")]).need(*pair)
    assert type(caught.value) is ModelMissingError


def test_a_chosen_model_must_serve_the_pair() -> None:
    router = Router([FR_EN, EN_DE, FR_DE])
    assert router.choose("fr", "de", "fr-en+en-de").via == "en"
    with pytest.raises(ModelNotForPairError) as caught:
        router.choose("fr", "de", "en-de")
    assert caught.value.fields["ids"] == "fr-de, fr-en+en-de"
