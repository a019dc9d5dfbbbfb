"""`källkod` in register.yml: where the records' files can be edited in a browser, and the address of one file there.

Nothing is ever fetched from it: a page links there, and a person may follow the link.
"""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, quote_from_bytes, urlsplit

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from internkontroll.records.base import Part
from internkontroll.records.fields import OneOf, Text


def _address(value: object) -> str:
    """An https address without a user, a password, a query and an anchor: those of a clone must not reach a page."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    text = value.strip()
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port = "", None
    if not re.fullmatch(r"https://[^\s<>\"'`\\]+", text) or not re.fullmatch(r"[a-z0-9.-]+", host):
        raise PydanticCustomError("url", "url", {"text": text})
    return f"https://{host}{f':{port}' if port else ''}{quote(parts.path.rstrip('/'), safe='/%~:@+')}"


def _folder(value: object) -> str:
    """A folder of the repository, without slashes around it; empty for the repository itself, written `.`."""
    if not isinstance(value, str):
        raise PydanticCustomError("text_expected", "text expected")
    folder = posixpath.normpath(value.strip() or ".").strip("/")
    if folder.startswith("..") or "\\" in folder:
        raise PydanticCustomError("folder", "folder", {"text": value.strip()})
    return "" if folder == "." else folder


class Forge(Part):
    """Where the records' files are kept: `källkod: https://…`, or its parts one by one."""

    address: Annotated[str, BeforeValidator(_address)] = Field(alias="adress")
    #: which program it is; seen from the host's name where it is not told
    kind: Annotated[str, OneOf("github", "gitlab", "forgejo", "gitea", "azure")] | None = Field(None, alias="slag")
    branch: Text = Field("main", alias="gren")
    #: the register's folder in the repository
    folder: Annotated[str, BeforeValidator(_folder)] = Field("records", alias="mapp")

    def edit_address(self, path: str) -> str | None:
        """Where a file of the register (`ASN/ASN-R07.md`, as it is called on disk) is edited.

        None when it is not known which program keeps it.
        """
        kind = self.kind or _kind_of(urlsplit(self.address).hostname or "")
        if kind is None:
            return None
        file = quote_from_bytes(os.fsencode(f"{self.folder}/{path}" if self.folder else path), safe="/")
        # a git address ends so, a page's does not; Azure's has no ending of its own
        address = self.address if kind == "azure" else self.address.removesuffix(".git")
        return _ADDRESSES[kind](address, self.branch, file)


def _github(address: str, branch: str, file: str) -> str:
    """The editor. One who may not write is offered a copy of the repository and a pull request.

    Source: docs.github.com, "Editing files"; also MkDocs' own default for `edit_uri`.
    """
    return f"{address}/edit/{quote(branch, safe='/')}/{file}"


def _gitlab(address: str, branch: str, file: str) -> str:
    """The editor, which offers a fork too. Source: `edit_blob_path` in GitLab's blob_presenter_spec.rb."""
    return f"{address}/-/edit/{quote(branch, safe='/')}/{file}"


def _forgejo(address: str, branch: str, file: str) -> str:
    """The editor of Forgejo and Gitea. Source: the route `/_edit/*` in their routers/web/web.go."""
    return f"{address}/_edit/{quote(branch, safe='/')}/{file}"


def _azure(address: str, branch: str, file: str) -> str:
    """The file's page, where a button opens the editor: an address for the editor itself is not documented.

    `GB` says that the version is a branch. Source: the addresses that Azure Repos gives its file pages, as in
    learn.microsoft.com, "Share code and file links".
    """
    path = file.replace("/", "%2F")
    return f"{address}?path=%2F{path}&version=GB{quote(branch, safe='')}&_a=contents"


_ADDRESSES: dict[str, Callable[[str, str, str], str]] = {
    "github": _github,
    "gitlab": _gitlab,
    "forgejo": _forgejo,
    "gitea": _forgejo,
    "azure": _azure,
}

#: hosts that are known by name, and what the host of an organisation's own installation is mostly called
_HOSTS = (
    (re.compile(r"github\.com|(?:github|ghe)\..+"), "github"),
    (re.compile(r"gitlab\..+"), "gitlab"),
    (re.compile(r"codeberg\.org|(?:forgejo|gitea)\..+"), "forgejo"),
    (re.compile(r"dev\.azure\.com|.+\.visualstudio\.com|(?:tfs|azuredevops)\..+"), "azure"),
)


def _kind_of(host: str) -> str | None:
    return next((kind for pattern, kind in _HOSTS if pattern.fullmatch(host)), None)


def _in_parts(value: object) -> object:
    return {"adress": value} if isinstance(value, str) else value


#: a plain address is one whose every other part is as it mostly is
ForgeOrAddress = Annotated[Forge, BeforeValidator(_in_parts)]
