"""The people of an article: what it calls them, and whom "she" and "the official" mean."""
