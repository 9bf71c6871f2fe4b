"""Training of the shipped sentence reader and fitting of the ranker's weights; needs torch."""
