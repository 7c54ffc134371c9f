"""Mails as portals send them, by what is peculiar to each, in four tables: with ``CODE`` in them or without."""

from __future__ import annotations

from collections.abc import Mapping
from email.message import EmailMessage

CODE = "K7M2Q9XD"
SPELT = tuple(CODE)
SUBJECT = "ACTIVACIÓN DE CORREO ELECTRÓNICO"


def mail(text: str = "", html: str = "", subject: str = SUBJECT) -> EmailMessage:
    """A mail with a text, with HTML, or with both as alternatives."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "portal@prueba.example", "ana@prueba.example", subject
    if text:
        message.set_content(text)
    if html and text:
        message.add_alternative(html, subtype="html")
    elif html:
        message.set_content(html, subtype="html")
    return message


def beside(*parts: EmailMessage, kind: str = "mixed") -> EmailMessage:
    """A mail whose parts stand one after the other."""
    message = mail()
    message["Content-Type"] = f"multipart/{kind}"
    for each in parts:
        for name in ("From", "To", "Subject"):
            del each[name]
        message.attach(each)
    return message


def raw(head: str, body: bytes) -> bytes:
    """A mail written byte by byte."""
    return f"From: p@prueba.example\r\nTo: ana@prueba.example\r\n{head}\r\nMIME-Version: 1.0\r\n\r\n".encode() + body


def row(*cells: str, tag: str = "td") -> str:
    """A row of a table."""
    return "<tr>" + "".join(f"<{tag}>{each}</{tag}>" for each in cells) + "</tr>"


def page(body: str, style: str = "") -> str:
    """A page around the body."""
    return f"<!doctype html><html><head><title>AB12CD34</title><style>{style}</style></head><body>{body}</body></html>"


def wrapped(before: str, after: str) -> str:
    """The code with each letter in an element of its own."""
    return "".join(f"{before}{each}{after}" for each in SPELT)


NUMBERS = (
    row("Solicitud N.º", "2026-000123"),
    row("Fecha", "24/11/2026 10:30"),
    row("ID de usuario", "ANA2026B"),
    row("Cédula", "1712345678"),
    row("RUC", "1712345678001"),
    row("Teléfono", "0991234567"),
)
NAMED = f"<p>Su código de seguridad es:</p><p><b>{CODE}</b></p>"
PREHEADER = "Use ZZ99ZZ99 para confirmar su correo"
QUOTED = f"Su código de seguridad es {CODE}\r\n".encode()
PAIRS = (CODE[:4], CODE[4:])

BUILT: Mapping[str, EmailMessage | bytes] = {
    "plain part that sends to the HTML": mail("Este mensaje está en HTML. Active HTML para verlo.", page(NAMED)),
    "HTML beside a plain footer": beside(mail(html=page(NAMED)), mail("Enviado por PORTAL2026X\n")),
    "HTML with a related picture": beside(mail(html=page(f"<img src='cid:QW12ER34'>{NAMED}")), kind="related"),
    "mail enclosed in another": beside(
        mail("El mensaje original va adjunto por PC1234."), mail(f"Su código de seguridad es:\n\n{CODE}\n")
    ),
    "base64": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64",
        b"U3UgY8OzZGlnbyBlczoKCks3TTJROVhECg==",
    ),
    "quoted-printable, the code broken by a soft line end": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
        b"Su c=C3=B3digo de seguridad es: K7M2=\r\nQ9XD\r\n",
    ),
    "Latin-1": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=iso-8859-1", f"Su código es:\r\n{CODE}".encode("latin-1")
    ),
    "Windows, said to be Latin-1": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=iso-8859-1", f"Código “único” – {CODE}".encode("cp1252")
    ),
    "Windows, said to be UTF-8": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8",
        f"Su código es: {CODE}. Cédula 1712345678".encode("cp1252"),
    ),
    "UTF-8, said to be Latin-1": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=iso-8859-1",
        f"Su código es: {CODE}. Cédula AB12345678".encode(),
    ),
    "no charset, told in the page": raw(
        "Subject: x\r\nContent-Type: text/html",
        f"<meta charset='windows-1252'><p>Su código es {CODE}, su cédula AB12345678</p>".encode("cp1252"),
    ),
    "format=flowed": raw(
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8; format=flowed",
        f"Para la solicitud AB12CD34 su código de \r\nseguridad es \r\n{CODE}.\r\n".encode(),
    ),
    "multipart without a boundary": raw("Subject: x\r\nContent-Type: multipart/mixed", QUOTED),
    "table with other numbers": mail(
        html=page(f"<table>{''.join(NUMBERS[:3])}{row('Código de seguridad', CODE)}{''.join(NUMBERS[3:])}</table>")
    ),
    "table with its names above": mail(
        html=page(
            f"<table>{row('Solicitud', 'Código', 'Cédula', 'Teléfono', tag='th')}"
            f"{row('AB2026123', CODE, '1712345678', '0991234567')}</table>"
        )
    ),
    "plain table": mail(f"| Solicitud | AB2026123 |\n| Código de seguridad | {CODE} |\n| Cédula | 1712345678 |\n"),
    "list of other numbers": mail(
        f"Solicitud: AB2026123\nID.usuario: ANA2026B\nCédula: 1712345678\nCódigo: {CODE}\nTel. 0991234567\n"
    ),
    "one line of several numbers": mail(
        f"Solicitud: AB2026123, código: {CODE}, cédula: 1712345678, RUC 1712345678001.\n"
    ),
    "letters in spans": mail(html=page(f"<p>Su código:</p><p>{wrapped('<span>', '</span>')}</p>")),
    "letters in spans, spaces between": mail(html=page(f"<p>Su código:</p><p>{wrapped(' <span>', '</span> ')}</p>")),
    "letters in cells": mail(html=page(f"<p>Su código:</p><table><tr>{wrapped('<td>', '</td>')}</tr></table>")),
    "letters in blocks": mail(
        html=page(f"<p>Su código:</p>{wrapped('<div style=float:left>', '</div>')}<p>Vale 15 min</p>")
    ),
    "letters below each other": mail(html=page(f"<p>Su código:</p>{wrapped('<div>', '</div>')}<p>Vale 15min</p>")),
    "letters in tables of their own": mail(
        html=page(
            "<p>Su código:</p><table><tr>"
            + wrapped("<td style='font-size:0'><table><tr><td style='font-size:20px'>", "</td></tr></table></td>")
            + "</tr></table>"
        )
    ),
    "letters in a flexible box": mail(
        html=page(f"<p>Su código:</p><div style='display:flex'>{wrapped('<div>', '</div>')}</div><div>Vale</div>")
    ),
    "letters in an ordered list": mail(html=page(f"<p>Su código:</p><ul>{wrapped('<li>', '')}</ul>")),
    "letters with soft hyphens": mail(html=page(f"<p>Su código:</p><p>{'&shy;'.join(SPELT)}</p>")),
    "letters with spaces in a text": mail(f"Su código de seguridad es {' '.join(SPELT)}. Vale 15 minutos.\n"),
    "duration beside it": mail(f"Código de seguridad: {CODE} (vigencia: 15min)\nVence en 900s, 15MIN o 24hrs.\n"),
    "instants around it": mail(
        f"Emitido 2026-11-24T10:30:00Z\n\n20261124T103000Z\n\nCódigo: {CODE}\n\n"
        "Vence 2026-11-24T10:45:00-05:00, 10h45, 10:45PM\n"
    ),
    "dates in words": mail(f"24NOV2026\n24-nov-2026\nCódigo {CODE}\n24 de noviembre de 2026, 10:30 a. m.\n"),
    "hidden preheader": mail(html=page(f"<div style='display:none;mso-hide:all'>{PREHEADER}</div>{NAMED}")),
    "preheader without height": mail(
        html=page(f"<div style='max-height:0px;overflow:hidden'>Código: ZZ99ZZ99</div>{NAMED}")
    ),
    "preheader of tiny letters": mail(
        html=page(f"<span style='font-size:1px;color:#fff'>Código de seguridad: ZZ99ZZ99</span>{NAMED}")
    ),
    "preheader hidden by a rule": mail(
        html=page(
            f"<span class='b preheader'>Código de seguridad: ZZ99ZZ99</span>{NAMED}",
            "@media print { .c {display:block} } .preheader, i { display: none !important; }",
        )
    ),
    "preheader without opacity or sight": mail(
        html=page(
            f"<i style='opacity:0'>Código: YY88YY88</i><div style='visibility:hidden'>Código: ZZ99ZZ99</div>{NAMED}"
        )
    ),
    "preheader with filling": mail(
        html=page(f"<div style='display:none'>{PREHEADER}{'&#847;&zwnj;&nbsp;' * 40}</div>{NAMED}")
    ),
    "code in the subject": mail(
        "Escriba en el formulario el código que va en el asunto.\n", subject=f"{CODE} es su código de seguridad"
    ),
    "code at the end of the subject": mail("Gracias por registrarse.\n", subject=f"{SUBJECT} - {CODE}"),
    "code as the text of a link": mail(
        html=page(f"<p>Su código de seguridad:</p><a href='https://p.example/?t=AA11BB22'>{CODE}</a>")
    ),
    "code in the address of a link": mail(
        html=page(f"<p>Confirme su correo:</p><a href='https://p.example/a?id=AA11BB22&codigo={CODE}'>Aquí</a>")
    ),
    "code in an address in a text": mail(f"Confirme su correo:\nhttps://p.example/a?u=AA11BB22&code={CODE}\n"),
    "token in an address": mail(html=page(f"<a href='https://p.example/activar?token={CODE}'>Activar</a>")),
    "token in an address beside the code": mail(
        html=page(f"{NAMED}<a href='https://p.example/activar?token=AA11BB22'>Activar</a>")
    ),
    "groups": mail(f"Su código de seguridad es {' '.join(PAIRS)}.\n\nOficina AB2026123\n"),
    "name below the code": mail(html=page(f"<h1>{CODE}</h1><p>Código de seguridad</p><p>Solicitud AB2026123</p>")),
    "sentence between name and code": mail(
        f"Este es su código de seguridad.\nEscríbalo en el formulario antes de 15 minutos.\n\n{CODE}\n\n"
        "Solicitud AB2026123\n"
    ),
    "name that says what for": mail(f"Su código de seguridad para la solicitud AB2026123 es {CODE}.\n"),
    "other codes": mail(
        f"Código de trámite: AB2026123\nCódigo postal: EC170150\nCódigo de verificación: {CODE}\n"
        "Código: SENAE-ISEE-3-2-006\n"
    ),
    "NBSP and invisible marks": mail(
        f"Su\u00a0código\u00a0de\u00a0seguridad:\u00a0\u200b{CODE}\u200b\ufeff\n\nRef\u00a0AB2026123\n"
    ),
    "decomposed letters": mail(f"Su co\u0301digo de verificacio\u0301n: {CODE}. Tra\u0301mite AB2026123.\n"),
    "letters as numbers": mail(html=page(f"<p>Su código:</p><p>{''.join(f'&#{ord(each)};' for each in CODE)}</p>")),
}
"""One mail for each way to build it."""

MJML = f"""<!doctype html><html xmlns:v="urn:schemas-microsoft-com:vml"><head><meta charset="utf-8"><style
type="text/css">
#outlook a {{ padding:0; }} @media only screen and (min-width:480px) {{ .mj-column-per-50 {{ width:50% !important; }}
}}</style>
<!--[if mso]><noscript><xml><o:PixelsPerInch>96</o:PixelsPerInch></xml></noscript><![endif]--></head>
<body style="word-spacing:normal;background-color:#f4f4f4;"><div style="display:none;font-size:1px;color:#ffffff;
line-height:1px;max-height:0px;max-width:0px;opacity:0;overflow:hidden;">Su código: PRE12345</div>
<div style="background-color:#f4f4f4;"><!--[if mso | IE]><table align="center"><tr><td>Código: MSO12345<![endif]-->
<div style="margin:0px auto;max-width:600px;"><table align="center" style="width:100%;"><tbody><tr>
<td style="direction:ltr;font-size:0px;padding:20px 0;text-align:center;">
<div class="mj-column-per-50"
style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;">
<table width="100%"><tbody><tr><td align="left" style="font-size:0px;padding:10px 25px;">
<div style="font-family:Arial;font-size:13px;line-height:1;">Trámite AB2026123</div></td></tr></tbody></table></div>
<div class="mj-column-per-50"
style="font-size:0px;text-align:left;direction:ltr;display:inline-block;vertical-align:top;">
<table width="100%"><tbody><tr><td align="center" style="font-size:0px;padding:10px 25px;">
<div style="font-family:Arial;font-size:13px;line-height:1;">C&oacute;digo de verificaci&oacute;n</div></td></tr>
<tr><td align="center" style="font-size:0px;padding:10px 25px;"><div
style="font-size:32px;letter-spacing:8px;">{CODE}</div>
</td></tr></tbody></table></div></td></tr></tbody></table></div><!--[if mso |
IE]></td></tr></table><![endif]--></div></body></html>"""
OUTLOOK = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {{margin:0cm}}
--></style></head>
<body lang=ES-EC><div class=WordSection1><p class=MsoNormal>Estimado(a) usuario(a):<o:p></o:p></p><p
class=MsoNormal><o:p>&nbsp;
</o:p></p><![if !supportLists]><p class=MsoNormal>Su <b>clave de activaci&oacute;n</b> es <b><span
style='font-size:18.0pt'>
{CODE}<o:p></o:p></span></b></p><![endif]><p class=MsoNormal>Caduca a las 18h45 del 24/11/2026.<o:p></o:p></p>
<p class=MsoNormal>Direcci&oacute;n: Av. 25 de Julio km 4.5, edificio B12C, Guayaquil<br>PBX: (04) 500-0000 ext.
1234<o:p></o:p></p></div>"""
LOGO = f"""<table role="presentation"><tr><td><img src="https://p.example/l.png" alt="SENAE AB2026123 24112026"
width="200"></td></tr>
<tr><td style="padding:20px"><h2>¡Hola, Ana!</h2><p>Gracias por usar ECUAPASS. Ingrese el siguiente código en la
pantalla de
registro para continuar:</p><table><tr><td style="border:1px dashed #999;padding:12px
40px"><strong>{CODE}</strong></td></tr></table>
<p>Si no puede copiarlo, pulse <a href="https://p.example/v?c=AA11BB22&amp;utm_source=mail2026">este
enlace</a>.</p></td></tr>
<tr><td style="font-size:11px">Contacto: 1800-238-326 &middot; RUC 1768150490001 &middot; Resolución
SENAE-2023-0045-RE
&middot; IP 190.15.128.7 &middot; © 2026 &middot; Ref. 7F3A9C21</td></tr></table>"""
REPLY = (
    f"Estimada Ana:\n\nEl nuevo código de seguridad que pidió es el siguiente:\n\n    {CODE}\n\n"
    "--\nMesa de servicios\nTel. +593 4 500 0000 ext. 1234\n\n"
    "El mar, 24 nov 2026 a las 10:30, Portal <p@prueba.example> escribió:\n"
    "> Su código de seguridad es:\n>\n> AB12CD34\n>\n> Solicitud AB2026123\n"
)
DEVICE = f"""<p>Hola, ANA2026B:</p><p>Recibimos una petición desde Chrome131 en Windows11 (IP 190.15.128.7) el
24/11/2026 10:30:22.</p>
<ul><li>Petición: <b>5F2E9A10</b></li><li>Usuario: <b>ANA2026B</b></li><li>Código de confirmación:
<b>{PAIRS[0]}<wbr>{PAIRS[1]}</b>
<small>(válido 15min)</small></li></ul><blockquote type="cite"><p>Su código de confirmación:
ZZ99ZZ99</p></blockquote>"""
ORDINARY: Mapping[str, EmailMessage] = {
    "columns of MJML": mail("Vea este correo en su navegador: https://p.example/w?id=AA11BB22", MJML),
    "written in Outlook": mail(html=OUTLOOK),
    "logo, box and small print": mail("Gracias por usar ECUAPASS.", page(LOGO)),
    "answer that quotes the mail before": mail(REPLY),
    "notice about a device": mail(html=page(DEVICE)),
}
"""Mails of no listed kind, as kits and programs make them."""

