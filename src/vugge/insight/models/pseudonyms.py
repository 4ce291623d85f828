"""The key a municipality's pseudonyms are made with."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantModel


class PseudonymKey(TenantModel):
    """What turns our ids of a municipality's families and children into the names an extract has for them.

    256 random bits in hexadecimal. It never changes: a data set could not be made again, and one family would be two.
    """

    append_only = True

    key = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.UniqueConstraint(fields=["municipality"], name="one_pseudonym_key"),
            models.CheckConstraint(condition=Q(("key__regex", r"^[0-9a-f]{64}$")), name="pseudonym_key_is_whole"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id}"
