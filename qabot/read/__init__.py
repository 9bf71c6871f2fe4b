"""Hits → sentences, read and scored, with the speaker of each and a calibrated confidence."""

from qabot.read.attribute import attribute, attribute_answer
from qabot.read.judgement import Reading
from qabot.read.quotes import Found
from qabot.read.reader import Reader

__all__ = ["Found", "Reader", "Reading", "attribute", "attribute_answer"]
