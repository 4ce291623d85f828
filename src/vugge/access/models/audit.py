"""Who did what, when and why: added to and never changed, each event chained to the one before it.

The web role may neither change nor remove a row (`append_only`), and what the owner changes shows in the chain.
Events hold links and codes, no clinical text. Source: attacks K; ISO 27789.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from vugge.access.rules.actors import ActorKind
from vugge.access.rules.trail import Outcome


class Link(models.Model):
    """What somebody did, in a chain. `sequence`, `previous` and `hash` are given by the database."""

    append_only = True

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    sequence = models.BigIntegerField(db_default=0)
    at = models.DateTimeField()
    actor_kind = models.CharField(max_length=10)
    actor = models.UUIDField(null=True, blank=True)
    actor_name = models.CharField(max_length=120)
    outcome = models.CharField(max_length=10, default=Outcome.DONE)
    previous = models.CharField(max_length=64, db_default="")
    hash = models.CharField(max_length=64, db_default="")

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=[each.value for each in Outcome]), name="%(class)s_outcome_is_known"
            ),
            models.CheckConstraint(
                condition=Q(actor_kind__in=[each.value for each in ActorKind]), name="%(class)s_actor_is_known"
            ),
        ]


class Event(Link):
    """One event of a trail."""

    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120, blank=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)

    class Meta(Link.Meta):
        abstract = True
        constraints: ClassVar = [
            *Link.Meta.constraints,
            models.CheckConstraint(condition=~Q(action=""), name="%(class)s_names_the_action"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.action}"


class AuditEvent(Event):
    """An event in one municipality's trail."""

    municipality = models.ForeignKey("access.Municipality", on_delete=models.PROTECT, related_name="+")

    class Meta(Event.Meta):
        constraints: ClassVar = [
            *Event.Meta.constraints,
            models.UniqueConstraint(fields=["municipality", "sequence"], name="event_has_its_place_in_the_trail"),
        ]
        # What the trail's page looks for, newest first.
        indexes: ClassVar = [
            models.Index(fields=["municipality", "actor", "sequence"], name="event_of_an_actor"),
            models.Index(fields=["municipality", "action", "sequence"], name="event_of_an_action"),
        ]


class NationalEvent(Event):
    """An event that belongs to no municipality: the operator's and the evaluators' work."""

    class Meta(Event.Meta):
        constraints: ClassVar = [
            *Event.Meta.constraints,
            models.UniqueConstraint(fields=["sequence"], name="national_event_has_its_place"),
        ]
