"""A visit held: an identity, one frame, and a part for each person seen, in versions that are only added to.

The version that counts is the highest; the web role may neither change nor remove a row (`append_only`). Source:
decisions 8, 13; the domain, § 11.
"""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from vugge.base.tenancy.models import TenantKey, TenantModel
from vugge.visits.models.civil import civil_date_of
from vugge.visits.rules.places import Place
from vugge.visits.rules.registration import Subject

_PLACES = [each.value for each in Place]
_SUBJECTS = [each.value for each in Subject]
_SHA256 = r"^[0-9a-f]{64}$"


class Contact(TenantModel):
    """That a visit was held with a family: what its versions belong to, and nothing that could need correcting.

    `key` and `fingerprint` are the form's, as an appointment's: sent a hundred times it is signed once.
    """

    append_only = True

    family = models.ForeignKey("people.Family", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    appointment = models.ForeignKey(
        "visits.Appointment", on_delete=models.PROTECT, db_constraint=False, related_name="+", null=True, blank=True
    )
    key = models.UUIDField()
    fingerprint = models.CharField(max_length=64)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *TenantModel.Meta.constraints,
            TenantKey(field="family", name="contact_with_a_family"),
            TenantKey(field="appointment", name="contact_of_an_appointment"),
            models.UniqueConstraint(fields=["municipality", "key"], name="contact_is_signed_once"),
            models.UniqueConstraint(fields=["municipality", "appointment"], name="appointment_is_held_once"),
            models.CheckConstraint(condition=Q(("fingerprint__regex", _SHA256)), name="contact_keeps_what_was_signed"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "family"], name="contact_of_a_family")]

    def __str__(self) -> str:
        return str(self.id)


class Signed(TenantModel):
    """A version of something signed: who, when, and for a correction, or what was added afterwards, why."""

    append_only = True

    of = models.ForeignKey(Contact, on_delete=models.PROTECT, db_constraint=False, related_name="+")
    version = models.PositiveSmallIntegerField()
    signed_by = models.ForeignKey("access.Membership", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    signed_name = models.CharField(max_length=120)
    signed_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.of_id} {self.version}"


def _signed(what: str) -> list[Any]:
    return [
        *TenantModel.Meta.constraints,
        TenantKey(field="of", name=f"{what}_of_a_contact"),
        TenantKey(field="signed_by", name=f"{what}_signed_by_a_member"),
        models.CheckConstraint(condition=~Q(signed_name=""), name=f"{what}_is_signed"),
        models.CheckConstraint(
            condition=Q(version=1) | (Q(version__gt=1) & ~Q(why="")), name=f"{what}_is_corrected_with_a_reason"
        ),
    ]


class Frame(Signed):
    """A version of what a visit was for the family as a whole: when, where, who, topics, level. Nothing of one person.

    `present` is a list of {"person": id, "as": code} for those of the family, {"as": code} for others. `level` is the
    one confirmed at signing, which later services do not change; `proposed` what was proposed then.
    """

    kind = models.CharField(max_length=40)
    started_at = models.DateTimeField()
    held_on = civil_date_of("started_at")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=10)
    present = models.JSONField(default=list, blank=True)
    topics = models.JSONField(default=list, blank=True)
    own_words = models.TextField(blank=True)
    talked = models.JSONField(default=list, blank=True)
    reasons = models.JSONField(default=list, blank=True)
    level = models.PositiveSmallIntegerField()
    proposed = models.PositiveSmallIntegerField(null=True, blank=True)
    level_reason = models.CharField(max_length=500, blank=True)
    agreed = models.TextField(blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *_signed("frame"),
            models.UniqueConstraint(fields=["municipality", "of", "version"], name="frame_version_is_one"),
            models.CheckConstraint(condition=~Q(kind=""), name="frame_has_a_kind"),
            models.CheckConstraint(condition=Q(place__in=_PLACES), name="frame_place_is_known"),
            models.CheckConstraint(condition=Q(level__range=(1, 4)), name="frame_level_is_1_to_4"),
            models.CheckConstraint(
                condition=Q(proposed__isnull=True) | Q(proposed=F("level")) | ~Q(level_reason=""),
                name="frame_departs_from_the_proposal_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 1440)), name="frame_lasts_a_day_at_most"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "held_on"], name="frame_held_on")]


class Part(Signed):
    """A version of what was seen of one person at a visit, in that person's own journal.

    `observations` and `measures` are lists as `rules.registration.as_json` makes them. `role` is what the person was
    to the family then.
    """

    subject = models.ForeignKey("people.Person", on_delete=models.PROTECT, db_constraint=False, related_name="+")
    role = models.CharField(max_length=10)
    observations = models.JSONField(default=list, blank=True)
    measures = models.JSONField(default=list, blank=True)
    text = models.TextField(blank=True)

    class Meta(TenantModel.Meta):
        constraints: ClassVar = [
            *_signed("part"),
            TenantKey(field="subject", name="part_of_a_person"),
            models.UniqueConstraint(fields=["municipality", "of", "subject", "version"], name="part_version_is_one"),
            models.CheckConstraint(condition=Q(role__in=_SUBJECTS), name="part_role_is_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["municipality", "subject"], name="part_of_a_journal")]
