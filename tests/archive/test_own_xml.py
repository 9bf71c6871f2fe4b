"""XML of somebody's own making: elements with a title and a text."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from archive_samples import STORY
from xml_stories import MAY_23, PARAGRAPHS, PARTS, Only, Read

from qabot.archive import Outcome, ReasonCode

OWN = (
    "<headline>Dam opens</headline><by>Jane Doe</by><date>23 May 2003</date>"
    f"<body>{PARAGRAPHS}</body>"
)


def test_an_element_with_fields_named_as_those_of_a_record_is_an_article(only: Only) -> None:
    article = only("a.xml", f"<story>{OWN}</story>")
    assert (article.title, article.byline, article.published) == ("Dam opens", "Jane Doe", MAY_23)
    assert article.text.split("\n\n") == PARTS


def test_several_such_elements_are_an_article_each(read: Read) -> None:
    plain = f"<title>Dam shuts</title><Text>{escape(STORY)}</Text>"
    items = "".join(f"<doc>{one}</doc>" for one in (OWN, plain, "<title>Nothing</title>"))
    verdict = read({"a.xml": f"<dump><made/>{items}</dump>"})["a.xml"]
    assert verdict.outcome is Outcome.INGESTED
    assert verdict.detail == "articles read: 2; items refused: 1"


@pytest.mark.parametrize(
    "content",
    [f'<svg xmlns="urn:x">{OWN}</svg>', f"<figure><body>{PARAGRAPHS}</body></figure>"],
)
def test_xml_with_a_namespace_or_without_a_title_is_no_article(read: Read, content: str) -> None:
    assert read({"a.xml": content})["a.xml"].reason is ReasonCode.NO_ARTICLES
