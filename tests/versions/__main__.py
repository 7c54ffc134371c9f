"""``python -m tests.versions``: keeps what this version writes for the tests of later ones, before it is closed."""

from __future__ import annotations

import shutil
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from harness.version import VERSION
from instructivo.catalogue import CATALOGUE_FILE
from tests.reports.conftest import ActaSpec, write_record

HERE = Path(__file__).parent


def main() -> int:
    """Write the sample of this version and return the exit code."""
    target = HERE / f"{VERSION}.tar.xz"
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        write_record(folder / "acta", ActaSpec(failed=("registro",), observed="No hubo registro."))
        shutil.copy(HERE / "perfil.toml", folder)
        shutil.copy(CATALOGUE_FILE, folder / "catalogo.toml")
        with tarfile.open(target, "w:xz") as packed:
            for name in ("acta", "perfil.toml", "catalogo.toml"):
                packed.add(folder / name, name, filter=_anonymous)
    print(f"Escrito: {target.name}")
    return 0


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


if __name__ == "__main__":
    sys.exit(main())
