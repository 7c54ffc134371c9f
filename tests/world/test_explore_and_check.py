"""Commands ``python -m fixtures explore`` and ``check``: bad input, drafts and the bundled portal."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from fixtures.__main__ import main
from fixtures.preflight import explore, inspection
from fixtures.services.manager import ServiceManager
from pages.candidates import Candidate
from pages.explore.draft import draft
from pages.explore.exploration import Exploration, NavigationStep, RecognisedName, similar_names
from pages.profile import Profile, load_profile
from tests.pages.hanging import served
from tests.world.command import run_command

CLOSED = "http://127.0.0.1:9"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["127.0.0.1:8000", "-o", "p.toml"], "no es la dirección de un portal"),
        ([CLOSED, "-o", "p.toml"], "El portal no responde en http://127.0.0.1:9"),
        ([CLOSED, "-o", "hay.toml"], "Ya existe «hay.toml»"),
        ([CLOSED, "-o", "no/hay.toml"], "No existe la carpeta de «no/hay.toml»"),
        ([CLOSED, "-o", "p.toml", "--label", "Fax"], "«Fax» no dice un rótulo"),
        ([CLOSED, "-o", "p.toml", "--label", "Telefax=Fax"], "El documento no nombra «Telefax»"),
        ([CLOSED, "-o", "p.toml", "--selector", "Fax"], "«Fax» no dice un selector"),
        ([CLOSED, "-o", "p.toml", "--selector", "Consulta del Arancel=#a"], "El documento no nombra «Consulta"),
    ],
)
def test_wrong_explore_is_refused_in_one_sentence(
    arguments: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "hay.toml").write_text("mío", encoding="utf-8")
    assert main(["explore", *arguments]) == 4
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not said.out
    assert (tmp_path / "hay.toml").read_text(encoding="utf-8") == "mío"
    assert not (tmp_path / "p.toml").exists()


def test_check_refuses_a_missing_profile(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "no-hay.toml"]) == 4
    assert "No se puede leer el perfil «no-hay.toml»" in capsys.readouterr().err


@pytest.mark.parametrize("order", [[], ["explore"], ["check"]])
def test_help_has_examples(order: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([*order, "--help"])
    assert end.value.code == 0
    assert "ejemplos:" in capsys.readouterr().out


def test_draft_can_be_loaded_and_names_what_is_missing(tmp_path: Path) -> None:
    seen = Exploration(
        'Portal "de prueba" \\ sin nombre',
        (NavigationStep("Nuevo Registro", "Registrarse"), NavigationStep("Solicitud", "Solicitud")),
        (
            RecognisedName("Fax", "", (), is_legible=False, similar=("Telefax",)),
            RecognisedName("Operador", "", (), is_legible=True),
            RecognisedName(
                "Dirección",
                "texto al lado o encima",
                ('<input name="txtDir" type="text">', '<input name="b">'),
                candidates=(
                    Candidate('<input name="txtDir" type="text">', "input[name='txtDir']", "bajo «Dirección»"),
                    Candidate('<input name="b">', "input[name='b']", ""),
                ),
            ),
            RecognisedName("País", "rótulo", ('<select id="pais">',)),
        ),
        (RecognisedName("Registrar", "", ()),),
        (('<input name="txtMadre">', ("Nombre de la madre",)),),
    )
    file = tmp_path / "p.toml"
    told = Profile("x", address=CLOSED, labels={"Ingresar": "Entrar"}, selectors={"Nuevo Registro": "#nuevo"})
    file.write_text(draft(seen, told, file, date(2026, 11, 24)), encoding="utf-8")
    profile = load_profile(file)
    assert (profile.address, profile.labels, profile.selectors) == (CLOSED, told.labels, told.selectors)
    text = file.read_text(encoding="utf-8")
    for line in (
        '# "Nuevo Registro" = "Registrarse"',
        '# "Fax" = "Telefax"',
        '# "Operador" = "…"',
        '# "Dirección" = "input[name=\'txtDir\']"   # <input name="txtDir" type="text"> (bajo «Dirección»)',
        '# "Dirección" = "input[name=\'b\']"   # <input name="b">',
        '# "Registrar" = "…"',
        '# Campo que el documento no nombra: <input name="txtMadre">, con «Nombre de la madre» al lado.',
    ):
        assert line in text.splitlines()
    assert "País" not in text
    uncommented = text.replace('# "Dirección" = "input[name=\'b', "#").replace('# "', '"')
    file.write_text(uncommented, encoding="utf-8")
    assert load_profile(file).selectors["Dirección"] == "input[name='txtDir']"


def test_similar_names_come_with_the_closest_first() -> None:
    assert similar_names("Dirección", ["Fax", "Dirección domicilio", "Direccion"]) == [
        "Direccion",
        "Dirección domicilio",
    ]


def test_bundled_portal_is_explored_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "mi-portal.toml"
    with ServiceManager() as services:
        mail = services.mailpit()
        address, _ = services.portal(mail.smtp, "")
        explored = run_command("explore", address, "-o", str(file))
        assert (explored.returncode, explored.stderr) == (0, "")
        assert "Reconocido: 24 de 24." in explored.stdout
        again = run_command("explore", address, "-o", str(file))
        assert again.returncode == 4
        lost = run_command("explore", f"{address}/registro/completado/", "-o", str(tmp_path / "otro.toml"))
        assert (lost.returncode, lost.stdout) == (4, "")
        assert "No se encontró «Nuevo Registro»" in lost.stderr
        checked = run_command("check", str(file), MAILPIT_URL=mail.url, MAILPIT_SMTP=mail.smtp)
        assert (checked.returncode, checked.stderr) == (0, "")
        assert "Revisión previa: sin avisos" in checked.stdout
        for group in ("✓ Registro y reglas de los datos", "✗ Los quince minutos", "✗ Mensajes"):
            assert group in checked.stdout
        assert 'codigo-vencido.text = "…"' in checked.stdout


@pytest.fixture
def portal() -> Iterator[str]:
    """Address of a server that answers."""
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("variable", "scheme", "sentence"),
    [
        ("SELENIUM_REMOTE_URL", "http", "El Selenium Grid de 127.0.0.1:9 no responde"),
        ("BROWSER_ENDPOINTS", "ws", "No queda ningún navegador disponible: 127.0.0.1:9 no responde"),
    ],
)
def test_explore_uses_the_browsers_named_by_the_environment(
    portal: str, variable: str, scheme: str, sentence: str, tmp_path: Path
) -> None:
    variables = {variable: f"{scheme}://qa:clave-secreta@127.0.0.1:9/ruta-secreta"}
    ended = run_command("explore", portal, "-o", str(tmp_path / "p.toml"), **variables)
    assert (ended.returncode, ended.stderr.count("\n")) == (4, 1), ended.stderr
    assert sentence in ended.stderr
    assert ended.stdout.startswith("Navegador: chromium, ")
    assert "secreta" not in ended.stdout + ended.stderr


def test_both_commands_refuse_reserved_capabilities(portal: str, tmp_path: Path) -> None:
    variables = {"SELENIUM_REMOTE_URL": "http://127.0.0.1:9", "SELENIUM_REMOTE_CAPABILITIES": '{"ms:edgeOptions": {}}'}
    explored = run_command("explore", portal, "-o", str(tmp_path / "p.toml"), **variables)
    checked = run_command("check", "profiles/reference.toml", **variables)
    for each in (explored, checked):
        assert each.returncode == 4
        assert each.stderr.startswith("SELENIUM_REMOTE_CAPABILITIES trae «ms:edgeOptions»")


WAY = "<a href='/tipos'>Nuevo Registro</a><a href='/formulario'>Solicitud de registro para Usuario General</a>"
HANGING = {
    "/sin-fin": f"{WAY}<script>setTimeout(() => {{ for (;;) {{}} }}, 400)</script>",
    "/avisos": f"{WAY}<script>setInterval(() => alert('hola'), 1)</script>",
    "/archivo": "<script>location.href = '/descarga'</script>",
}


@pytest.mark.parametrize("path", [*HANGING, "/nunca"])
def test_explore_ends_on_any_page_and_says_why(
    path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(inspection, "_SECONDS", 4)
    monkeypatch.setattr(explore, "_DEADLINE", 1)
    monkeypatch.setattr(explore, "ensure_reachable", lambda _: None)
    with served(HANGING) as address, ThreadPoolExecutor(1) as alone:  # Playwright wants a thread of its own
        begun = time.monotonic()
        code = alone.submit(main, ["explore", f"{address}{path}", "-o", str(tmp_path / "p.toml")]).result(40)
        took = time.monotonic() - begun
    told = capsys.readouterr().err
    assert code == 4
    assert told.count("\n") == 1
    assert took < 25
    assert re.search("se detuvo: |o se encontró", told), told
    assert not re.search("Timeout|closed|exceeded|Call log", told), told


BLOCKING_LIST = {
    "/lista": "<a href='/lista/tipos'>Nuevo Registro</a>",
    "/lista/tipos": "<a href='/lista/solicitud'>Solicitud de registro para Usuario General</a>",
    "/lista/solicitud": "<label>Fax<input></label><label>Dirección<input></label><label>Teléfono1<input></label>"
    "<span id=p>País</span><div role=combobox tabindex=0 aria-labelledby=p onclick='for (;;) {}'>Elija</div>",
}


def test_explore_writes_what_it_saw_before_a_list_blocked_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(inspection, "_SECONDS", 6)
    monkeypatch.setattr(explore, "_DEADLINE", 1)
    file = tmp_path / "p.toml"
    with served(BLOCKING_LIST) as address, ThreadPoolExecutor(1) as alone:
        assert alone.submit(main, ["explore", f"{address}/lista", "-o", str(file)]).result(40) == 1
    told = capsys.readouterr().out
    assert re.search(r"País .*¡no se pudo usar: ", told), told
    assert "# FALTA: «País» no se pudo usar" in file.read_text(encoding="utf-8")
