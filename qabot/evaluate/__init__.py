"""Evaluation on datasets in the BEIR layout: the figures, the baselines, the answers to read."""

from qabot.evaluate.comparison import Change, changes_to_json, compare
from qabot.evaluate.intervals import Bootstrap, Estimate
from qabot.evaluate.journal import read_scores, write_journal
from qabot.evaluate.report import Report, report_to_json
from qabot.evaluate.run import EvaluationOptions, evaluate
from qabot.evaluate.table import comparison_table, report_table

__all__ = [
    "Bootstrap",
    "Change",
    "Estimate",
    "EvaluationOptions",
    "Report",
    "changes_to_json",
    "compare",
    "comparison_table",
    "evaluate",
    "read_scores",
    "report_table",
    "report_to_json",
    "write_journal",
]
