"""Addresses of the reference portal, in Spanish."""

from django.urls import path

from portal.registration.assets import serve_asset
from portal.registration.views import errors, form, site

urlpatterns = [
    path("", site.front, name="inicio"),
    path("cabecera/", site.banner, name="cabecera"),
    path("salir/", site.sign_out, name="salir"),
    path("servicios/", site.services, name="servicios"),
    path("servicios/<slug:slug>/", site.service, name="servicio"),
    path("salud", site.health, name="salud"),
    path("registro/", site.request_types, name="registro"),
    path("registro/usuario-general/", form.RegistrationView.as_view(), name="formulario"),
    path("registro/usuario-general/reiniciar/", form.restart, name="reiniciar"),
    path("registro/completado/", site.completed, name="completado"),
    path("registro/otras/<slug:slug>/", site.other_request, name="otra-solicitud"),
    path("estatico/<str:name>", serve_asset, name="estatico"),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
