"""The files that this program has written, and putting new ones among them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from desktop_translator.pipeline.batch.destination import (
    Place,
    find_destination,
    is_ours,
    numbered,
)
from desktop_translator.pipeline.batch.document import sha256_of
from desktop_translator.pipeline.batch.placing import put_in_place
from desktop_translator.pipeline.batch.requests import Collision
from desktop_translator.storage.journal_records import OutputRecord

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_translator.pipeline.batch.batch_file import BatchFile
    from desktop_translator.storage.batch_journal import BatchJournal


class OwnFiles:
    """Knows our outputs by path, source and hash; the journal remembers them."""

    def __init__(self, journal: BatchJournal) -> None:
        self._journal = journal
        self._claimed: dict[Path, int] = {}

    def claim(self, file: BatchFile, suffix: str) -> bool:
        """Give a file its destination; return False where something is there that stays."""
        found = find_destination(file, suffix, self._journal, self._claimed)
        file.facts.output = found.path
        if found.place is Place.TAKEN:
            return False
        self._claimed[found.path] = file.id
        file.facts.claimed = True
        return True

    def foresee(self, file: BatchFile, suffix: str) -> None:
        """Say where a file would go now, without deciding anything."""
        file.facts.output = find_destination(file, suffix, self._journal, self._claimed).path

    def renew_claim(self, file: BatchFile) -> None:
        """Keep the destination that an earlier run has given to a file."""
        if file.facts.output is not None:
            self._claimed[file.facts.output] = file.id

    def release(self, file: BatchFile) -> None:
        """Forget what a file has claimed: it is finished, or will be claimed anew."""
        self._claimed = {path: owner for path, owner in self._claimed.items() if owner != file.id}

    def is_finished(self, file: BatchFile) -> bool:
        """Tell whether an earlier run was ended just after it had put the output in its place."""
        output, sha256 = file.facts.output, file.facts.written_sha256
        return bool(sha256) and output is not None and is_ours(output, (sha256,))

    def place(self, file: BatchFile, temporary: Path) -> None:
        """Put the finished translation of a file in its place, or beside what came there meanwhile.

        That it will be ours is noted first: whoever goes on after a kill knows it then.

        Raises:
            OSError: the system refuses.
        """
        while True:
            output = file.facts.output
            if output is None:
                raise AssertionError("a document is given its destination when it is read")
            file.facts.written_sha256 = sha256_of(temporary)
            overwrites = file.options.collision is Collision.OVERWRITE
            try:
                self._put(file, temporary, output, replaces_ours=overwrites)
            except FileExistsError:
                found = find_destination(
                    file, output.suffix, self._journal, self._claimed, Collision.NUMBER
                )
                file.facts.output = found.path
            else:
                return

    def place_beside(self, file: BatchFile, temporary: Path, path: Path) -> Path:
        """Put another file made of a document in its place; an older one of the same gives way.

        Returns where it is: under a number where something else has the name.

        Raises:
            OSError: the system refuses.
        """
        for number in count(1):
            place = numbered(path, number)
            owner = self._journal.output(place)
            if owner is not None and owner.source != file.path:
                continue
            try:
                self._put(file, temporary, place, replaces_ours=True)
            except FileExistsError:
                continue
            return place
        raise AssertionError  # the loop has no end

    def _put(self, file: BatchFile, temporary: Path, path: Path, *, replaces_ours: bool) -> None:
        record = self._journal.output(path)
        older = record.sha256s if record is not None else ()
        replaces = replaces_ours and is_ours(path, older)
        record = OutputRecord(file.path, (sha256_of(temporary), *older[:1]))
        self._journal.put_output(path, record)
        self._journal.update(file.id, file.state, file.facts.to_json())
        self._journal.commit()
        put_in_place(temporary, path, replaces=replaces)
