"""Acts of speech in a sentence: the words that introduce it, its subject, and what is said."""
