from __future__ import annotations

import pytest

from desktop_translator.core.language_codes import language_tag


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("en", "en"),
        ("eng_Latn", "en"),
        ("ZH", "zh"),
        ("iw", "he"),
        # FLORES-200 names individual languages and scripts.
        ("arb_Arab", "ar"),
        ("pes_Arab", "fa"),
        ("zsm_Latn", "ms"),
        ("kmr_Latn", "ku"),
        ("srp_Cyrl", "sr"),
        ("nob_Latn", "nb"),
        ("kor_Hang", "ko"),
        ("jpn_Jpan", "ja"),
        ("zho_Hans", "zh"),
        ("zho_Hant", "zh-Hant"),
        ("ace_Latn", "ace"),
        ("ace_Arab", "ace-Arab"),
        ("quy_Latn", "qu"),
        ("pbt_Arab", "ps"),
        ("twi_Latn", "tw"),
        ("aka_Latn", "ak"),
        # OPUS-MT's marks, M2M-100's tokens, Argos's packages.
        ("fra", "fr"),
        ("por", "pt"),
        ("pob", "pt-BR"),
        ("cmn_Hans", "zh"),
        ("cmn_Hant", "zh-Hant"),
        ("jap", "ja"),
        ("ns", "nso"),
        ("pb", "pt-BR"),
        ("zt", "zh-Hant"),
    ],
)
def test_what_models_call_a_language(code: str, tag: str) -> None:
    assert language_tag(code) == tag


@pytest.mark.parametrize(
    "code", ["translate", "back_translated", "en_xx_simple", "", "x", "roa", "mul", "12", "<s>"]
)
def test_what_is_no_language(code: str) -> None:
    assert language_tag(code) is None
