"""What is forgotten when the portal starts: expired sessions, abandoned requests, old windows."""

from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from portal.registration.models import Draft, Knock


def forget_expired() -> None:
    """Delete what is of no use after a day."""
    yesterday = timezone.now() - timedelta(days=1)
    call_command("clearsessions", verbosity=0)
    Draft.objects.filter(created_at__lt=yesterday).delete()
    Knock.objects.filter(started_at__lt=yesterday).delete()
