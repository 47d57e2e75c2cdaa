"""BLEU and chrF with their signatures."""

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF


@dataclass(frozen=True, slots=True)
class Scores:
    """Corpus scores, 0 to 100."""

    bleu: float
    chrf: float


def score(translations: Sequence[str], references: Sequence[str]) -> Scores:
    """Compare `translations` with one reference each."""
    bleu = BLEU().corpus_score(translations, [references]).score
    return Scores(round(bleu, 2), round(chrf(translations, references), 2))


def chrf(translations: Sequence[str], references: Sequence[str]) -> float:
    """The chrF of `translations` alone."""
    return float(CHRF().corpus_score(translations, [references]).score)


def signatures() -> dict[str, str]:
    """How the scores are computed, in sacrebleu's notation."""
    one = ["a"]
    bleu, chrf_ = BLEU(), CHRF()
    bleu.corpus_score(one, [one])
    chrf_.corpus_score(one, [one])
    return {"BLEU": str(bleu.get_signature()), "chrF": str(chrf_.get_signature())}
