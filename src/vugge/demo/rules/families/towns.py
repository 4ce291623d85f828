"""The districts of Birkeby, and who visits there."""

from collections.abc import Mapping, Sequence

DISTRICTS: Mapping[str, Sequence[str]] = {
    "Havnen": ("signe",),
    "Skoven": ("mette", "hanne"),
    "Engene": ("birthe", "rikke"),
    "Bakkerne": ("louise",),
}
"""Each district with the keys of its health visitors."""
