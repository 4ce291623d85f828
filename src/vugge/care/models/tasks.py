"""What somebody answered to a task. The task itself is worked out, and known by its key (decision 11)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.base.tenancy.models import TenantKey
from vugge.care.models.signed import Signed
from vugge.care.rules.codes import Handling

_HANDLINGS = [each.value for each in Handling]
_PUT_OFF, _HANDED = Handling.PUT_OFF.value, Handling.HANDED_OVER.value


class TaskAnswer(Signed):
    """That a task was handled, handed over to a colleague, or put off until a day; the answer given last counts."""

    append_only = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    key = models.CharField(max_length=160, db_collation="C")
    handling = models.CharField(max_length=12)
    reason = models.CharField(max_length=500, blank=True)
    until = models.DateField(null=True, blank=True)
    to = models.ForeignKey(
        "access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )

    class Meta(Signed.Meta):
        constraints: ClassVar = [
            *Signed.Meta.constraints,
            TenantKey(field="family", name="answer_about_a_family"),
            TenantKey(field="to", name="task_handed_to_a_member"),
            models.CheckConstraint(condition=~Q(key=""), name="answer_names_its_task"),
            models.CheckConstraint(condition=Q(handling__in=_HANDLINGS), name="handling_is_known"),
            models.CheckConstraint(
                condition=Q(handling=_PUT_OFF, until__isnull=False) | (~Q(handling=_PUT_OFF) & Q(until__isnull=True)),
                name="task_put_off_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(handling=_HANDED) | Q(to__isnull=False), name="task_handed_over_to_somebody"
            ),
            models.CheckConstraint(condition=Q(handling=_HANDED) | ~Q(reason=""), name="task_answered_with_a_reason"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "family", "key"], name="answers_to_tasks")]

    def __str__(self) -> str:
        return f"{self.key} {self.handling}"
