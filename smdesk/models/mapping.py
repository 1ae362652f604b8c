"""Tables and classes when somebody wants them: what stands behind the declarative base at run time.

Importing SQLAlchemy's ORM and mapping every class takes a fifth of the start of the window and 12 MiB, and all that a
start reads, and all that publishing does, are rows. So a model makes its `Table` when something of it is asked for;
the first that is made of it, or asks for it as a whole (`Post(…)`, `select(Post)`, `session.get(Post, 1)`), maps all
of them. Until then `Post.id` is the table's column, afterwards the mapped attribute: `select(Post.id)` reads the same
from both.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from functools import cache
from inspect import get_annotations
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, get_args, get_origin

from sqlalchemy import Boolean, Column, Double, ForeignKey, Integer, MetaData, String, Table
from sqlalchemy.types import TypeEngine

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapper, registry

_mapped = False
_turn = RLock()
_models: list[Any] = []
#: What each class says of columns itself; all the columns of a model, each with its annotation.
_specs: dict[type[Any], dict[str, Spec]] = {}
_written: dict[type[Any], dict[str, tuple[Any, Spec]]] = {}
_PLAIN: dict[Any, type[TypeEngine[Any]]] = {int: Integer, str: String, bool: Boolean, float: Double}


class Mapped:
    """At run time `Mapped[int]` is `int`: all that is made of it is the column."""

    def __class_getitem__(cls, kind: Any) -> Any:
        return kind


class Spec(NamedTuple):
    """What `mapped_column` was given."""

    values: tuple[Any, ...]
    options: dict[str, Any]


def mapped_column(*values: Any, **options: Any) -> Any:
    """As SQLAlchemy's: a type and foreign key, and the options of a `Column`."""
    return Spec(values, options)


def is_mapped() -> bool:
    """True once somebody has wanted a class."""
    return _mapped


def map_classes() -> None:
    """Map every model to its table, once; in any thread."""
    global _mapped
    with _turn:
        if not _mapped:
            make_tables()
            for model in _models:
                _map(model)
            _configure()
            _mapped = True


def _configure() -> None:
    """What SQLAlchemy would do at the first statement of a class, a tenth of a second, within a transaction."""
    from sqlalchemy.orm import configure_mappers

    configure_mappers()


def make_tables() -> None:
    """Make every table that has not been asked for yet: whoever makes or compares a whole database wants them all."""
    with _turn:
        for model in _models:
            _ = model.__table__


def _map(model: Any) -> None:
    _registry(model.metadata).map_imperatively(model, model.__table__)


@cache
def _registry(metadata: MetaData) -> registry:
    from sqlalchemy.orm import registry  # its import is what a start does without

    return registry(metadata=metadata)


def mappers() -> list[Mapper[Any]]:
    """What is known of every model once it is mapped."""
    map_classes()
    return [model.__mapper__ for model in _models]


class Model(type):
    """The class of models: one with a `__tablename__` makes its table when something of it is asked for."""

    def __init__(cls, name: str, bases: tuple[type, ...], members: dict[str, Any]) -> None:
        super().__init__(name, bases, members)
        if "__tablename__" not in members:
            return
        _written[cls] = dict(_columns(cls))
        with _turn:
            _models.append(cls)
            if _mapped:
                _map(cls)

    def __getattr__(cls, name: str) -> Any:
        if name != "__table__" and name not in _written.get(cls, ()):
            raise AttributeError(f"{cls.__name__} has no {name!r}")
        with _turn:
            if "__table__" not in vars(cls):
                _make(cls)
        return getattr(cls, name)

    def __call__(cls, *values: Any, **named: Any) -> Any:
        map_classes()
        return super().__call__(*values, **named)

    def __clause_element__(cls) -> Any:
        """What SQLAlchemy asks a class for in `select(Post)` or `join(Post, …)`."""
        map_classes()
        return cls.__mapper__.__clause_element__()


class Record(metaclass=Model):
    """What `smdesk.models.Base` is at run time."""

    metadata: ClassVar[MetaData]
    type_annotation_map: ClassVar[Mapping[Any, Any]]

    def __init__(self, **values: Any) -> None:
        for name, value in values.items():
            if name not in type(self).__table__.columns:
                raise TypeError(f"{type(self).__name__} has no column {name!r}")
            setattr(self, name, value)


def _columns(model: type[Any]) -> Iterator[tuple[str, tuple[Any, Spec]]]:
    """What is written of each column: in the class itself, then in those that it shares with others."""
    for source in model.__mro__:
        if source is model or not issubclass(source, Record):
            if source not in _specs:
                _specs[source] = {name: value for name, value in vars(source).items() if isinstance(value, Spec)}
                for name in _specs[source]:
                    delattr(source, name)  # so that asking for it makes the table
            for name, kind in get_annotations(source).items():
                yield name, (kind, _specs[source].get(name, Spec((), {})))


def _make(model: Any) -> None:
    columns = [_column(name, kind, spec, model.type_annotation_map) for name, (kind, spec) in _written[model].items()]
    table = Table(model.__tablename__, model.metadata, *columns, *getattr(model, "__table_args__", ()))
    for column in columns:
        setattr(model, column.key, column)
    model.__table__ = table


def _column(name: str, kind: Any, spec: Spec, types_of: Mapping[Any, Any]) -> Column[Any]:
    bare, optional = _required(kind)
    values = spec.values
    if not any(isinstance(each, TypeEngine | type) for each in values):
        linked = any(isinstance(each, ForeignKey) for each in values)
        values = (*(() if linked else (types_of.get(bare) or _PLAIN[bare],)), *values)
    options = {"nullable": optional and not spec.options.get("primary_key", False), **spec.options}
    return Column(name, *values, **options)


def _required(kind: Any) -> tuple[Any, bool]:
    """The type without `None`, and whether that was there."""
    if get_origin(kind) is not types.UnionType:
        return kind, False
    [bare] = [each for each in get_args(kind) if each is not types.NoneType]
    return bare, True
