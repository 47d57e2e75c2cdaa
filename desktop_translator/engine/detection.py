"""Finding out what an unknown folder of model files is, and how its model must be used.

File names tell some families, tokens of the vocabulary the others; what cannot be run is refused
with the reason. Nothing here loads a model.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop_translator.core.errors import ModelUnsupportedError
from desktop_translator.engine.families import (
    ARGOS,
    ARGOS_BPE,
    FAMILIES,
    M2M100,
    MADLAD,
    MBART50,
    NLLB,
    ONMT,
    OPUS,
    QUICKMT,
    SMALL100,
    Family,
)
from desktop_translator.engine.framing import control_tokens, language_tokens
from desktop_translator.engine.model_files import WEIGHTS
from desktop_translator.engine.model_header import read_header
from desktop_translator.engine.naming import card_languages, first_language, pair_in_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from desktop_translator.engine.model_header import Header

_DECODER_LAYER = re.compile(r"decoder/layer_\d+/")
_METADATA = "metadata.json"
_SMALL100_DECODER_LAYERS = 3
_VOCABULARIES = ("shared_vocabulary", "source_vocabulary", "target_vocabulary", "vocabulary")

# Names of files that show what a folder holds that cannot be run, and what that is.
_REFUSED: tuple[tuple[str, str], ...] = (
    (
        r"(.*/)?vocab/model\.SRC",
        "it is an IndicTrans2 model, whose transliteration is not built in",
    ),
    (r"(.*/)?[\w.-]*\.(code|codes|bpe)", "its text was cut by byte pairs of a kind not built in"),
)
_NOT_CONVERTED: tuple[tuple[str, str], ...] = (
    (r"(.*/)?[\w.-]*\.gguf", "it is a language model for llama.cpp, not one for translation"),
    (
        r"(.*/)?[\w.-]*\.onnx",
        "it is in ONNX format; only CTranslate2 and Marian models can be used",
    ),
    (
        r"(.*/)?([\w.-]*\.(safetensors|pt|pth|h5|msgpack)|pytorch_model.*\.bin)",
        "it is for PyTorch or TensorFlow and was not converted; look for its CTranslate2 version",
    ),
)


@dataclass(frozen=True, slots=True)
class Detected:
    """What a folder holds.

    `sources` and `targets` are empty where they cannot be told; `marks` are tokens for languages
    that the vocabulary does not give away.
    """

    family: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    marks: Mapping[str, str] = field(default_factory=dict)


def refusal(names: Sequence[str]) -> str | None:
    """Tell from the names of files alone why what they make cannot be run; None if it may."""
    rules = _REFUSED if any(name.endswith(WEIGHTS) for name in names) else _NOT_CONVERTED
    for pattern, reason in rules:
        if any(re.fullmatch(pattern, name) for name in names):
            return reason
    return None


def detect(folder: Path, name: str, family: str = "", weights: Path | None = None) -> Detected:
    """Find out the family and the languages of the model in a folder.

    Args:
        folder: holds what belongs to the model.
        name: of the model or its repository: most say their languages there.
        family: the family, where someone knows better.
        weights: the `model.bin`, where it does not lie in `folder`.

    Raises:
        ModelUnsupportedError: it is no model that can be run; the error says why.
    """
    if family and family not in FAMILIES:
        raise _unsupported(name, f"its family is “{family}”")
    header = _header(weights or folder / WEIGHTS, name)
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    reason = refusal([*names, WEIGHTS])
    if reason is not None and not family:
        raise _unsupported(name, reason)
    tokens = _tokens(folder, name)
    found = FAMILIES[family] if family else _family(folder, name, header, tokens)
    _require_pieces(folder, name, found)
    if (folder / _METADATA).exists() and found in (ARGOS, ARGOS_BPE):
        return _argos(folder, name, found)
    languages = tuple(sorted(language_tokens(found, control_tokens(found, tokens))))
    if found.needs_languages:
        return Detected(found.name, *_sides(name, languages))
    said = first_language(name) if languages else pair_in_name(name) or ()
    card = card_languages(folder / "README.md")
    if card and not card.issuperset(said):
        said = ()  # name and card disagree: whoever adds the model knows better than a guess
    return Detected(found.name, said[:1], languages or said[1:])


def _family(folder: Path, name: str, header: Header, tokens: frozenset[str]) -> Family:
    def has(*files: str) -> bool:
        return any((folder / file).exists() for file in files)

    if has(_METADATA):
        return ARGOS_BPE if has(*ARGOS_BPE.source_pieces) else ARGOS
    if has(*QUICKMT.source_pieces):
        return QUICKMT
    if has(*OPUS.source_pieces) and has(*OPUS.target_pieces):
        return OPUS
    if "eng_Latn" in tokens:
        return NLLB
    if "__en__" in tokens:
        small = has("tokenization_small100.py") or "small100" in re.sub(r"[-_]", "", name.lower())
        layers = {match[0] for key in header.variables if (match := _DECODER_LAYER.match(key))}
        return SMALL100 if small or len(layers) == _SMALL100_DECODER_LAYERS else M2M100
    if "<2en>" in tokens:
        return MADLAD
    if "en_XX" in tokens:
        return MBART50
    if has(*ONMT.source_pieces):
        return ONMT
    raise _unsupported(name, "it has no file that tells how its text is cut into tokens")


def _sides(name: str, languages: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tell what a model of many languages reads and writes; some know only English on a side."""
    one, many = ("en",), languages
    if "one-to-many" in name:
        return one, many
    return (many, one) if "many-to-one" in name else (many, many)


