"""Data that the portal keeps: accounts, requests in progress with their codes, and counts of attempts."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their ID without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account of an ID, as typed."""
        return self.get(username_key=(username or "").casefold())


class Account(AbstractBaseUser):
    """A registered general user (4.1.1); the keys are what must be unique. How long a text may be, the rules say."""

    username = models.TextField()
    username_key = models.CharField(max_length=1200, unique=True)
    document_type = models.TextField()
    document = models.TextField()
    document_key = models.CharField(max_length=1200, unique=True)
    name = models.TextField()
    country = models.TextField()
    province = models.TextField(blank=True)
    city = models.TextField(blank=True)
    address = models.TextField()
    phone1 = models.TextField()
    phone2 = models.TextField(blank=True)
    mobile_operator = models.TextField()
    mobile = models.TextField()
    fax = models.TextField(blank=True)
    email = models.TextField()
    email_key = models.CharField(max_length=1200, unique=True)
    senae_email = models.TextField()
    is_active = models.BooleanField(default=True)
    registered_at = models.DateTimeField()

    USERNAME_FIELD = "username_key"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Any] = AccountManager()

    def __str__(self) -> str:
        return self.username


class Draft(models.Model):
    """A request of registration in progress: the values found free, bound to one session."""

    username_key = models.TextField(blank=True)
    document_key = models.TextField(blank=True)
    email = models.TextField(blank=True)
    email_key = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)
    begun_at: datetime | None = None  # from the session, as is the pk of the request that it completed before
    former_pk: int | None = None

    def __str__(self) -> str:
        return f"solicitud {self.pk}"


class SecurityCode(models.Model):
    """The last code sent for a draft: only its digest; a new one replaces it."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="code", primary_key=True)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    consumed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"código de la solicitud {self.draft_id}"


class Knock(models.Model):
    """How many times something was tried within a window."""

    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=64)
    started_at = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=1)

    class Meta:
        """One row for each kind and key."""

        constraints: ClassVar[list[Any]] = [models.UniqueConstraint(fields=["kind", "key"], name="one_window_per_key")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.count}"
