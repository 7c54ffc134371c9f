"""The bundled reference portal: a black box that other rooms reach over HTTP and SMTP only."""

__version__ = "1.0.0"
