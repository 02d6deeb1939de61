"""Annotations as TOML files: keys in a fixed order, unknown ones kept, a last table that shows a cut file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeVar

import tomli_w

from defense_tui.notebook.annotation import SCHEMA, Annotation, Motivation, Position, Quote, Target

_END = "[end]\nok = true\n"
_ACTION = re.compile(rb'^action = "([0-9A-Z]{26})"$', re.MULTILINE)
_UNDOES = re.compile(rb'^undoes = "([0-9A-Z]{26})"$', re.MULTILINE)
_MODIFIED = re.compile(rb"^modified = ([0-9TZ:.+-]+)$", re.MULTILINE)
_MOTIVATIONS: dict[str, str] = {word.value: word for word in Motivation}
_T = TypeVar("_T")


class NoteFileError(ValueError):
    """The bytes are not an annotation; the message says what is wrong, with the line where TOML gives one."""


class CutFileError(NoteFileError):
    """The file ends too early: its last table is missing."""


class NewerSchemaError(NoteFileError):
    """A newer version of the program wrote the file, in a shape that this one cannot show."""


def encode(annotation: Annotation) -> bytes:
    """The annotation as the bytes of its file; texts as :func:`storable` has them."""
    head = "".join(f"{key} = {_literal(value)}\n" for key, value in _head(annotation))
    tables: dict[str, object] = {"target": target_table(annotation)}
    if annotation.foreign:
        tables["foreign"] = annotation.foreign
    rest = _storable(_united(tables, annotation.extra))
    return f"{head}\n{tomli_w.dumps(rest)}\n{_END}".encode()


def action_of(data: bytes, author: str) -> tuple[str, str] | None:
    """The action of a file that *author* wrote and the action that it undoes, found without parsing the file."""
    head = data.partition(b"\nnote = ")[0]
    if f"\nauthor = {_literal(author)}\n".encode() not in head:
        return None
    action, undoes = _ACTION.search(head), _UNDOES.search(head)
    return (action[1].decode(), undoes[1].decode() if undoes else "") if action else None


def modified_in(data: bytes) -> datetime | None:
    """When a file says that it was modified, found without parsing it; None when it does not say."""
    found = _MODIFIED.search(data.partition(b"\nnote = ")[0])
    try:
        moment = datetime.fromisoformat(found[1].decode()) if found else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.replace(tzinfo=UTC)


def target_table(annotation: Annotation) -> dict[str, object]:
    """What the table ``[target]`` says: the target, and quote and position where there are any."""
    target, quote, position = annotation.target, annotation.quote, annotation.position
    table: dict[str, object] = {
        "kind": str(target.kind),
        "corpus": target.corpus,
        "id": target.id,
        "title": target.title,
        "source_url": target.source_url,
        "published": target.published,
    }
    if quote:
        table["quote"] = {"exact": quote.exact, "prefix": quote.prefix, "suffix": quote.suffix}
    if position:
        table["position"] = {
            "start": position.start,
            "end": position.end,
            "text_sha256": position.text_sha256,
            "canonical_version": position.canonical_version,
        }
    return table


def storable(text: str) -> str:
    """The text with surrogate pairs joined and lone surrogates spelt out (``\\udcff``): UTF-8 cannot hold them."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return joined.encode("utf-8", "backslashreplace").decode()


def decode(data: bytes) -> Annotation:
    """Read the bytes of an annotation's file; raises :class:`NoteFileError` or one of its kinds."""
    document = _document(data)
    schema = _take(document, "schema", int)
    try:
        return _annotation(document, schema)
    except NoteFileError as error:
        if schema > SCHEMA:
            raise NewerSchemaError(f"a newer version of the program wrote it (schema {schema})") from error
        raise


def _document(data: bytes) -> dict[str, object]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NoteFileError(f"it is not UTF-8 at byte {error.start}") from None
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if any(line.startswith(("<<<<<<< ", ">>>>>>> ")) for line in text.split("\n")):
            raise NoteFileError("it holds the conflict marks of a git merge") from None
        if not text.rstrip().endswith(_END.rstrip()):
            raise CutFileError(f"it ends too early ({error})") from None
        raise NoteFileError(f"it is not TOML: {error}") from None
    if document.pop("end", None) != {"ok": True}:
        raise CutFileError("it ends too early: the table [end] is missing")
    return document


