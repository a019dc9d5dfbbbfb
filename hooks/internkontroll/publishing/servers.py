"""What a web server is to say with every file: one file each for nginx, Apache and IIS, made with the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from internkontroll.publishing.moving import WORKSHOP
from internkontroll.publishing.policy import policy

#: where they lie on the site; they hold no secret, and a mirror of the site brings them along
FOLDER = "webbserver"

#: addresses of what a build in progress, or a killed one, has in the site's folder
_PATTERN = rf"/{re.escape(WORKSHOP)}"
#: what an older server does not know
TYPES = {
    "application/wasm": ("wasm",),
    "text/calendar": ("ics",),
    "application/manifest+json": ("webmanifest",),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ("docx",),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ("xlsx",),
    "application/octet-stream": ("pagefind", "pf_meta", "pf_index", "pf_fragment", "pf_filter"),
}


def headers(hashes: Iterable[str]) -> dict[str, str]:
    """Header -> value, with the policy for the inline scripts that have these hashes."""
    return {
        "Content-Security-Policy": policy(hashes, header=True),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def server_files(hashes: Iterable[str]) -> dict[str, bytes]:
    """Path on the site -> file."""
    said = headers(hashes)
    files = {"nginx.conf": _nginx(said), "apache.conf": _apache(said), "web.config": _iis(said)}
    return {f"{FOLDER}/{name}": text.encode("utf-8") for name, text in files.items()}


def _nginx(said: dict[str, str]) -> str:
    types = "".join(f"    {name} {' '.join(endings)};\n" for name, endings in TYPES.items())
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in said.items())
    return (
        "# Säkerhetshuvuden och filtyper för nginx. Görs om vid varje bygge.\n"
        "#\n"
        "#   location /internkontroll/ {\n"
        "#       alias /srv/internkontroll/site/;\n"
        "#       include /srv/internkontroll/site/webbserver/nginx.conf;\n"
        "#       error_page 404 /internkontroll/404.html;\n"
        "#   }\n"
        "#\n"
        "# En egen add_header i samma block går bra; en i ett block innanför tar bort dem som står här.\n\n"
        f"{lines}\n"
        "# Det som ett pågående eller dödat bygge lämnar visas inte.\n"
        f"location ~* {_PATTERN} {{\n    return 404;\n}}\n\n"
        "include mime.types;\n"
        f"types {{\n{types}}}\n"
        "charset utf-8;\n"
        "charset_types text/css text/calendar text/csv text/plain text/xml application/javascript "
        "application/json image/svg+xml;\n"
    )


def _apache(said: dict[str, str]) -> str:
    lines = "".join(f'    Header always set {name} "{value}"\n' for name, value in said.items())
    types = "".join(f"AddType {name} {' '.join('.' + one for one in endings)}\n" for name, endings in TYPES.items())
    return (
        "# Säkerhetshuvuden och filtyper för Apache (kräver mod_headers). Görs om vid varje bygge.\n"
        "#\n"
        "#   <Directory /srv/internkontroll/site>\n"
        "#       Include /srv/internkontroll/site/webbserver/apache.conf\n"
        "#       ErrorDocument 404 /internkontroll/404.html\n"
        "#   </Directory>\n\n"
        f"<IfModule mod_headers.c>\n{lines}</IfModule>\n\n"
        "# Det som ett pågående eller dödat bygge lämnar visas inte.\n"
        f'<If "%{{REQUEST_URI}} =~ m#{_PATTERN}#i">\n    Require all denied\n</If>\n\n'
        f"{types}AddDefaultCharset utf-8\nAddCharset utf-8 .css .csv .ics .js .json .svg .xml\n"
    )


def _iis(said: dict[str, str]) -> str:
    lines = "".join(
        f'        <remove name="{name}" />\n        <add name="{name}" value="{html.escape(value)}" />\n'
        for name, value in said.items()
    )
    types = "".join(
        f'      <remove fileExtension=".{ending}" />\n      <mimeMap fileExtension=".{ending}" mimeType="{name}" />\n'
        for name, endings in TYPES.items()
        for ending in endings
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        "<!-- Säkerhetshuvuden och filtyper för IIS. Görs om vid varje bygge.\n"
        "     Kopiera filen till webbplatsens rot, eller lägg innehållet i den web.config som finns där. -->\n"
        "<configuration>\n  <system.webServer>\n"
        f"    <httpProtocol>\n      <customHeaders>\n{lines}      </customHeaders>\n    </httpProtocol>\n"
        f"    <staticContent>\n{types}    </staticContent>\n"
        "    <!-- Det som ett pågående eller dödat bygge lämnar visas inte. -->\n"
        "    <security>\n      <requestFiltering>\n        <denyUrlSequences>\n"
        f'          <remove sequence="/{WORKSHOP}" />\n          <add sequence="/{WORKSHOP}" />\n'
        "        </denyUrlSequences>\n      </requestFiltering>\n    </security>\n"
        '    <httpErrors errorMode="Custom" existingResponse="Auto">\n'
        '      <remove statusCode="404" />\n'
        '      <error statusCode="404" path="404.html" responseMode="File" />\n'
        "    </httpErrors>\n"
        "  </system.webServer>\n</configuration>\n"
    )
