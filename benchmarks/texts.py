"""French text to translate: made from parts, so that it can be as long as a measurement wants."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WHO = (
    "Mon frère",
    "La voisine du deuxième étage",
    "Le professeur de français",
    "Ma collègue Sophie",
    "Le petit garçon",
    "Notre médecin",
    "Une amie de ma mère",
)
_DOES = (
    "a acheté une maison",
    "voudrait apprendre l'anglais",
    "a perdu ses clés",
    "prépare le dîner",
    "lit le journal",
    "attend le prochain train",
    "cherche un nouveau travail",
    "a oublié de fermer la porte",
    "travaille dans un hôpital",
)
_WHERE = (
    "près de la mer",
    "avec ses enfants",
    "depuis trois mois",
    "parce qu'il fait très froid",
    "avant de partir en vacances",
    "sans rien dire à personne",
    "comme tous les matins",
    "et personne ne sait pourquoi",
    "dans une petite ville du sud",
    "malgré la pluie",
    "pour la première fois de sa vie",
)


def sentences() -> Iterator[str]:
    """Yield different sentences of 6 to 17 words, then the same ones with another number."""
    # Strides without a common divisor visit every combination, neighbours being unlike.
    for number in range(1_000_000):
        start = f"En {1900 + number}, " if number else ""
        for index in range(len(_WHO) * len(_DOES) * len(_WHERE)):
            who, does, where = (parts[index % len(parts)] for parts in (_WHO, _DOES, _WHERE))
            subject = who[0].lower() + who[1:] if start else who
            yield f"{start}{subject} {does} {where}."


def text(words: int) -> str:
    """Return a text of about so many words, five sentences to a paragraph."""
    paragraphs: list[list[str]] = [[]]
    count = 0
    for sentence in sentences():
        if count >= words:
            break
        if len(paragraphs[-1]) == 5:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
        count += len(sentence.split())
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)


def first_sentences(count: int) -> list[str]:
    """Return so many different sentences."""
    return list(islice(sentences(), count))
