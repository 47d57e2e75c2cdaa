"""Steps `pack-up` and `unpack`: a training that moves to a lent machine and back."""

import lzma
import shutil
import tarfile
import tempfile
from itertools import count
from pathlib import Path

from starter_recipe.errors import RecipeError
from starter_recipe.layout import WorkFolder
from starter_recipe.packed import Packed
from starter_recipe.thin import thin

_MIB = 1 << 20
# Piece numbers are 16 bits wide; a compressor that knows saves a fifth.
_PAIRS_OF_BYTES = (
    {"id": lzma.FILTER_LZMA2, "preset": 6, "lc": 0, "lp": 1, "pb": 1, "dict_size": 64 * _MIB},
)


def pack_up_data(work: WorkFolder, to: Path, part_mib: float, bulk: float) -> int:
    """Write what `train` needs as parts into the folder `to`; return their bytes.

    `bulk`: share to take along of the sources that there is plenty of.
    """
    packed = Packed.load(work.require(work.packed, "pack"))
    with tempfile.TemporaryDirectory() as name:
        thinned = Path(name) / work.packed.name
        thin(packed, bulk).save(thinned)
        members = [work.require(work.vocabulary, "pack"), work.packed_development, thinned]
        return _write(members, to, part_mib)


def pack_up_weights(work: WorkFolder, to: Path, part_mib: float) -> int:
    """Write the averaged weights as parts into the folder `to`; return their bytes."""
    return _write([work.require(work.averaged, "train")], to, part_mib)


def unpack(parts: Path, work: WorkFolder) -> None:
    """Put what `pack_up_data` or `pack_up_weights` wrote into the work folder."""
    names = sorted(parts.glob("part-*"))
    if not names:
        raise RecipeError(f"{parts} holds no part: run the step 'pack-up' first.")
    work.root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as whole:
        for name in names:
            whole.write(name.read_bytes())
        whole.seek(0)
        try:
            with tarfile.open(fileobj=whole, mode="r:xz") as archive:
                for member in archive.getmembers():
                    _extract(archive, member, work.root)
        except (tarfile.TarError, lzma.LZMAError, EOFError) as error:
            raise RecipeError(f"The parts in {parts} are damaged or not all there.") from error


def _extract(archive: tarfile.TarFile, member: tarfile.TarInfo, root: Path) -> None:
    """Write one file of an archive; `extractall` is safe only from Python 3.11.4 on."""
    content = archive.extractfile(member)
    if content is not None:
        target = (root / member.name).resolve()
        if not target.is_relative_to(root.resolve()):
            raise RecipeError(f"The parts hold a file outside the work folder: {member.name}")
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            shutil.copyfileobj(content, file)


def _write(members: list[Path], to: Path, part_mib: float) -> int:
    to.mkdir(parents=True, exist_ok=True)
    for old in to.glob("part-*"):
        old.unlink()
    with tempfile.TemporaryFile() as whole:
        with (
            lzma.open(whole, "wb", format=lzma.FORMAT_XZ, filters=_PAIRS_OF_BYTES) as stream,
            tarfile.open(fileobj=stream, mode="w") as archive,
        ):
            for member in members:
                archive.add(member, member.name)
        size = whole.tell()
        whole.seek(0)
        for number in count():
            if not (content := whole.read(int(part_mib * _MIB))):
                return size
            (to / f"part-{number:03}").write_bytes(content)
    return size
