from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_translator.pipeline.import_origin import Origin, origin_of

if TYPE_CHECKING:
    from pathlib import Path


def test_an_archive_is_named_without_its_ending_and_a_folder_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "translate-en_fr-1.9").mkdir()
    assert origin_of(tmp_path / "translate-en_fr-1.9") == Origin("translate-en_fr-1.9")
    archive = tmp_path / "translate-en_fr-1.9.argosmodel"
    assert origin_of(archive) == Origin("translate-en_fr-1.9")


def test_the_hub_s_cache_tells_repository_and_commit(tmp_path: Path) -> None:
    commit = "c27cc8024e01a047733a1e34796e2ab19d74b237"
    folder = tmp_path / "hub" / "models--quickmt--quickmt-zh-en" / "snapshots" / commit
    folder.mkdir(parents=True)
    expected = Origin("quickmt-zh-en", "quickmt/quickmt-zh-en", commit)
    assert origin_of(folder) == expected
    assert origin_of(folder / "model.bin") == expected
