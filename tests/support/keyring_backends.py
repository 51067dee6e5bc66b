"""Backends of `keyring` that are made for one test."""

from __future__ import annotations

from typing import TypeVar

from keyring.backend import KeyringBackend

Backend = TypeVar("Backend", bound=type[KeyringBackend])


def offered_to_nobody(backend: Backend) -> Backend:
    """Take a backend out of the list that `keyring` chooses from, on which being defined has put it."""
    KeyringBackend._classes.discard(backend)
    return backend
