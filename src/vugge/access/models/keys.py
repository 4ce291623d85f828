"""A key that holds the person's kind, so that an evaluator can be staff nowhere."""

from django.db import models

from vugge.base.tenancy.models import WrittenKey


class KindKey(WrittenKey):
    """A foreign key `(user_id, user_kind) → access_user (id, kind)`. Source: attacks A9."""

    def sql(self, model: type[models.Model]) -> str:
        """Return the key."""
        del model
        return "FOREIGN KEY (user_id, user_kind) REFERENCES access_user (id, kind)"

    def __eq__(self, other: object) -> bool:
        return self.name == other.name if isinstance(other, KindKey) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.name)
