"""A person who can sign in: global, since it is found before it is known which municipality they work in."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from vugge.access.rules.actors import Kind


class UserManager(BaseUserManager["User"]):
    """Finds people the way the authentication framework asks for them."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with this e-mail address, however it is written."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A sign-in: e-mail address, password, and whether it is staff's or an evaluator's. It never changes kind."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.label) for kind in Kind], default=Kind.STAFF)
    is_active = models.BooleanField(default=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(email=models.functions.Lower("email")), name="user_email_is_lower_case"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(email=""), name="user_has_name_and_email"),
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="user_kind_is_known"),
            # What memberships point to, so that an evaluator can never be staff anywhere.
            models.UniqueConstraint(fields=["id", "kind"], name="user_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.name
