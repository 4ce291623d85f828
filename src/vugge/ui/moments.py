"""When something happened, as a person says it: `i dag kl. 9.31`, `i går kl. 16.05`, `3. nov. 2026 kl. 9.31`."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from vugge.base.clock import COPENHAGEN
from vugge.ui import formats


def moment(then: datetime, now: datetime) -> str:
    """Write a moment; today and yesterday by those words and no other day."""
    local, today = then.astimezone(COPENHAGEN), now.astimezone(COPENHAGEN).date()
    clock = _("kl. {hour}.{minute:02}").format(hour=local.hour, minute=local.minute)
    if local.date() == today:
        day = _("i dag")
    elif local.date() == today - timedelta(days=1):
        day = _("i går")
    else:
        day = formats.short_date(local.date())
    return f"{day} {clock}"
