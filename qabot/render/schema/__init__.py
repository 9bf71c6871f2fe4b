"""The shapes of `--json`, one class a shape; `qabot schema` prints them as JSON Schema.

Dates are ISO 8601 (``2003-05-23``). A span is half-open character offsets (code points) into
the article's text, which `qabot show ARTICLE --json` gives. Fields are only ever added.
"""

from qabot.render.schema.answers import (
    ArticleShape,
    AskShape,
    CitationShape,
    CopyShape,
    CoverageShape,
    FiltersShape,
    HitShape,
    MatchShape,
    NoAnswerShape,
    QuoteShape,
    SearchShape,
    ShowShape,
    SourceShape,
    SpanShape,
    VerifyShape,
)
from qabot.render.schema.upkeep import (
    BuildShape,
    ChangesShape,
    CheckShape,
    DoctorShape,
    FeedbackShape,
    FileShape,
    FindingShape,
    HistoryShape,
    PastShape,
    RatedShape,
    SettingShape,
    SettingsShape,
    StatusShape,
)

__all__ = [
    "ArticleShape",
    "AskShape",
    "BuildShape",
    "ChangesShape",
    "CheckShape",
    "CitationShape",
    "CopyShape",
    "CoverageShape",
    "DoctorShape",
    "FeedbackShape",
    "FileShape",
    "FiltersShape",
    "FindingShape",
    "HistoryShape",
    "HitShape",
    "MatchShape",
    "NoAnswerShape",
    "PastShape",
    "QuoteShape",
    "RatedShape",
    "SearchShape",
    "SettingShape",
    "SettingsShape",
    "ShowShape",
    "SourceShape",
    "SpanShape",
    "StatusShape",
    "VerifyShape",
]
