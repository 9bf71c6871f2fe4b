"""Fitting of the ranker's weights; never imported when answering."""
