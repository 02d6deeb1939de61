"""Notes whose folder or file has moved find their article again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from defense_tui.notebook.annotation import Motivation, Position, Quote
from defense_tui.notebook.homes import Evidence, Home, KnownArticle, find_homes, homeless
from defense_tui.notebook.store import Notebook
from tests.notebook.samples import ARTICLE, annotation

HERE = KnownArticle("notes/framework", "ab" * 32, "https://example.org/framework")
OTHER = KnownArticle("notes/other", "cd" * 32, "https://example.org/other")
TEXTS = {
    HERE.id: "Congress set a ceiling of 3.99 billion, which is not a price.",
    OTHER.id: "Nothing of the kind.",
}
NOTE = annotation(position=None, target=replace(ARTICLE, source_url=""))


def test_notes_whose_article_is_there_are_at_home() -> None:
    here = annotation(target=replace(ARTICLE, id=HERE.id))
    renamed = annotation(target=replace(ARTICLE, id="an/old/name"))
    elsewhere = annotation(target=replace(ARTICLE, corpus="another", id=HERE.id))
    entity = annotation(target=replace(ARTICLE, kind="entity", id="mq-9b"))
    assert homeless([here, renamed, elsewhere, entity], ARTICLE.corpus, [HERE, OTHER]) == (renamed, elsewhere)


def test_the_same_text_tells_most_then_the_address_then_the_words() -> None:
    target = replace(ARTICLE, source_url=OTHER.source_url)
    by_text = replace(NOTE, target=target, position=Position(0, 5, HERE.text_sha256))
    assert find_homes([by_text], [HERE, OTHER]) == {NOTE.id: Home(HERE.id, Evidence.TEXT)}
    by_address = replace(NOTE, target=replace(target, source_url=f"{HERE.source_url}/"))
    assert find_homes([by_address], [HERE, OTHER]) == {NOTE.id: Home(HERE.id, Evidence.ADDRESS)}
    assert find_homes([NOTE], [HERE, OTHER], TEXTS.__getitem__) == {NOTE.id: Home(HERE.id, Evidence.QUOTES)}
    assert find_homes([NOTE], [HERE, OTHER]) == {}


def test_what_fits_several_articles_is_left_to_the_reader() -> None:
    twin = replace(HERE, id="notes/copy")
    note = replace(NOTE, target=replace(ARTICLE, source_url=HERE.source_url), position=Position(0, 5, HERE.text_sha256))
    assert find_homes([note], [HERE, twin], lambda _: TEXTS[HERE.id]) == {}


def test_short_quotes_prove_nothing() -> None:
    assert find_homes([replace(NOTE, quote=Quote("a price"))], [HERE], TEXTS.__getitem__) == {}


def test_notes_on_one_article_stay_together() -> None:
    whole = replace(annotation(), target=NOTE.target, quote=None, position=None)
    homes = find_homes([NOTE, whole], [HERE, OTHER], TEXTS.__getitem__)
    assert homes == {NOTE.id: Home(HERE.id, Evidence.QUOTES), whole.id: Home(HERE.id, Evidence.QUOTES)}


def test_moving_a_folder_loses_no_note(tmp_path: Path) -> None:
    notebook = Notebook(tmp_path, "asha@host")
    position = Position(0, 5, HERE.text_sha256)
    notes = [notebook.add(ARTICLE, Motivation.COMMENTING, quote=Quote("Congr"), position=position) for _ in range(3)]
    strays = homeless(notebook.all(), "new-folder-12345678", [HERE, OTHER])
    homes = find_homes(strays, [HERE, OTHER])
    assert {homes[note.id].article for note in notes} == {HERE.id}
    here = replace(ARTICLE, corpus="new-folder-12345678", id=HERE.id)
    for note in strays:
        notebook.edit(note.id, target=here)
    assert len(notebook.of(here)) == 3
    assert notebook.of(ARTICLE) == ()
    assert homeless(notebook.all(), "new-folder-12345678", [HERE, OTHER]) == ()
