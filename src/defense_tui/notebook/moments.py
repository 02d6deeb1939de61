"""Points in time as notes have them: UTC, whole seconds, written as RFC 3339."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC).replace(microsecond=0)


def timestamp(moment: datetime) -> str:
    """A moment in UTC: ``2025-07-02T09:14:07Z``."""
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
