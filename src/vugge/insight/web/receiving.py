"""Where a file lies while it comes in: in the home, private to the product, and never in a folder open to all."""

import tempfile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from vugge.base.home import make_private


class HomeUploadHandler(FileUploadHandler):
    """Writes what comes in to a file of the home's that nobody else can find, and that ends with the request."""

    def new_file(self, *args: Any, **named: Any) -> None:  # noqa: ANN401 - Django's own signature
        """Begin a file."""
        super().new_file(*args, **named)
        self._file = tempfile.TemporaryFile(dir=make_private(settings.UPLOADS))  # noqa: SIM115 - closed by the request

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a part of it."""
        del start
        self._file.write(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[bytes]":
        """Hand the file over."""
        self._file.seek(0)
        return UploadedFile(
            file=self._file, name=self.file_name, content_type=self.content_type, size=file_size, charset=self.charset
        )

    def upload_interrupted(self) -> None:
        """Let go of what came."""
        if hasattr(self, "_file"):
            self._file.close()