def _annotation(document: dict[str, object], schema: int) -> Annotation:
    target = _take(document, "target", dict)
    quote = _take(target, "quote", dict, {})
    position = _take(target, "position", dict, {})
    annotation = Annotation(
        schema=schema,
        id=_take(document, "id", str),
        rev=_take(document, "rev", str),
        parents=_strings(document, "parents"),
        action=_take(document, "action", str, ""),
        undoes=_take(document, "undoes", str, ""),
        motivation=motivation_of(_take(document, "motivation", str)),
        created=_moment(document, "created"),
        modified=_moment(document, "modified"),
        author=_take(document, "author", str, ""),
        tags=_strings(document, "tags"),
        color=_take(document, "color", str, ""),
        deleted=_take(document, "deleted", bool, False),
        note=_take(document, "note", str, ""),
        target=Target(
            kind=_take(target, "kind", str),
            corpus=_take(target, "corpus", str),
            id=_take(target, "id", str),
            title=_take(target, "title", str, ""),
            source_url=_take(target, "source_url", str, ""),
            published=_take(target, "published", str, ""),
        ),
        quote=_quote(quote) if quote else None,
        position=_position(position) if position else None,
        foreign=MappingProxyType(_take(document, "foreign", dict, {})),
    )
    rest = {"target": _rest(target, quote=quote, position=position)}
    unknown = document | {key: table for key, table in rest.items() if table}
    return replace(annotation, extra=MappingProxyType(unknown))


def _quote(table: dict[str, object]) -> Quote:
    return Quote(_take(table, "exact", str), _take(table, "prefix", str, ""), _take(table, "suffix", str, ""))


def _position(table: dict[str, object]) -> Position:
    start, end = _take(table, "start", int), _take(table, "end", int)
    if not 0 <= start <= end:
        raise NoteFileError(f"target.position runs from {start} to {end}")
    return Position(start, end, _take(table, "text_sha256", str, ""), _take(table, "canonical_version", int, 0))


def _rest(table: dict[str, object], **tables: dict[str, object]) -> dict[str, object]:
    return table | {name: inner for name, inner in tables.items() if inner}


def motivation_of(word: str) -> str:
    """The motivation that *word* names; another program's word as it is."""
    return _MOTIVATIONS.get(word, word)


def _take(table: dict[str, object], key: str, kind: type[_T], default: _T | None = None) -> _T:
    """Remove and return a known key, so that what remains is what we do not know."""
    value = table.pop(key, default)
    if value is None:
        raise NoteFileError(f"the key {key!r} is missing")
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise NoteFileError(f"{key} = {value!r} is not of type {kind.__name__}")
    return value


def _strings(table: dict[str, object], key: str) -> tuple[str, ...]:
    values = _take(table, key, list, [])
    if not all(isinstance(value, str) for value in values):
        raise NoteFileError(f"{key} holds something that is not a string")
    return tuple(values)


def _moment(table: dict[str, object], key: str) -> datetime:
    moment = _take(table, key, datetime)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _head(annotation: Annotation) -> Iterator[tuple[str, object]]:
    """Keys and values before the first table; what is empty and may be missing is left out."""
    yield "schema", annotation.schema
    yield "id", annotation.id
    yield "rev", annotation.rev
    yield "parents", annotation.parents
    if annotation.action:
        yield "action", annotation.action
    if annotation.undoes:
        yield "undoes", annotation.undoes
    yield "motivation", str(annotation.motivation)
    yield "created", annotation.created
    yield "modified", annotation.modified
    yield "author", annotation.author
    yield "tags", annotation.tags
    yield "color", annotation.color
    yield "deleted", annotation.deleted
    yield "note", annotation.note


def _united(known: Mapping[str, object], extra: Mapping[str, object]) -> dict[str, object]:
    """*known* with the keys of *extra* added at every depth; known keys win."""
    united = dict(known)
    for key, value in extra.items():
        mine = united.get(key)
        if isinstance(mine, Mapping) and isinstance(value, Mapping):
            united[key] = _united(mine, value)
        else:
            united.setdefault(key, value)
    return united


def _literal(value: object) -> str:
    """A value as it stands after ``=``; text spreads over lines only where TOML gives it back unchanged."""
    if isinstance(value, datetime):
        return _moment_text(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_literal, value))}]"
    spread = isinstance(value, str) and "\r\n" not in value
    return tomli_w.dumps({"x": _storable_value(value)}, multiline_strings=spread)[len("x = ") : -1]


def _moment_text(moment: datetime) -> str:
    text = moment.isoformat()
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


def _storable(table: Mapping[str, object]) -> dict[str, object]:
    return {storable(key): _storable_value(value) for key, value in table.items()}


def _storable_value(value: object) -> object:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, Mapping):
        return _storable(value)
    if isinstance(value, list | tuple):
        return [_storable_value(inner) for inner in value]
    return value
