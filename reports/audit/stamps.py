"""RFC 3161 time stamp over the digest of a record (``sello.tsr``), which proves that the record existed by then.

Its message imprint is the record's digest itself, so ``openssl ts -verify -digest`` checks it too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asn1crypto.cms import ContentInfo
from pyhanko.sign.general import CMSExtractionError, extract_certificate_info
from pyhanko.sign.timestamps import HTTPTimeStamper, TimestampRequestError
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
from pyhanko.sign.validation.status import TimestampSignatureStatus
from pyhanko_certvalidator import ValidationContext

from harness.errors import ConfigurationError, EnvironmentTrouble
from reports.audit.authorities import read_authority
from reports.record.files import STAMP


@dataclass(frozen=True)
class Stamp:
    """Time stamp of a record.

    Attributes:
        authority: Name in the certificate of the time stamping authority.
        moment: Time in ISO 8601.
        known: Whether trusted authorities were given to check the certificate against.
        problems: Why it is not valid, a Spanish sentence each.
    """

    authority: str
    moment: str
    known: bool
    problems: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """JSON data of the time stamp."""
        return {**self.__dict__, "problems": list(self.problems), "holds": not self.problems}


def set_stamp(folder: Path, digest: str, url: str) -> Stamp:
    """Get a time stamp over a record's digest, check it, and write it into the record.

    Raises:
        ConfigurationError: The record has one already.
        EnvironmentTrouble: The authority does not answer, or answers something else.
    """
    target = folder / STAMP
    if target.exists():
        raise ConfigurationError(
            f"El acta de «{folder}» ya lleva un sello de tiempo, {STAMP}: el primero es el que vale."
        )
    try:
        token = asyncio.run(HTTPTimeStamper(url).async_timestamp(bytes.fromhex(digest), "sha256"))
        content = bytes(token.dump())
    except (TimestampRequestError, ValueError, TypeError, KeyError, OSError) as error:
        raise EnvironmentTrouble(
            f"«{url}» no dio un sello de tiempo ({why_no_stamp(error)}): compruebe la dirección de la "
            "autoridad y repita."
        ) from error
    found = _checked(content, digest, [])
    if found.problems:
        raise EnvironmentTrouble(f"Lo que dio «{url}» no sirve: {found.problems[0]} Pruebe con otra autoridad.")
    target.write_bytes(content)
    return found


def why_no_stamp(error: Exception) -> str:
    """Spanish reason why an authority gave no time stamp; what pyHanko alone says is quoted."""
    if isinstance(error, TimestampRequestError) and "contacting" in str(error):
        return "no responde, o eso no es una dirección"
    return f"la respuesta dice: {error}"


def check_stamp(folder: Path, digest: str, trust: Sequence[Path] = ()) -> Stamp | None:
    """Check the time stamp of a record.

    Args:
        folder: The record.
        digest: Its present digest.
        trust: Certificates of trusted authorities; without any, the identity of the authority is not checked.

    Returns:
        The time stamp; None where the record has none.

    Raises:
        ConfigurationError: A certificate cannot be read.
    """
    target = folder / STAMP
    if not target.is_file():
        return None
    return _checked(target.read_bytes(), digest, [read_authority(path) for path in trust])


def _checked(content: bytes, digest: str, roots: list[Any]) -> Stamp:
    try:
        signed = ContentInfo.load(content, strict=True)["content"]
        known = extract_certificate_info(signed)
        info = signed["encap_content_info"]["content"].parsed
        when, algorithm = info["gen_time"].native, info["message_imprint"]["hash_algorithm"]["algorithm"].native
        context = ValidationContext(
            trust_roots=roots or [known.signer_cert],
            other_certs=known.other_certs,
            allow_fetching=False,
            moment=when,
        )
        checking = validate_tst_signed_data(signed, context, lambda _: bytes.fromhex(digest))
        status = TimestampSignatureStatus(**asyncio.run(checking))
    except (SignatureValidationError, CMSExtractionError, ValueError, TypeError, KeyError, AttributeError) as error:
        return Stamp(
            "", "", False, (f"El sello de tiempo de {STAMP} no se puede leer o comprobar; pyHanko dice: {error}.",)
        )
    subject = known.signer_cert.subject
    who = str(subject.native.get("common_name", subject.human_friendly))
    return Stamp(who, when.isoformat(), bool(roots), tuple(_problems(status, who, algorithm)))


def _problems(status: TimestampSignatureStatus, who: str, algorithm: str) -> list[str]:
    if not status.intact or algorithm != "sha256":
        return [f"El sello de tiempo de {who} es de otra acta: lo que selló no es la huella de esta carpeta."]
    if not status.valid:
        return [f"El sello de tiempo de {who} no vale: su firma criptográfica no corresponde al certificado."]
    if not status.trusted:
        return [f"El sello de tiempo de {who} no vale: ninguna autoridad de las indicadas responde por su certificado."]
    return []
