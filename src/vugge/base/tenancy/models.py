"""The shape of every row that belongs to a tenant, and keys between such rows that cannot leave it."""

import uuid
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Func, Value

NUMBERS = "row_numbers"
"""The sequence that counts every tenant's rows up: an id made by the application says nothing of time."""


class TenantModel(models.Model):
    """A row of one municipality's. Its table has FORCE row-level security (`base.tenancy.policies.row_security`).

    A relation to another tenant's row is an ordinary `ForeignKey(db_constraint=False, related_name="+")` and a
    `TenantKey` in `Meta.constraints`. Source: decision 2.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.BigIntegerField(db_default=Func(Value(NUMBERS), function="nextval"), editable=False)
    # The one place where base names a module above it: the tenant itself.
    municipality = models.ForeignKey("access.Municipality", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["municipality", "id"], name="%(app_label)s_%(class)s_of_municipality")
        ]


class WrittenKey(models.constraints.BaseConstraint):
    """A foreign key over several columns, which Django has no word for; a subclass says which (`sql`)."""

    def sql(self, model: type[models.Model]) -> str:
        """Return the key from FOREIGN KEY on, without when it is checked."""
        raise TypeError(f"{type(self).__name__} does not say what it is of, asked by {model}.")

    def constraint_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Return the constraint as it stands in CREATE TABLE."""
        del schema_editor
        assert model is not None  # noqa: S101 - Django always hands one over; told to the type checker
        return f'CONSTRAINT "{self.name}" {self.sql(model)} DEFERRABLE INITIALLY DEFERRED'

    def create_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Return the statement that adds the constraint to a table that stands."""
        return f"ALTER TABLE {_table(model)} ADD {self.constraint_sql(model, schema_editor)}"

    def remove_sql(self, model: type[models.Model] | None, schema_editor: BaseDatabaseSchemaEditor | None) -> str:
        """Return the statement that takes it away."""
        del schema_editor
        return f'ALTER TABLE {_table(model)} DROP CONSTRAINT "{self.name}"'

    def validate(self, *_given: object, **_named: object) -> None:
        """Leave it to the database, which alone sees both rows."""


class TenantKey(WrittenKey):
    """A foreign key that holds the municipality: `(municipality, x_id) → (municipality, id)`.

    PostgreSQL checks keys past row-level security, so that a plain key could point into another municipality.
    """

    def __init__(self, *, field: str, name: str) -> None:
        super().__init__(name=name)
        self.field = field

    def sql(self, model: type[models.Model]) -> str:
        """Return the key from the field's column to the same municipality's row."""
        field: Any = model._meta.get_field(self.field)  # noqa: SLF001 - Django's documented way to its fields
        target = _table(field.related_model)
        return f'FOREIGN KEY (municipality_id, "{field.column}") REFERENCES {target} (municipality_id, id)'

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Return what a migration writes."""
        path, arguments, named = super().deconstruct()
        return path, arguments, {**named, "field": self.field}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TenantKey):
            return NotImplemented
        return (self.name, self.field) == (other.name, other.field)

    def __hash__(self) -> int:
        return hash((self.name, self.field))


def _table(model: type[models.Model] | None) -> str:
    assert model is not None  # noqa: S101 - Django always hands one over; told to the type checker
    return f'"{model._meta.db_table}"'  # noqa: SLF001 - Django's documented way to a table's name
