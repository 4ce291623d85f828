"""What every row somebody registers says of who and when."""

from django.db import models

from vugge.base.tenancy.models import TenantModel


class Signed(TenantModel):
    """A row registered by somebody at a moment; the name stays what it was then."""

    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True, blank=True)
    made_by_name = models.CharField(max_length=120)

    class Meta(TenantModel.Meta):
        abstract = True
