"""A person, once in a municipality; their numbers, sealed; and what they are searched for by."""

from typing import ClassVar

import pghistory
from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.people.rules.kinds import NumberKind, Sex

_SEXES = [each.value for each in Sex]
_NUMBERS = [each.value for each in NumberKind]


@pghistory.track(exclude=["number"])
class Person(TenantModel):
    """Somebody with a journal of their own. Whether they are a child or a parent, rows beside say.

    `born_on` is empty before birth, and where nobody has told. A protected person's names and whereabouts are in no
    list, letter or print.
    """

    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=10, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    protected = models.BooleanField(default=False)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            models.CheckConstraint(condition=Q(sex__in=_SEXES), name="person_sex_is_known"),
            models.CheckConstraint(
                condition=Q(died_on__isnull=True) | Q(born_on__isnull=True) | Q(died_on__gte=F("born_on")),
                name="person_dies_after_birth",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "born_on"], name="person_born_on")]

    def __str__(self) -> str:
        return str(self.id)


@pghistory.track(exclude=["number"])
class PersonNumber(TenantModel):
    """A number somebody is or was known by: sealed to be read, and its HMAC to be found by (`base.sealing`).

    A replacement number stays beside the real one that comes later, so that both lead to the same journal.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    kind = models.CharField(max_length=12)
    sealed = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    replaced_on = models.DateField(null=True, blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="person", name="number_of_a_person"),
            models.CheckConstraint(condition=Q(kind__in=_NUMBERS), name="number_kind_is_known"),
            models.CheckConstraint(
                condition=Q(("sealed__regex", r"^[^:]+:.")) & Q(("digest__regex", r"^[0-9a-f]{64}$")),
                name="number_is_sealed",
            ),
            models.UniqueConstraint(fields=["municipality", "digest"], name="number_is_one_persons"),
            models.UniqueConstraint(
                fields=["municipality", "person"],
                condition=Q(kind=NumberKind.REAL.value, replaced_on__isnull=True),
                name="person_has_one_real_number",
            ),
        ]

    def __str__(self) -> str:
        return self.kind


class SearchToken(TenantModel):
    """Something somebody is found by: under row-level security only `=`, `>=` and `<` use an index. Source: decision 5.

    Made from the person's names and birth date by `people.rules.finding`, and made again whenever those change.
    """

    token = models.CharField(max_length=80, db_collation="C")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, db_constraint=False, related_name="+")

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="person", name="token_of_a_person"),
            models.CheckConstraint(condition=Q(("token__regex", r"^[a-z]:.")), name="token_says_its_kind"),
            models.UniqueConstraint(fields=["municipality", "token", "person"], name="token_finds_a_person_once"),
        ]

    def __str__(self) -> str:
        return self.token
