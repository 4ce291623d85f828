"""Where a file lies while it comes in: in the home, private to the product, and never in a folder open to all."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from vugge.base.home import make_private


class HomeUploadHandler(TemporaryFileUploadHandler):
    """Writes what comes in to a file of the home's, which is removed when the request is over."""

    def new_file(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Begin a file."""
        make_private(settings.UPLOADS)
        super().new_file(*args, **named)
