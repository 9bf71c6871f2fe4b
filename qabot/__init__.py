"""qabot answers questions over an archive of articles, in the archive's own words."""

__version__ = "0.1.0"
