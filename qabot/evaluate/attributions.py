"""Human attributions of direct quotations, where a dataset has them.

``attributions.jsonl`` (plain or gzip) holds, for each: ``doc_id``, ``quote_type`` ("full" for a
content that is a direct quotation) and ``source`` and ``content``, lists of parts with
``spans``, half-open character offsets into the article's text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from qabot.domain import Span
from qabot.errors import UsageError
from qabot.evaluate.dataset import Dataset, read_lines
from qabot.evaluate.intervals import Bootstrap, Estimate
from qabot.evaluate.speakers import GoldSpeech, SpeakerOutcome, score_speakers

_DIRECT = "full"


def speaker_metrics(dataset: Dataset, bootstrap: Bootstrap) -> dict[str, Estimate]:
    """``speaker_right``, ``_wrong`` and ``_unknown``; nothing without human attributions."""
    gold = read_attributions(dataset.folder)
    if not gold:
        return {}
    texts = {record.id: str(record.fields["text"]) for record in dataset.corpus}
    known = [speech for speech in gold if speech.article_id in texts]
    outcomes = score_speakers(texts, known)
    return {
        f"speaker_{outcome.value}": bootstrap.mean([float(one is outcome) for one in outcomes])
        for outcome in SpeakerOutcome
        if outcomes
    }


def read_attributions(folder: Path) -> tuple[GoldSpeech, ...]:
    """The direct quotations that have a source; :class:`UsageError` for a malformed line."""
    for path in (folder / "attributions.jsonl", folder / "attributions.jsonl.gz"):
        if path.is_file():
            found = (_gold(line, f"Line {number} of {path}") for number, line in read_lines(path))
            return _once(one for one in found if one)
    return ()


def _once(found: Iterable[GoldSpeech]) -> tuple[GoldSpeech, ...]:
    """The first judgement of each quotation: several annotators may have read one article."""
    first: dict[tuple[str, int], GoldSpeech] = {}
    for one in found:
        first.setdefault((one.article_id, one.content.start), one)
    return tuple(first.values())


def _gold(line: str, place: str) -> GoldSpeech | None:
    try:
        parsed = json.loads(line)
        if parsed["quote_type"] != _DIRECT or not parsed["source"]:
            return None
        return GoldSpeech(
            str(parsed["doc_id"]), _whole(parsed["source"][:1]), _whole(parsed["content"])
        )
    except (ValueError, KeyError, TypeError, IndexError) as error:
        raise UsageError(f"{place} is no attribution: its fields or offsets are wrong.") from error


def _whole(parts: list[Mapping[str, list[list[int]]]]) -> Span:
    """From the first character of the first part to the last of the last."""
    places = [place for part in parts for place in part["spans"]]
    return Span(min(start for start, _ in places), max(end for _, end in places))
