from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop_translator.core.decoding import DecodingOptions, Method
from desktop_translator.core.errors import SettingsNotSavedError
from desktop_translator.core.quality import Preset, Quality
from desktop_translator.core.settings import Settings, Theme
from desktop_translator.storage.settings_file import read_settings, write_settings
from tests.properties import QUICK

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
all_settings = st.builds(
    Settings,
    source=st.text(),
    target=st.text(),
    theme=st.sampled_from(Theme),
    zoom_percent=st.integers(50, 300),
    geometry=st.text(),
    splitter=st.text(),
    quality=st.builds(
        Quality,
        preset=st.sampled_from(Preset),
        freedom_percent=st.integers(0, 100),
        custom=st.builds(
            DecodingOptions,
            method=st.sampled_from(Method),
            beam_size=st.integers(2, 8),
            temperature=st.floats(0.1, 2.0),
            seed=st.integers(0, 999_999),
        ),
    ),
)


def _read(content: bytes) -> Settings:
    with TemporaryDirectory() as folder:
        path = Path(folder, "settings.json")
        path.write_bytes(content)
        return read_settings(path)


@QUICK
@given(all_settings)
def test_settings_come_back_as_they_were(settings: Settings) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "settings.json")
        write_settings(path, settings)
        assert read_settings(path) == settings


@QUICK
@given(st.binary())
@example(b"[" * 100_000)
@example(b'{"zoom_percent": ' + b"9" * 5000 + b"}")
@example(b"\xff\xfe")
def test_junk_gives_the_defaults(content: bytes) -> None:
    assert _read(content) == Settings()


@QUICK
@given(
    st.dictionaries(
        st.sampled_from([*Settings.__dataclass_fields__, "other"]),
        json_values,
    )
)
def test_values_of_any_kind_give_settings_of_the_right_kinds(values: dict[str, object]) -> None:
    settings = _read(json.dumps(values).encode())
    for name in Settings.__dataclass_fields__:
        assert type(getattr(settings, name)) is type(getattr(Settings(), name))


@pytest.mark.parametrize("content", ["[]", "null", '"dark"', "1"])
def test_json_that_is_no_object_gives_the_defaults(content: str) -> None:
    assert _read(content.encode()) == Settings()


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "missing" / "settings.json") == Settings()


def test_a_folder_in_the_place_of_the_file_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path) == Settings()


def test_one_wrong_value_does_not_cost_the_others() -> None:
    content = {"source": 1, "target": "de", "theme": "neon", "zoom_percent": "big", "geometry": []}
    assert _read(json.dumps(content).encode()) == Settings(target="de")


def test_a_theme_is_read_as_one() -> None:
    assert _read(b'{"theme": "dark"}').theme is Theme.DARK


def test_a_wrong_option_does_not_cost_the_others() -> None:
    quality = {
        "preset": "custom",
        "freedom_percent": "free",
        "custom": {"method": "beam", "beam_size": 99, "temperature": 10**400, "top_p": 1, "x": 0},
    }
    custom = DecodingOptions(Method.BEAM, top_p=1.0)
    assert _read(json.dumps({"quality": quality}).encode()).quality == Quality(
        Preset.CUSTOM, custom=custom
    )


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "below" / "settings.json"
    write_settings(path, Settings(source="fr"))
    assert json.loads(path.read_text(encoding="utf-8"))["source"] == "fr"
    assert list(path.parent.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "settings.json"
    with pytest.raises(SettingsNotSavedError) as caught:
        write_settings(path, Settings())
    assert caught.value.fields["path"] == str(path)
    assert caught.value.fields["reason"]
