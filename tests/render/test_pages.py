"""Pages hold what they must at any width, with any text."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType
from shapes import conforms

from qabot.domain import (
    Alike,
    Answer,
    Article,
    Citation,
    Copy,
    Coverage,
    Filters,
    Hit,
    Located,
    NoAnswer,
    Passage,
    Places,
    Quote,
    QuoteKind,
    Reason,
    Span,
    Speaker,
    Spelling,
    Timeline,
)
from qabot.render.as_json import answer_to_json
from qabot.render.plain import neutralise
from qabot.render.terminal import (
    render_answer,
    render_article,
    render_hits,
    render_matches,
    render_no_answer,
    render_timeline,
)
from qabot.render.terminal.no_answer import SENTENCES

ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=120)
WIDTHS = [20, 30, 60, 80, 109, 110, 200]


def printed(page: RenderableType | Answer | NoAnswer, width: int = 80) -> str:
    if isinstance(page, Answer):
        page = render_answer(page)
    elif isinstance(page, NoAnswer):
        page = render_no_answer(page)
    screen = io.StringIO()
    console = Console(file=screen, width=width, markup=False, highlight=False, emoji=False)
    console.print(page, crop=False)
    return screen.getvalue()


def running(out: str) -> list[str]:
    """The lines of ``out`` but those to copy, which are never broken."""
    return [line for line in out.splitlines() if "qabot show" not in line]


def bare(text: str) -> str:
    """``text`` without spaces and highlight marks."""
    return "".join(text.replace("»", "").replace("«", "").split())


def citation(number: int = 1, **changes: object) -> Citation:
    fields: dict[str, object] = {
        "number": number,
        "article_id": f"{number:016x}",
        "path": f"{number}.txt",
        "title": f"Title {number}",
        "source": f"Source {number}",
        "byline": None,
        "published": date(2003, 5, number),
        "url": None,
        "span": Span(0, 40),
        "text": "The mayor spoke. “We will stay,” she said.",
        **changes,
    }
    return Citation(**fields)  # type: ignore[arg-type]


def quote(number: int = 1, text: str = "“We will stay,” she said.", **changes: object) -> Quote:
    fields: dict[str, object] = {
        "span": Span(17, 17 + len(text)),
        "text": text,
        "speaker": Speaker("Jo Park, the mayor", Span(0, 18), "she"),
        "cue": "said",
        "kind": QuoteKind.DIRECT,
        "citation": number,
        "score": 0.9,
        **changes,
    }
    return Quote(**fields)  # type: ignore[arg-type]


def answer(*quotes: Quote, filters: Filters | None = None, **cited: object) -> Answer:
    shown = quotes or (quote(),)
    numbers = sorted({one.citation for one in shown})
    citations = tuple(citation(number, **cited) for number in numbers)
    return Answer("Who stays?", shown, citations, 0.87, 4, filters or Filters())


def no_answer(reason: Reason = Reason.NOT_CONFIDENT) -> NoAnswer:
    sources = tuple((f"Source {n}", 9 - n) for n in range(8))
    coverage = Coverage(40, 321, date(2001, 1, 2), date(2003, 4, 5), 3, sources)
    return NoAnswer("Who left?", reason, coverage, (citation(),), 0.2, 4, Filters())


@pytest.mark.parametrize("width", WIDTHS)
def test_an_answer_shows_quotes_first_and_each_source_once(width: int) -> None:
    out = printed(answer(quote(), quote(2, "“Nor will we,” he said."), quote()), width)
    assert max(map(len, running(out))) <= width
    assert out.index("We will stay") < out.index("Sources") < out.index("Title 1")
    assert (out.count("Title 1"), out.count("Title 2")) == (1, 1)
    assert "Jo Park" in out
    assert "qabot show" in out


def test_speaker_and_date_stand_beside_the_quote_where_there_is_room() -> None:
    first = printed(answer(), 120).splitlines()[0]
    assert "We will stay" in first
    assert "Jo Park, the mayor" in first
    assert "Jo Park, the mayor" not in printed(answer(), 100).splitlines()[0]


def test_reported_speech_is_marked_and_narration_has_no_speaker() -> None:
    assert "(reported)" in printed(answer(quote(kind=QuoteKind.INDIRECT)))
    both = quote(kind=QuoteKind.MIXED, partly=True)
    assert "(partly reported, in part)" in printed(answer(both))
    assert "(in part)" in printed(answer(quote(partly=True)))
    assert "(" not in printed(answer()).splitlines()[1]
    assert "— Source 1, 1 May 2003" in printed(
        answer(quote(kind=QuoteKind.NARRATION, speaker=None))
    )
    assert "speaker not named" in printed(answer(quote(speaker=None)))


def test_lines_are_joined_but_for_what_a_list_holds() -> None:
    listed = "The budget: roads\nget more.\n- The milk levy is\nhalved.\n- Schools get less."
    lines = [line.strip("│ ") for line in printed(answer(quote(text=listed))).splitlines()]
    assert lines[:3] == [
        "The budget: roads get more.",
        "- The milk levy is halved.",
        "- Schools get less.",
    ]


def test_it_is_said_where_the_quotes_only_tell_of_who_was_asked_for() -> None:
    shown = printed(replace(answer(), told_of="Ann Ek"))
    assert shown.index("No words of Ann Ek on this were found") < shown.index("We will stay")
    assert "No words of" not in printed(answer())


def test_what_a_reader_must_know_comes_before_the_quotes() -> None:
    unsure = printed(replace(answer(), confidence=0.55, unmentioned=("Ostby", "1999")))
    newer = printed(replace(answer(quote(), quote(2)), newer=2))
    assert "A newer article is quoted below: [2], 2 May 2003." in newer
    nobody = printed(replace(answer(), question="Why did she leave?"))
    assert "The question does not say who is meant by “she”." in nobody
    assert "is meant by" not in printed(replace(answer(), question="Why did Ann Ek say she left?"))
    for said in (
        "Not sure: this is the closest",
        "No article quoted here mentions “Ostby” or “1999”",
    ):
        assert unsure.index(said) < unsure.index("We will stay")
        assert said not in printed(answer())


def test_words_that_no_article_has_are_told_and_what_may_be_meant() -> None:
    strange = Spelling(("Busch",))
    meant = Spelling(("Busch", "gon"), "Who of the Bush men is gone?")
    said = "No article has “Busch” or “gon”. Did you mean: Who of the Bush men is gone?"
    assert "No article has “Busch”.\n" in printed(replace(no_answer(), spelling=strange))
    assert said in printed(replace(no_answer(), spelling=meant), 100)
    assert said in printed(replace(answer(), spelling=meant), 100)
    assert "No article has" not in printed(replace(answer(), spelling=strange))
    assert "No article has" not in printed(no_answer())


def test_copies_are_named_under_their_source_and_counted_when_many() -> None:
    copies = tuple(Copy(str(n), "T", f"Paper {n}", date(2003, 5, n), None) for n in range(1, 8))
    out = " ".join(printed(answer(also_in=copies)).split())
    assert "also in: Paper 1, 1 May 2003; Paper 2" in out
    assert "and 3 others" in out


def test_the_filter_is_shown_with_the_phrase_it_came_from_and_how_to_lift_it() -> None:
    filters = Filters(date(2003, 5, 1), date(2003, 5, 31), phrase="in May 2003")
    page = render_answer(answer(filters=filters), "--any-date")
    out = " ".join(printed(page).split())
    assert "Only articles of 1 May 2003 to 31 May 2003" in out
    assert "“in May 2003”" in out
    assert "; --any-date lifts this" in out
    assert "Undated articles are searched too" in out
    without = " ".join(printed(answer(filters=filters)).split())
    assert "“in May 2003”. Undated" in without


def test_one_day_is_not_called_a_period() -> None:
    one = Filters(date(2004, 7, 1), date(2004, 7, 1))
    assert "Only articles of 1 July 2004. " in printed(answer(filters=one))


def test_who_is_silent_is_named_and_what_else_is_there_of_him_or_her() -> None:
    silent = replace(no_answer(Reason.SPEAKER_SILENT), speaker="Ann\nEk", elsewhere="What did she?")
    out = " ".join(printed(silent).split())
    assert out.startswith(
        "The archive does not say. No words of Ann Ek on this were found for certain. "
        "The archive has other words of Ann Ek. Ask: What did she? Searched:"
    )


@pytest.mark.parametrize("reason", list(Reason))
def test_a_missing_answer_says_why_what_was_searched_and_what_is_near(reason: Reason) -> None:
    out = " ".join(printed(no_answer(reason)).split())
    sentence = SENTENCES[reason].format(speaker="that speaker")
    assert out.startswith(f"The archive does not say. {sentence}")
    assert "Searched: 40 articles, 321 passages, 2 January 2001 to 5 April 2003, 3 undated" in out
    assert "Source 0 (9)" in out
    assert "and 3 others" in out
    assert "none is sure to answer the question" in out


def test_a_timeline_has_one_heading_a_day() -> None:
    page = answer(quote(1), quote(1), quote(2))
    out = printed(render_timeline(Timeline(page), page))
    headings = [line for line in out.splitlines() if line in {"1 May 2003", "2 May 2003"}]
    assert headings == ["1 May 2003", "2 May 2003"]


@pytest.mark.parametrize("width", [40, 80, 140])
@given(text=ANY_TEXT)
def test_hostile_text_is_harmless_everywhere_in_an_answer(width: int, text: str) -> None:
    speaker = Speaker(text, Span(0, 1), text)
    page = answer(
        quote(text=text, speaker=speaker), title=text, source=text, byline=text, url=text, path=text
    )
    for out in (printed(page, width), printed(render_timeline(Timeline(page), page), width)):
        assert neutralise(out) == out


@given(text=ANY_TEXT, data=st.data())
def test_an_article_is_shown_whole_with_its_highlights(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    article = Article("0" * 16, "a.txt", "T", None, None, None, None, text, "")
    out = printed(render_article(article, [Span(start, end)]), 1000)
    assert bare(neutralise(text)) in bare(out)
    assert out.count("»") == text.count("»") + 1


def test_a_style_ends_where_its_words_end() -> None:
    screen = io.StringIO()
    console = Console(file=screen, width=80, color_system="standard", force_terminal=True)
    console.print(render_answer(answer(quote(kind=QuoteKind.INDIRECT))))
    speaker = (
        "\x1b[1;36mJo Park, the mayor\x1b[0m\x1b[2m, here “she”\x1b[0m\x1b[2m (reported)\x1b[0m"
    )
    assert speaker in screen.getvalue()
    assert "\x1b[1m[1] \x1b[0mTitle 1" in screen.getvalue()


def test_matches_show_the_words_in_their_sentences() -> None:
    text = "The mayor spoke. “We will stay,” she said. Then she left."
    article = Article("0" * 16, "a.txt", "T", "S", None, None, None, text, "")
    speaker = Speaker("Jo Park", Span(0, 1), "she")
    place = Located(
        article, Span(18, 30), text[18:30], False, Span(17, 42), speaker, "said", QuoteKind.DIRECT
    )
    out = printed(render_matches(Places((place,), 1)))
    assert "“We will stay,” she said." in out
    assert "differ from yours" in out
    assert "Jo Park, here “she”" in printed(render_matches(Places((place,), 1), speaker_first=True))
    same = replace(place, speaker=Speaker("The mayor", Span(0, 9), "the mayor"))
    assert "here" not in printed(render_matches(Places((same,), 1), speaker_first=True))


@pytest.mark.parametrize("found", [answer(), no_answer()])
def test_json_keeps_its_shape_and_iso_dates(found: Answer | NoAnswer) -> None:
    value = answer_to_json(found)
    conforms("ask", value)
    assert (value["no_answer"] is None) == bool(value["quotes"])
    near = value["citations"] or (value["no_answer"] or {"nearest": []})["nearest"]
    assert near[0]["published"] == "2003-05-01"


def test_who_cannot_be_told_is_said_so() -> None:
    text = "“We will stay.”"
    article = Article("0" * 16, "a.txt", "T", "S", None, None, None, text, "")
    place = Located(
        article, Span(1, 14), text[1:14], True, Span(0, 15), None, None, QuoteKind.DIRECT
    )
    out = printed(render_matches(Places((place,), 1), speaker_first=True))
    assert out.startswith("Who says it cannot be told from the text.")


def test_places_left_out_are_counted() -> None:
    text = "We will stay."
    article = Article("0" * 16, "a.txt", "T", "S", None, None, None, text, "")
    place = Located(
        article, Span(0, 7), "We will", True, Span(0, 13), None, None, QuoteKind.NARRATION
    )
    shown = printed(render_matches(Places((place,), 1200, at_least=True)))
    assert "In the archive in these words: 1,200 articles or more." in shown
    assert "1 of 1,200 articles or more; --limit shows more." in shown
    assert "--limit" not in printed(render_matches(Places((place,), 1)))


def test_the_nearest_words_are_shown_as_no_match() -> None:
    article = Article("0" * 16, "a.txt", "Ferry late", "Bay Echo", None, None, None, "We Stay.", "")
    near = Places(alike=(Alike(article, Span(0, 7), "We Stay"),))
    out = printed(render_matches(near))
    assert out.startswith("Not in the archive in these words.")
    assert "Nearest, not the same words:\n  “We Stay” in Ferry late\n" in out
    assert "qabot show 0000000000000000 --span 0-7" in out
    assert "Nearest" not in printed(render_matches(Places()))


def test_a_timeline_says_what_it_leaves_out() -> None:
    page = answer()
    whole = Timeline(page, on_topic=3, shown=3)
    assert "name the topic" not in printed(render_timeline(whole, page))
    some = replace(whole, on_topic=1200, at_least=True, in_passing=1)
    out = " ".join(printed(render_timeline(some, page)).split())
    assert "3 of 1,200 articles or more that name the topic; --limit shows more." in out
    assert "1 other article mentions it in passing; `qabot search` finds those." in out


def test_a_day_is_not_repeated_under_its_heading() -> None:
    page = answer()
    above, _, _ = printed(render_timeline(Timeline(page), page)).partition("Sources")
    assert above.count("1 May 2003") == 1
    assert "Source 1 [1]" in above


def test_a_title_that_the_text_begins_with_is_shown_once() -> None:
    article = Article(
        "0" * 16, "a.txt", "Ferry late", None, None, None, None, "Ferry late\n\nIt was.", ""
    )
    assert printed(render_article(article, [])).count("Ferry late") == 1
    other = replace(article, text="It was late.")
    assert printed(render_article(other, [])).startswith("Ferry late\n")


def test_a_search_joins_the_lines_of_a_passage_and_marks_its_words() -> None:
    text = "The ferry\n\nwas late."
    article = Article("0" * 16, "a.txt", "T", "S", None, None, None, text, "")
    hit = Hit(Passage(1, article.id, Span(0, len(text)), text), 0.5, 12, 0.5)
    screen = io.StringIO()
    console = Console(file=screen, width=80, color_system="standard", force_terminal=True)
    console.print(render_hits([(hit, article)], Filters(), lambda passage: [Span(4, 9)]))
    assert "The \x1b[1mferry\x1b[0m was late." in screen.getvalue()
    assert "12. " in screen.getvalue()
