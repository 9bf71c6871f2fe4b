"""Words of a text as terms: the same for indexing, for asking, and for comparing texts."""

from qabot.terms.analysis import ANALYZER, analyzer, normalise, terms_of
from qabot.terms.stems import STOP, Term, content_stems, stem, stems_of, terms

__all__ = [
    "ANALYZER",
    "STOP",
    "Term",
    "analyzer",
    "content_stems",
    "normalise",
    "stem",
    "stems_of",
    "terms",
    "terms_of",
]
