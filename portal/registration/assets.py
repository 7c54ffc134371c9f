"""The stylesheet, script and icon of the portal: read once, served with their digest in the address."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal import kits

FOLDER = Path(__file__).resolve().parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}


@dataclass(frozen=True)
class Asset:
    """A file and its digest."""

    content: bytes
    content_type: str
    digest: str


def _load() -> dict[str, Asset]:
    """Read every known kind of file of the folder, and of the look where a kit draws it."""
    built = kits.folder(settings.PORTAL_LOOK) if settings.PORTAL_LOOK in kits.KITS else None
    paths = [*FOLDER.iterdir(), *(built.iterdir() if built and built.is_dir() else ())]
    contents = {path: path.read_bytes() for path in sorted(paths) if path.suffix in TYPES}
    return {
        path.name: Asset(content, TYPES[path.suffix], hashlib.sha256(content).hexdigest()[:16])
        for path, content in contents.items()
    }


ASSETS = _load()


def address(name: str) -> str:
    """The address of an asset, which changes with its content."""
    return f"{reverse('estatico', args=[name])}?v={ASSETS[name].digest}"


@require_safe
def serve_asset(request: HttpRequest, name: str) -> HttpResponse:
    """Serve an asset: for ever under its digest, revalidated otherwise."""
    asset = ASSETS.get(name)
    if asset is None:
        raise Http404
    etag = f'"{asset.digest}"'
    fresh = request.headers.get("If-None-Match") == etag
    response = HttpResponseNotModified() if fresh else HttpResponse(asset.content, content_type=asset.content_type)
    lasting = request.GET.get("v") == asset.digest
    response["Cache-Control"] = "public, max-age=31536000, immutable" if lasting else "public, no-cache"
    response["ETag"] = etag
    return response
