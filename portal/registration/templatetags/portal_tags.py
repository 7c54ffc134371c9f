"""Tags of the portal's templates."""

from django import template

from portal.registration.assets import address

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """The address of a static file."""
    return address(name)
