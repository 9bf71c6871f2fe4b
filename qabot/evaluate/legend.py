"""What each figure means, in the order in which figures are printed."""

from __future__ import annotations

from collections.abc import Mapping

LEGEND: Mapping[str, str] = {
    "hit@1": "a relevant article comes first",
    "recall@10": "share of the relevant articles among the first ten",
    "MRR@10": "one over the rank of the first relevant article, 0 beyond ten",
    "nDCG@10": "normalised discounted cumulative gain of the first ten articles",
    "quote@1": "the first quote shown holds 60% of an answer's tokens; no refusal does",
    "quote@3": "the first three quotes shown, together, hold them",
    "quote@1 (forced)": "the same when nothing is refused",
    "quote@3 (forced)": "the same of three quotes",
    "passage_quote@1": "the first passage as a whole holds them",
    "passage_quote@3": "the first three passages together hold them",
    "precision_shown": "share of quotes shown that answer or are of a relevant article",
    "answered": "share of the answerable questions that were answered",
    "unanswerable_refused": "share of the unanswerable questions that were refused",
    "auroc": "how often an answerable question has the higher confidence",
    "calibration_error": "how far confidence lies from the share of answers that are right",
    "wrong_refused": "share of another archive's questions that were refused",
    "threshold_at_95_refusal": "the least confidence of an answer that refuses 95% of those",
    "coverage_at_95_refusal": "share of own questions answered at that threshold",
    "auroc_wrong": "how often an own question has more confidence than another archive's",
    "speaker_right": "direct quotations whose speaker is the one that humans marked",
    "speaker_wrong": "direct quotations with another speaker",
    "speaker_unknown": "direct quotations without a speaker",
    "quotes_shown": "quotes in an answer",
    "quote_characters": "characters in a quote",
    "cpu_seconds_per_question": "CPU seconds for one question, on a loaded index",
}
