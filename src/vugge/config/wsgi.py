"""The door a web server comes in by."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from vugge.ui.charts.drawing import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vugge.config.settings")

application = get_wsgi_application()

# The first chart of a process takes seconds; nobody has to wait for it.
Thread(target=warm, daemon=True).start()
