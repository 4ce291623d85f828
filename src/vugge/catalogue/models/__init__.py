"""The national files as they were loaded (global), and each municipality's own values over them."""

from vugge.catalogue.models.local import LocalValue
from vugge.catalogue.models.national import NationalFile

__all__ = ["LocalValue", "NationalFile"]