UNDECIDED: Mapping[str, tuple[EmailMessage, str]] = {
    "two codes": (mail("Su código es K7M2Q9XD\n\nSu código es 48392017\n"), "«5 letras y 3 cifras», «8 cifras»"),
    "two words without a name": (mail("Uno A1B2C3 u otro 1A2B3C4\n"), "«3 letras y 3 cifras», «3 letras y 4 cifras»"),
    "letters and number apart": (mail("Su código es: ABC 123\n"), "«3 letras y 3 cifras»"),
    "unequal groups": (mail("Su código de seguridad: 48 3920\n"), "«6 cifras»"),
    "letters in a sentence": (mail("Su código es QWERTYUI (vigencia: 15min).\n"), "«8 letras»"),
    "a word or a code": (mail("Su código es:\n\nqwertyui\n"), "«8 letras»"),
    "only named as the request": (
        mail("El código de seguridad va con su solicitud AB12CD34.\n"),
        "«4 letras y 4 cifras»",
    ),
    "two links": (
        mail("https://p.example/?codigo=AB12CD34 https://p.example/?codigo=1A-B2\n"),
        "«4 letras y 4 cifras», «2 letras, 2 cifras y 1 signo»",
    ),
}
"""Mails in which a person would not know what to type, and the shapes of what they may mean."""

CODELESS: Mapping[str, EmailMessage] = {
    "other numbers only": mail(html=page(f"<p>Este es su código de seguridad:</p><table>{''.join(NUMBERS)}</table>")),
    "nothing where it should be": mail("Este es su código de seguridad:\n\n\n\nVale durante 15 minutos.\n\nSENAE\n"),
    "dots in its place": mail(html=page("<p>Su código de seguridad:</p><p>••••••••</p><p>Gracias</p>")),
    "hidden": mail(html=page(f"<p>Su código de seguridad:</p><p style='display:none'>{CODE}</p>")),
    "in the description of a picture": mail(
        html=page(f"<p>Su código de seguridad:</p><img alt='{CODE}' src='cid:{CODE}'>")
    ),
    "in capitals": mail("SU CÓDIGO ES PERSONAL E INTRANSFERIBLE\n\nGRACIAS\n"),
    "steps and a scale": mail("Código de seguridad: no lo comparta\n1 2 3 4 5\n\n1\n2\n3\n4\n"),
    "long token": mail(f"https://p.example/activar?token={'a1b2c3d4' * 8}\n"),
}
"""Mails without a code."""
