"""Dates in articles and periods in questions. Pure text, no clock."""
