"""The shapes of `--json`, one class a shape; `qabot schema` prints them as JSON Schema.

Dates are ISO 8601 (``2003-05-23``). A span is half-open character offsets (code points) into
the article's text, which `qabot show ARTICLE --json` gives. Fields are only ever added.
"""