def _argos(folder: Path, name: str, family: Family) -> Detected:
    """Read `metadata.json`, as `IPackage.load_metadata_from_json` of Argos Translate does."""
    from desktop_translator.core.language_codes import language_tag

    try:
        data = json.loads((folder / _METADATA).read_text(encoding="utf-8"))
        source, target = str(data["from_code"]), str(data["to_code"])
        prefix = str(data.get("target_prefix") or "")
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise _unsupported(name, f"its {_METADATA} does not say which languages it is") from error
    tag = language_tag(target) or target
    marks = {tag: prefix} if prefix else {}
    return Detected(family.name, (language_tag(source) or source,), (tag,), marks)


def _require_pieces(folder: Path, name: str, family: Family) -> None:
    for files in (family.source_pieces, family.target_pieces):
        if not any((folder / file).exists() for file in files):
            reason = f"it is of the kind “{family.name}”, and its file {files[0]} is missing"
            raise _unsupported(name, reason)


def _header(path: Path, name: str) -> Header:
    try:
        header = read_header(path)
    except FileNotFoundError as error:
        raise _unsupported(name, f"it has no {WEIGHTS}") from error
    except (ValueError, OSError) as error:
        raise _unsupported(name, f"{WEIGHTS} cannot be read: {error}") from error
    if not header.translates:
        reason = f"it is of the kind {header.kind}, which does not translate"
        raise _unsupported(name, reason)
    return header


def _tokens(folder: Path, name: str) -> frozenset[str]:
    """Read every token of every vocabulary."""
    tokens: set[str] = set()
    for stem in _VOCABULARIES:
        for path in (folder / f"{stem}.json", folder / f"{stem}.txt"):
            if not path.exists():
                continue
            try:
                text = path.read_text(encoding="utf-8")
                tokens.update(json.loads(text) if path.suffix == ".json" else text.split("\n"))
            except (ValueError, TypeError, OSError) as error:
                raise _unsupported(name, f"{path.name} is not a list of tokens") from error
    if not tokens:
        raise _unsupported(name, "it has no vocabulary")
    return frozenset(tokens)


def _unsupported(name: str, reason: str) -> ModelUnsupportedError:
    return ModelUnsupportedError(model=name, reason=reason)
