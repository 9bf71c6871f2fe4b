"""Words of a text as terms: the same for indexing, for asking, and for comparing texts."""

from qabot.terms.analysis import ANALYZER, analyzer, normalise, terms_of
from qabot.terms.stems import STOP, Term, content_stems, stem, terms

__all__ = [
    "ANALYZER",
    "STOP",
    "Term",
    "analyzer",
    "content_stems",
    "normalise",
    "stem",
    "terms",
    "terms_of",
]
