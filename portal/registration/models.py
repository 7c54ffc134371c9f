"""What the portal remembers: accounts, requests in progress, the code of each, and how often somebody knocked."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Finds accounts by their ID without regard to case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """The account of an ID, as typed."""
        return self.get(username_key=(username or "").casefold())


class Account(AbstractBaseUser):
    """A registered general user (4.1.1); the keys are what must be unique."""

    username = models.CharField(max_length=20)
    username_key = models.CharField(max_length=40, unique=True)
    document_type = models.CharField(max_length=10)
    document = models.CharField(max_length=20)
    document_key = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    province = models.CharField(max_length=2, blank=True)
    city = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=200)
    phone1 = models.CharField(max_length=14)
    phone2 = models.CharField(max_length=14, blank=True)
    mobile_operator = models.CharField(max_length=10)
    mobile = models.CharField(max_length=14)
    fax = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254)
    email_key = models.CharField(max_length=300, unique=True)
    senae_email = models.CharField(max_length=60)
    is_active = models.BooleanField(default=True)
    registered_at = models.DateTimeField()

    USERNAME_FIELD = "username_key"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Any] = AccountManager()

    def __str__(self) -> str:
        return self.username


class Draft(models.Model):
    """A request of registration in progress: the values found free, bound to one session."""

    username_key = models.CharField(max_length=40, blank=True)
    document_key = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=254, blank=True)
    email_key = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

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
