"""Front matter, and Markdown below it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from archive_samples import STORY

from qabot.archive import FileVerdict, Outcome, ReasonCode
from qabot.domain import Article

Only = Callable[..., Article]

Read = Callable[..., dict[str, FileVerdict]]

MAY_23 = date(2003, 5, 23)

FRONT = "---\ntitle: The Dam\ndate: 2003-05-23\nauthor: [Jane Doe, John Roe]\nsource: Herald\n---\n"


def test_front_matter_is_metadata_and_no_part_of_the_text(only: Only) -> None:
    article = only("a.md", f"{FRONT}\n# The dam opens\n\n{STORY}")
    assert (article.title, article.source, article.byline, article.published) == (
        "The Dam",
        "Herald",
        "Jane Doe, John Roe",
        MAY_23,
    )
    assert article.text == f"# The dam opens\n\n{STORY}"


def test_a_plain_text_may_have_front_matter_too(only: Only) -> None:
    article = only("a.txt", f"{FRONT}\n{STORY} *")
    assert (article.title, article.source, article.published) == ("The Dam", "Herald", MAY_23)
    assert article.text == f"{STORY} *"


@pytest.mark.parametrize(
    "above",
    ["---\n\nThe dam was opened.\n\n---", "---\ntitle: [no\n---", "---\nnote: it rained\n---"],
)
def test_what_only_looks_like_front_matter_stays_in_a_plain_text(only: Only, above: str) -> None:
    assert only("a.txt", f"{above}\n\n{STORY}").text == f"{above}\n\n{STORY}"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("**Ada Hale:** Yes, *of course*.", "Ada Hale: Yes, of course."),
        ("She read _Salt Wind_ and ***all*** of __it__.", "She read Salt Wind and all of it."),
        ("**bold *inner* end** of it", "bold inner end of it"),
        ("See [the **report**](https://a.example/x_y) now.", "See the report now."),
        ("2 * 3 * 4, 5*3*2 and file_name_2", "2 * 3 * 4, 5*3*2 and file_name_2"),
        ("* the first\n* the *second*", "* the first\n* the second"),
        ("* * *", "* * *"),
        ("`_config_` and ``a `*b*` c`` in *it*", "`_config_` and ``a `*b*` c`` in it"),
        ("see http://x.example/_a_/b and (ftp://x.example/*a*)",) * 2,
        ("*see `_a_`* at **https://x.example/_a_**", "see `_a_` at https://x.example/_a_"),
        ("`[a](https://a.example)` is a link", "`[a](https://a.example)` is a link"),
        (r"\*a note\*", r"\*a note\*"),
        ("an [aside] (and this)", "an [aside] (and this)"),
        ("> *A bridge is a door.*\n>\n> — Ada Hale", "A bridge is a door.\n\n— Ada Hale"),
        ("2 > 1 and a -> b", "2 > 1 and a -> b"),
    ],
)
def test_markdown_reads_as_it_would_in_print(only: Only, written: str, printed: str) -> None:
    assert only("a.md", f"# The dam opens\n\n{STORY}\n\n{written}").text.endswith(printed)


def test_a_markdown_heading_is_the_title_without_front_matter(only: Only) -> None:
    assert only("a.md", f"# The dam opens\n\n{STORY}").title == "The dam opens"


def test_a_rule_at_the_top_is_no_front_matter(only: Only) -> None:
    article = only("a.md", f"---\n\nThe dam was opened.\n\n---\n\n{STORY}")
    assert "The dam was opened." in article.text


def test_a_colon_in_front_matter_needs_no_quotes(only: Only) -> None:
    front = "title: Ostby: a town sinks\nsource: The Courier\ndate: 2003-05-14"
    article = only("a.md", f"---\n{front}\n---\n{STORY}")
    assert (article.title, article.source) == ("Ostby: a town sinks", "The Courier")
    assert article.published == date(2003, 5, 14)
    assert "sinks" not in article.text


@pytest.mark.parametrize(
    "title", ['"Salt" wins the Heron', "'Salt' wins: a story", "@ostby wins 😀", "100% salt: 2"]
)
def test_a_title_in_front_matter_may_begin_with_a_quotation(only: Only, title: str) -> None:
    article = only("a.md", f"---\ntitle: {title}\nsource: The Courier\n---\n{STORY}")
    assert (article.title, article.source) == (title, "The Courier")


def test_a_quotation_over_lines_in_front_matter_stands_beside_a_colon(only: Only) -> None:
    front = 'title: "The dam\n  holds"\nsource: The Courier: Ostby'
    article = only("a.md", f"---\n{front}\n---\n{STORY}")
    assert (article.title, article.source) == ("The dam holds", "The Courier: Ostby")


@pytest.mark.parametrize(
    "front", ["title: [unclosed", "a: &a [1]\nb: [*a, *a]", "x: " + "y" * 60_000]
)
def test_bad_front_matter_is_refused_and_not_read_as_words(read: Read, front: str) -> None:
    verdict = read({"a.md": f"---\n{front}\n---\n{STORY}"})["a.md"]
    assert (verdict.outcome, verdict.reason) == (
        Outcome.QUARANTINED,
        ReasonCode.BAD_FRONT_MATTER,
    )
