"""The query language: what people type, what it means, and what they are told when it means nothing."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from defense_tui.lens.lens import Clause, Field, Lens
from defense_tui.lens.query import QueryError, parse, remark, split_last

CLOSED = {
    Field.IS: ["unread", "begun", "read", "starred"],
    Field.HAS: ["note", "draft"],
    Field.NOTE: ["highlight", "note", "question", "bookmark", "tag", "linking"],
    Field.COLOR: ["yellow", "purple"],
}
DATES = (Field.SINCE, Field.UNTIL, Field.AFTER, Field.BEFORE, Field.DATE)
FREE = tuple(field for field in Field if field not in (*CLOSED, *DATES, Field.WORDS))

texts = st.text(min_size=1, max_size=20)
values = texts.filter(str.strip)
words = st.from_regex(r"[^\W_][\w.'–-]{0,12}", fullmatch=True)
clauses = st.one_of(
    st.builds(Clause, st.just(Field.WORDS), words, st.booleans()),
    st.builds(
        Clause,
        st.just(Field.WORDS),
        texts.filter(lambda text: any(ch.isalnum() for ch in text)),
        st.booleans(),
        st.just(True),
    ),
    st.builds(Clause, st.sampled_from(FREE), values, st.booleans()),
    st.builds(Clause, st.sampled_from(DATES), st.sampled_from(["2024", "2025-07-01", "201X", "2025-04-01/.."])),
    *(st.builds(Clause, st.just(field), st.sampled_from(values)) for field, values in CLOSED.items()),
)


def failure(query: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse(query)
    return caught.value


@given(st.lists(clauses, max_size=6).map(tuple).map(Lens))
def test_a_lens_written_as_a_query_reads_as_the_same_lens(lens: Lens) -> None:
    assert parse(str(lens)) == lens


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('-:"() aisnote')), max_size=30))
@example('--x a"b"c ""')
@example("https://example.org/a(b)")
def test_any_text_reads_as_a_lens_or_fails_at_a_place_within_it(text: str) -> None:
    try:
        lens = parse(text)
    except QueryError as error:
        assert 0 <= error.position <= len(text)
        assert error.message
    else:
        assert parse(str(lens)) == lens


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from('-:"() is')), max_size=30))
def test_the_clause_being_typed_is_the_end_of_the_query(text: str) -> None:
    finished, typed = split_last(text)
    assert finished + typed == text
    assert not typed or not typed[0].isspace()


def test_every_part_of_the_grammar_is_understood() -> None:
    query = (
        'mq-9b "ten-year framework" -russia entity:india kind:platform event:quad-fmm-2025-07 source:"thx news"'
        " tag:agreement since:2024 until:2025-07 is:unread has:note -cites:dod"
    )
    assert parse(query).clauses == (
        Clause(Field.WORDS, "mq-9b"),
        Clause(Field.WORDS, "ten-year framework", quoted=True),
        Clause(Field.WORDS, "russia", excluded=True),
        Clause(Field.ENTITY, "india"),
        Clause(Field.KIND, "platform"),
        Clause(Field.EVENT, "quad-fmm-2025-07"),
        Clause(Field.SOURCE, "thx news"),
        Clause(Field.TAG, "agreement"),
        Clause(Field.SINCE, "2024"),
        Clause(Field.UNTIL, "2025-07"),
        Clause(Field.IS, "unread"),
        Clause(Field.HAS, "note"),
        Clause(Field.CITES, "dod", excluded=True),
    )


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("", []),
        ("  \u00a0 ", []),
        ("India - US & “partners”", ["India", "US", "“partners”"]),
        ("India (US)", ["India", "US"]),
        ("https://example.org/x 10:30", ["https://example.org/x", "10:30"]),
        ('six"inch guns"', ["six", "inch guns"]),
        ('"he said ""no"""', ['he said "no"']),
    ],
)
def test_pasted_text_is_read_as_words(query: str, values: list[str]) -> None:
    lens = parse(query)
    assert [clause.value for clause in lens.clauses] == values
    assert {clause.field for clause in lens.clauses} <= {Field.WORDS}


def test_field_names_may_be_in_capitals_but_values_are_kept_as_written() -> None:
    assert parse("Entity:MQ-9B IS:Unread").clauses == (Clause(Field.ENTITY, "MQ-9B"), Clause(Field.IS, "unread"))


@pytest.mark.parametrize(
    ("w3c", "short"), [("commenting", "note"), ("highlighting", "highlight"), ("questioning", "question")]
)
def test_the_names_of_the_w3c_vocabulary_are_note_kinds_too(w3c: str, short: str) -> None:
    assert parse(f"note:{w3c}") == parse(f"note:{short}") == Lens((Clause(Field.NOTE, short),))


@pytest.mark.parametrize(
    ("query", "position", "said"),
    [
        ("india sorce:thx", 6, "did you mean source:"),
        ("qqq:thx", 0, "article, entity, kind, event, source, cites"),
        ("a since:2025-13", 8, "'2025-13' names no day"),
        ("since:soon", 6, "is not a date like 2025-07-01"),
        ("date:", 5, "needs a date, such as date:2025-07"),
        ('entity:" "', 7, "needs a value, such as entity:india"),
        ('a -"ten year', 3, "not closed"),
        ('a ""', 2, "no word between these quotes"),
        ("is:old", 3, "is: can be unread, begun, read or starred, not 'old'"),
        ("has:", 4, "has: can be note or draft"),
        ("note:idea", 5, "highlight, note, question, bookmark or tag"),
        ("note:ask", 5, "did you mean note:question?"),
        ("color:pink", 6, "color: can be yellow, green, blue, red or purple, not 'pink'"),
        ("words:india", 0, "there is no field words:"),
    ],
)
def test_an_unreadable_query_says_where_and_what_is_allowed(query: str, position: int, said: str) -> None:
    error = failure(query)
    assert said in error.message
    assert error.position == position


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("framework ent", ("framework ", "ent")),
        ("framework ", ("framework ", "")),
        ('a source:"thx n', ("a ", 'source:"thx n')),
        ("-entity:ind", ("", "-entity:ind")),
        ("", ("", "")),
    ],
)
def test_the_last_clause_is_found_while_it_is_typed(query: str, parts: tuple[str, str]) -> None:
    assert split_last(query) == parts


@pytest.mark.parametrize("query", ["india or china", "india OR china", "entity:india not russia", "a AND b"])
def test_what_joins_words_elsewhere_is_told_to_be_a_word(query: str) -> None:
    assert "is a word here: all words must be there" in remark(parse(query))


@pytest.mark.parametrize(
    "query", ["", "or", "or china", "india or", 'india "or" china', "india -or china", "war and peace"]
)
def test_a_word_that_joins_nothing_needs_no_remark(query: str) -> None:
    assert remark(parse(query)) == ""
