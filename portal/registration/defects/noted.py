"""A policy that remembers which of its decisions were asked for, down to the entries of its mappings."""

from collections.abc import Iterator, Mapping, Set
from typing import Any

from portal.registration.policy import Policy

ALL = object()


class _Entries(Mapping[Any, Any]):
    """A mapping that remembers which of its entries were read."""

    def __init__(self, real: Mapping[Any, Any], read: set[Any]) -> None:
        self._real, self._read = real, read

    def __getitem__(self, key: Any) -> Any:
        self._read.add(key)
        return self._real[key]

    def __iter__(self) -> Iterator[Any]:
        self._read.add(ALL)
        return iter(self._real)

    def __len__(self) -> int:
        self._read.add(ALL)
        return len(self._real)


class _Members:
    """A set that remembers which others it was compared with: ``others <= members``."""

    def __init__(self, real: Set[Any], read: set[Any]) -> None:
        self._real, self._read = real, read

    def __ge__(self, other: Set[Any]) -> bool:
        self._read.add(other)
        return other <= self._real


class Noted:
    """Stands for a policy."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._read: dict[str, set[Any]] = {}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._policy, name)
        read = self._read.setdefault(name, set())
        if isinstance(value, Mapping):
            return _Entries(value, read)
        if isinstance(value, frozenset):
            return _Members(value, read)
        read.add(ALL)
        return value

    def asked(self, name: str, other: Policy) -> bool:
        """Whether something was asked of a decision to which the other policy has another answer."""
        read, mine, theirs = self._read.get(name, set()), getattr(self._policy, name), getattr(other, name)
        if ALL in read:
            return bool(mine != theirs)
        if isinstance(mine, frozenset):
            return any((each <= mine) != (each <= theirs) for each in read)
        return any(mine.get(each) != theirs.get(each) for each in read)
