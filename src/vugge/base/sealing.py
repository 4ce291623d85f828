"""Sealing short secrets before they are kept, under keys that can be changed: each sealed text names its own key."""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_SIZE = 32  # bytes, AES-256
_NONCE = 12  # bytes, as AES-GCM wants it


class UnsealableError(RuntimeError):
    """A sealed text was changed, or its key is not among the keys."""


class KeyRing:
    """Keys by their names; the first one seals, all of them open. Of one purpose: another's texts do not open here."""

    def __init__(self, keys: Mapping[str, bytes], *, purpose: str) -> None:
        if not keys:
            raise ValueError("A key ring needs a key.")
        self._keys = dict(keys)
        self._purpose = purpose

    def seal(self, text: str) -> str:
        """Return the text sealed under the first key, with its name in front."""
        name = next(iter(self._keys))
        nonce = token_bytes(_NONCE)
        sealed = AESGCM(self._keys[name]).encrypt(nonce, text.encode(), self._about(name))
        return f"{name}:{urlsafe_b64encode(nonce + sealed).decode()}"

    def open(self, sealed: str) -> str:
        """Return what was sealed; UnsealableError for anything else."""
        name, _colon, body = sealed.partition(":")
        try:
            whole = urlsafe_b64decode(body.encode())
            return AESGCM(self._keys[name]).decrypt(whole[:_NONCE], whole[_NONCE:], self._about(name)).decode()
        except (KeyError, ValueError, InvalidTag) as error:
            raise UnsealableError("The key is missing, or the text was changed.") from error

    def digest(self, text: str) -> str:
        """Return what a text is found by again: its HMAC-SHA256 in hex, under a key made from the ring's last one.

        New keys are put in front of the ring, so that the last one stays, and with it every digest.
        """
        last = next(reversed(self._keys))
        key = hmac.digest(self._keys[last], f"vugge {self._purpose} found by".encode(), hashlib.sha256)
        return hmac.digest(key, text.encode(), hashlib.sha256).hex()

    def _about(self, name: str) -> bytes:
        return f"vugge {self._purpose} {name}".encode()
