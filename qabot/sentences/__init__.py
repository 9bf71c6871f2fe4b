"""Paragraphs, headings, sentences and quotations of an article, as offsets into its text.

All are pure and take time linear in the length of the text, whatever it holds.
"""

from qabot.sentences.headers import HEADER, header_lines, without_header
from qabot.sentences.headings import is_heading
from qabot.sentences.paragraphs import lines_of, paragraphs
from qabot.sentences.quotations import Quotation, quotations
from qabot.sentences.split import MAX_QUOTED, sentences_outside, split_sentences

__all__ = [
    "HEADER",
    "MAX_QUOTED",
    "Quotation",
    "header_lines",
    "is_heading",
    "lines_of",
    "paragraphs",
    "quotations",
    "sentences_outside",
    "split_sentences",
    "without_header",
]
