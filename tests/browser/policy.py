"""What the build makes for nginx, as its first lines say that it is to be used."""

from __future__ import annotations

from tests.site.html_pages import SiteFolder

from .served import FOLDER


def produced_headers(site: SiteFolder) -> str:
    """The lines for a location that let nginx say what the build of a site wants said with every answer."""
    file = site.root / "webbserver" / "nginx.conf"
    assert file.is_file(), "the build has made no configuration for nginx"
    return f"include {file}; error_page 404 {FOLDER}404.html;"
