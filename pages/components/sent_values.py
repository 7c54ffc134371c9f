"""Values in the body of a request, as a page sends a form: URL-encoded, in parts, or as JSON.

A body is altered only where writing it unaltered gives the same bytes, so that a refusal is due to the changed values
and not to how the suite writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_plus, unquote_to_bytes

Path = tuple[str | int, ...]
_NAME = re.compile(rb'\bname="([^"]*)"')
_FILE = re.compile(rb"\bfilename\*?=")
_BOUNDARY = re.compile(r'boundary="?([^";]+)')
_END_OF_HEAD = b"\r\n\r\n"


@dataclass(frozen=True)
class SentValue:
    """A value of a body.

    Attributes:
        key: Name under which it is sent; in JSON, that of the innermost object.
        value: The text.
    """

    key: str
    value: str


class UrlEncodedBody:
    """Body of type ``application/x-www-form-urlencoded``."""

    def __init__(self, body: bytes) -> None:
        self._pairs = [each.partition(b"=") for each in body.split(b"&")]

    def values(self) -> list[SentValue]:
        """The values, in the order of the body."""
        return [SentValue(_plain(key), _plain(value)) for key, _, value in self._pairs]

    def with_values(self, new: Mapping[int, str]) -> bytes:
        """The body with other values at some places, counted from 0."""
        pairs = enumerate(self._pairs)
        return b"&".join(
            key + b"=" + quote_plus(new[place]).encode() if place in new else key + equals + value
            for place, (key, equals, value) in pairs
        )


class MultipartBody:
    """Body of type ``multipart/form-data``; files are left alone.

    Args:
        body: The body.
        boundary: Text between its parts.
    """

    def __init__(self, body: bytes, boundary: str) -> None:
        self._between = b"--" + boundary.encode()
        self._parts = [each.partition(_END_OF_HEAD) for each in body.split(self._between)]

    def values(self) -> list[SentValue]:
        """The values, in the order of the body; parts without name, and files, are empty values."""
        return [
            SentValue(_name_in(head), text.removesuffix(b"\r\n").decode("utf-8", "replace"))
            if _name_in(head)
            else SentValue("", "")
            for head, _, text in self._parts
        ]

    def with_values(self, new: Mapping[int, str]) -> bytes:
        """The body with other values at some places, counted from 0."""
        parts = enumerate(self._parts)
        return self._between.join(
            head + end + (new[place].encode() + b"\r\n" if place in new else text) for place, (head, end, text) in parts
        )


class JsonBody:
    """Body of type ``application/json``.

    Args:
        content: The value that the body stands for.
    """

    def __init__(self, content: Any) -> None:
        self._content = content
        self._leaves = list(_leaves(content))

    def values(self) -> list[SentValue]:
        """The texts, in the order of the body."""
        return [SentValue(_key_of(path), text) for path, text in self._leaves]

    def with_values(self, new: Mapping[int, str]) -> bytes:
        """The body with other texts at some places, counted from 0."""
        content = self._content
        for place, value in new.items():
            content = _replaced(content, self._leaves[place][0], value)
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


Body = UrlEncodedBody | MultipartBody | JsonBody


def read_body(body: bytes, content_type: str) -> Body | None:
    """The body of a request; None where its type is another, or where it cannot be written back as it was."""
    found = _read(body, content_type)
    return found if found is not None and found.with_values({}) == body else None


def _read(body: bytes, content_type: str) -> Body | None:
    kind = content_type.partition(";")[0].strip().lower()
    boundary = _BOUNDARY.search(content_type)
    if kind == "application/x-www-form-urlencoded":
        return UrlEncodedBody(body)
    if kind == "multipart/form-data" and boundary:
        return MultipartBody(body, boundary[1])
    is_json = kind == "application/json" or kind.endswith("+json")
    if is_json:
        with suppress(ValueError, RecursionError):  # several values, or another encoding
            return JsonBody(json.loads(body))
    return None


def _plain(encoded: bytes) -> str:
    return unquote_to_bytes(encoded.replace(b"+", b" ")).decode("utf-8", "replace")


def _name_in(head: bytes) -> str:
    found = _NAME.search(head)
    return found[1].decode("utf-8", "replace") if found and not _FILE.search(head) else ""


def _leaves(content: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Paths and texts, in the order of the document."""
    if isinstance(content, str):
        yield path, content
    items = content.items() if isinstance(content, dict) else enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        yield from _leaves(value, (*path, key))


def _key_of(path: Path) -> str:
    return next((each for each in reversed(path) if isinstance(each, str)), "")


def _replaced(content: Any, path: Path, value: str) -> Any:
    """A copy of a JSON value with another text at a path."""
    if not path:
        return value
    copy = content.copy()
    copy[path[0]] = _replaced(content[path[0]], path[1:], value)
    return copy
