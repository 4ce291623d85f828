import os

import django
from django.conf import settings

# The parts need no project round them: where no settings are named, they are drawn with Django's bare ones.
if not settings.configured and "DJANGO_SETTINGS_MODULE" not in os.environ:
    settings.configure(STATIC_URL="/static/", USE_I18N=False)
    django.setup()
