"""``python -m fixtures explore`` and ``check``: what they say of bad input, of a draft and of the bundled portal."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from fixtures.__main__ import main
from fixtures.launching import Launcher
from harness.scope import ROOT
from pages.explore.draft import css_selector, draft
from pages.explore.exploration import Exploration, NavigationStep, RecognisedName, similar_names
from pages.profile import load_profile

NOBODY = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["127.0.0.1:8000", "-o", "p.toml"], "no es la dirección de un portal"),
        ([NOBODY, "-o", "p.toml"], "El portal no responde en http://127.0.0.1:9"),
        ([NOBODY, "-o", "hay.toml"], "Ya existe «hay.toml»"),
        ([NOBODY, "-o", "no/hay.toml"], "No existe la carpeta de «no/hay.toml»"),
        ([NOBODY, "-o", "p.toml", "--label", "Fax"], "«Fax» no dice un rótulo"),
        ([NOBODY, "-o", "p.toml", "--label", "Telefax=Fax"], "El documento no nombra «Telefax»"),
    ],
)
def test_what_cannot_be_explored_is_told_in_one_sentence(
    arguments: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hay.toml").write_text("mío", encoding="utf-8")
    assert main(["explore", *arguments]) == 4
    said = capsys.readouterr()
    assert told in said.err
    assert said.err.count("\n") == 1
    assert not said.out
    assert (tmp_path / "hay.toml").read_text(encoding="utf-8") == "mío"
    assert not (tmp_path / "p.toml").exists()


def test_check_tells_of_a_profile_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-hay.toml"]) == 4
    assert "No se puede leer el perfil «no-hay.toml»" in capsys.readouterr().err


@pytest.mark.parametrize("order", [[], ["explore"], ["check"]])
def test_help_has_examples(order: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*order, "--help"])
    assert end.value.code == 0
    assert "ejemplos:" in capsys.readouterr().out


def test_a_draft_can_be_loaded_and_names_what_is_missing(tmp_path: Path) -> None:
    seen = Exploration(
        'Portal "de prueba" \\ sin nombre',
        (NavigationStep("Nuevo Registro", "Registrarse"), NavigationStep("Solicitud", "Solicitud")),
        (
            RecognisedName("Fax", "", (), is_legible=False, similar=("Telefax",)),
            RecognisedName("Operador", "", (), is_legible=True),
            RecognisedName(
                "Dirección", "texto al lado o encima", ('<input name="txtDir" type="text">', '<input name="b">')
            ),
            RecognisedName("País", "rótulo", ('<select id="pais">',)),
        ),
        (),
        (('<input name="txtMadre">', ("Nombre de la madre",)),),
    )
    file = tmp_path / "p.toml"
    file.write_text(draft(seen, NOBODY, file, date(2026, 11, 24), {"Ingresar": "Entrar"}), encoding="utf-8")
    profile = load_profile(file)
    assert (profile.address, profile.labels) == (NOBODY, {"Ingresar": "Entrar"})
    text = file.read_text(encoding="utf-8")
    for line in (
        '# "Nuevo Registro" = "Registrarse"',
        '# "Fax" = "Telefax"',
        '# "Operador" = "…"',
        '# "Dirección" = "input[name=\'txtDir\']"',
        '# Campo que el documento no nombra: <input name="txtMadre">, con «Nombre de la madre» al lado.',
    ):
        assert line in text.splitlines()
    assert "País" not in text
    uncommented = text.replace('# "', '"')
    file.write_text(uncommented, encoding="utf-8")
    assert load_profile(file).selectors["Dirección"] == "input[name='txtDir']"


def test_names_that_read_alike_are_told_the_closest_first() -> None:
    assert similar_names("Dirección", ["Fax", "Dirección domicilio", "Direccion"]) == [
        "Direccion",
        "Dirección domicilio",
    ]


def test_a_selector_is_made_of_the_id_or_else_of_the_name() -> None:
    assert css_selector('<input id="a" name="b" type="text">') == "input[id='a']"
    assert css_selector("<select>") == "select"


def test_the_bundled_portal_is_explored_and_checked_whole(tmp_path: Path) -> None:
    file = tmp_path / "mi-portal.toml"
    with Launcher() as launcher:
        post = launcher.mailpit()
        address, _ = launcher.portal(post.smtp, "")
        explored = _order("explore", address, "-o", str(file))
        assert (explored.returncode, explored.stderr) == (0, "")
        assert "Reconocido: 24 de 24." in explored.stdout
        again = _order("explore", address, "-o", str(file))
        assert again.returncode == 4
        lost = _order("explore", f"{address}/registro/completado/", "-o", str(tmp_path / "otro.toml"))
        assert (lost.returncode, lost.stdout) == (4, "")
        assert "No se encontró «Nuevo Registro»" in lost.stderr
        checked = _order("check", str(file), MAILPIT_URL=post.url, MAILPIT_SMTP=post.smtp)
        assert (checked.returncode, checked.stderr) == (0, "")
        assert "Revisión previa: sin avisos" in checked.stdout


def _order(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fixtures", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def portal() -> Iterator[str]:
    """The address of something that answers."""
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("variable", "scheme", "told"),
    [
        ("SELENIUM_REMOTE_URL", "http", "El Selenium Grid de 127.0.0.1:9 no responde"),
        ("BROWSER_ENDPOINTS", "ws", "No queda ningún motor: 127.0.0.1:9 no responde"),
    ],
)
def test_exploring_uses_the_browsers_that_the_environment_names(
    portal: str, variable: str, scheme: str, told: str, tmp_path: Path
) -> None:
    wanted = {variable: f"{scheme}://qa:clave-secreta@127.0.0.1:9/ruta-secreta"}
    ended = _order("explore", portal, "-o", str(tmp_path / "p.toml"), **wanted)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1), ended.stderr
    assert told in ended.stderr
    assert ended.stdout.startswith("Navegador: chromium, ")
    assert "secreta" not in ended.stdout + ended.stderr


def test_exploring_and_checking_refuse_other_switches_for_a_grid(portal: str, tmp_path: Path) -> None:
    wanted = {"SELENIUM_REMOTE_URL": "http://127.0.0.1:9", "SELENIUM_REMOTE_CAPABILITIES": '{"ms:edgeOptions": {}}'}
    explored = _order("explore", portal, "-o", str(tmp_path / "p.toml"), **wanted)
    checked = _order("check", "profiles/reference.toml", **wanted)
    for each in (explored, checked):
        assert each.returncode == 4
        assert each.stderr.startswith("SELENIUM_REMOTE_CAPABILITIES trae «ms:edgeOptions»")
