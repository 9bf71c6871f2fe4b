"""Noun phrases of a sentence: where one begins and ends, and which is the subject of a verb."""
