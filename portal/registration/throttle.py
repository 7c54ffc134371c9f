"""Limits on what may be repeated: fixed windows kept in the database, sizes from the settings."""

import hashlib
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from portal.registration.models import Knock


def allow(kind: str, key: str, now: datetime) -> bool:
    """Count one attempt and say whether it is within the limit of its kind."""
    limit, seconds = settings.PORTAL_LIMITS[kind]
    digest = hashlib.sha256(key.encode()).hexdigest()
    with transaction.atomic():  # the row is locked until the count is written, so that no attempt goes uncounted
        knock, created = Knock.objects.select_for_update().get_or_create(
            kind=kind, key=digest, defaults={"started_at": now}
        )
        if created:
            return bool(limit >= 1)
        if abs(now - knock.started_at) >= timedelta(seconds=seconds):  # one of two at once may be counted late
            knock.started_at, knock.count = now, 0
        knock.count += 1
        knock.save(update_fields=["started_at", "count"])
    return bool(knock.count <= limit)


def forget(kind: str, key: str) -> None:
    """Start afresh, after a success."""
    Knock.objects.filter(kind=kind, key=hashlib.sha256(key.encode()).hexdigest()).delete()
