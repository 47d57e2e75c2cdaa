"""The parallel sources: how much each counts, and whom to thank."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """What a source is like; decides how often it is drawn and noised."""

    SPOKEN = "spoken"
    PARLIAMENT = "parliament"
    HOW_TO = "how-to"
    MANUAL = "manual"
    LAW = "law"
    BOOK = "book"
    LEXICON = "lexicon"
    NOISE = "noise"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Source:
    """One parallel file. `weight`: draws of each example an epoch."""

    name: str
    kind: Kind
    weight: float
    licence: str
    origin: str


_CREATIVE_3 = "CC BY 3.0 / CC BY-SA 3.0"
_ALL = (
    Source("tatoeba", Kind.SPOKEN, 4.0, "CC BY 2.0 FR", "tatoeba.org, manythings.org/anki"),
    Source("europarl-750k", Kind.PARLIAMENT, 1.0, "free (European Parliament)", "Europarl"),
    Source("books", Kind.BOOK, 1.0, "MIT / public domain", "bilinguator/aligned-texts"),
    Source("canada-laws-40k", Kind.LAW, 0.3, "Open Government Licence - Canada", "Justice Canada"),
    Source("django-docs", Kind.MANUAL, 0.3, "BSD-3-Clause", "Django documentation"),
    Source("gnome-docs", Kind.HOW_TO, 2.0, _CREATIVE_3, "GNOME user documentation"),
    Source("hf-audio-course", Kind.HOW_TO, 3.0, "Apache-2.0", "Hugging Face audio course"),
    Source("hf-course", Kind.HOW_TO, 3.0, "Apache-2.0", "Hugging Face course"),
    Source("ml-cheatsheets", Kind.HOW_TO, 3.0, "MIT", "shervinea cheatsheets"),
    Source("mozilla-www", Kind.HOW_TO, 3.0, "MPL-2.0", "Mozilla web site"),
    Source("opensource-guide", Kind.HOW_TO, 3.0, "CC BY 4.0", "opensource.guide"),
    Source("php-docs", Kind.MANUAL, 0.3, "CC BY 3.0", "PHP documentation"),
    Source("privacyguides", Kind.HOW_TO, 1.5, "CC BY-SA 4.0", "privacyguides.org"),
    Source("python-docs", Kind.MANUAL, 0.4, "PSF / CC0", "Python documentation"),
    Source("react-docs", Kind.MANUAL, 0.7, "CC BY 4.0", "React documentation"),
    Source("tech-cakephp", Kind.MANUAL, 0.3, "MIT", "CakePHP documentation"),
    Source("tech-django-docs", Kind.MANUAL, 0.3, "BSD-3-Clause", "Django documentation"),
    Source("tech-gnome-user-docs", Kind.HOW_TO, 1.5, _CREATIVE_3, "GNOME user documentation"),
    Source("tech-hf-audio", Kind.HOW_TO, 3.0, "Apache-2.0", "Hugging Face audio course"),
    Source("tech-hf-course", Kind.HOW_TO, 3.0, "Apache-2.0", "Hugging Face course"),
    Source("tech-hf-subtitles", Kind.HOW_TO, 2.0, "Apache-2.0", "Hugging Face course"),
    Source("tech-ml-cheatsheets", Kind.HOW_TO, 3.0, "MIT", "shervinea cheatsheets"),
    Source("tech-mozilla-www", Kind.HOW_TO, 3.0, "MPL-2.0", "Mozilla web site"),
    Source("tech-opensource-guide", Kind.HOW_TO, 3.0, "CC BY 4.0", "opensource.guide"),
    Source("tech-php-docs", Kind.MANUAL, 0.3, "CC BY 3.0", "PHP documentation"),
    Source("tech-python-docs", Kind.MANUAL, 0.4, "PSF / CC0", "Python documentation"),
    Source("tech-react", Kind.MANUAL, 0.7, "CC BY 4.0", "React documentation"),
    Source("tech-scratch", Kind.HOW_TO, 3.0, "BSD-3-Clause", "Scratch"),
    Source("tech-tensorflow-docs", Kind.MANUAL, 0.4, "Apache-2.0 / CC BY 4.0", "TensorFlow docs"),
    Source("tech-tldr", Kind.HOW_TO, 2.0, "CC BY 4.0", "tldr-pages"),
    Source("tldr", Kind.HOW_TO, 2.0, "CC BY 4.0", "tldr-pages"),
    Source("wiktionary-lexicon", Kind.LEXICON, 1.5, "CC BY-SA 3.0 / GFDL", "Wiktionary"),
    Source("noise", Kind.NOISE, 1.0, "as their sources", "made by this recipe"),
    Source("copy", Kind.COPY, 1.0, "as their sources", "made by this recipe"),
)
SOURCES = MappingProxyType({source.name: source for source in _ALL})
NAMES = tuple(source.name for source in _ALL)
"""Every source, in the fixed order in which the binary training set numbers them."""

NOISY_COPIES = MappingProxyType(
    {
        Kind.SPOKEN: 0.9,
        Kind.PARLIAMENT: 0.12,
        Kind.HOW_TO: 0.3,
        Kind.MANUAL: 0.1,
        Kind.LAW: 0.05,
        Kind.BOOK: 0.2,
        Kind.LEXICON: 0.25,
    }
)
"""Share of the examples of a kind that are given a noised copy."""
