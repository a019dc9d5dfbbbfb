"""The only file that imports mkdocs: it hands the register's pages to the site generator, and no more.

`mkdocs build` checks first. With a `fel` it prints every finding and stops before the old site is
touched. Under `mkdocs serve` the findings stand on the pages instead, and no fault, in a record or in
the package itself, stops the server.

Environment: IK_DATE (the stated day, 2025-10-01), IK_PDF (0: no documents), IK_RECORDS (the
register's folder, else `records` beside mkdocs.yml).
"""

from __future__ import annotations

import gc
import html
import logging
import os
import sys
import traceback
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import material
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from internkontroll.check import Verdict
    from internkontroll.documents import Document
    from internkontroll.editions import Edition, Format
    from internkontroll.pages.page import Page as RegisterPageData
    from internkontroll.pages.rendering import Passage, TocEntry
    from internkontroll.site import Site

HERE = Path(__file__).resolve().parent
log = logging.getLogger("mkdocs.hooks.internkontroll")


class RegisterPage(Page):
    """A page of the register, written by the package and not by the site's Markdown."""

    def __init__(self, page: RegisterPageData, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.data = page
        self.passages: list[Passage] = []

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 -- the generator's signature
        """Nothing is read: the page comes from the register."""
        self.markdown = ""
        # the theme prints titles as they are
        self.meta = {
            "title": html.escape(self.data.title),
            "hide": ["navigation"],
            "outside_navigation": self.data.record_id is not None,
            # its search entries are made from what is already known of it, see `on_env`
            "search": {"exclude": True},
            "scripts": self.data.scripts,
            "facets": {html.escape(name): html.escape(value) for name, value in self.data.facets.items()},
            "source": self.data.source,
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Say what the page holds; its HTML comes when its template is filled (`on_page_context`)."""
        self.content = ""
        self.toc = TableOfContents([_anchor(entry) for entry in self.data.toc])
        self.passages = self.data.passages
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def _anchor(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(entry.title, entry.id, entry.level)
    link.children = [_anchor(child) for child in entry.children]
    return link


class _Run:
    """What one run of MkDocs remembers between its events."""

    serving: bool = False
    site: Site | None = None
    fault: str = ""


_run = _Run()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody is editing, and where the package is.

    MkDocs keeps this folder on the path only while the file is read; the package is imported later.
    """
    _run.serving = command == "serve"
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Check the register and build everything in memory, before the old site is cleaned away."""
    _run.site = None
    if not _run.serving:
        _build(config)
        return
    try:
        _forget_package()
        _build(config)
    except Exception:  # an exception during a rebuild leaves the browser hanging
        _run.fault = traceback.format_exc()
        log.exception("Webbplatsen kunde inte byggas.")
        _run.site = None


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the register's pages, documents and attachments to the site's own files."""
    site = _run.site
    if site is None:
        if _run.serving:
            files.append(File.generated(config, "fynd.md", content=_fault_page()))
        return files
    for page in site.pages:
        file = File.generated(config, page.path, content="")
        # records stay out of the navigation: MkDocs works quadratically on what is in it
        file.inclusion = InclusionLevel.NOT_IN_NAV if page.record_id else InclusionLevel.INCLUDED
        RegisterPage(page, file, config)  # the file keeps it
        files.append(file)
    for path, content in site.made.items():
        files.append(File.generated(config, path, content=content))
    for path, source in site.files.items():
        files.append(File.generated(config, path, abs_src_path=str(source)))
    _run.site = None  # the files have it now
    return files


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Prepare the templates, and give the search what the pages of the register say."""
    # our own partials include those of the theme that they stand before
    theme = Path(material.__file__).parent / "templates"
    assert env.loader is not None
    env.loader = ChoiceLoader([env.loader, PrefixLoader({"material": FileSystemLoader(theme)})])
    env.globals["drawn"] = {}
    _fill_search(config, files)


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:  # noqa: ARG001
    """Give the template the page's cleaned HTML, in which nothing that a contributor wrote is anything but text."""
    if isinstance(page, RegisterPage):
        page.content = page.data.html


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG001
    """Let go of what the page was made of: over thousands of pages it would fill the memory."""
    if isinstance(page, RegisterPage):
        page.content = None
        del page.data


def _fill_search(config: MkDocsConfig, files: Files) -> None:
    """Put the passages of every register page into the search index.

    The search plugin would parse the HTML of every page again, which costs as much as all templates;
    its index is a plain list of places, titles and texts.
    """
    search = next((plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search"), None)
    if search is None:
        return
    for file in files:
        if isinstance(file.page, RegisterPage):
            search.search_index.entries.extend(
                {
                    "location": f"{file.url}#{passage.id}" if passage.id else file.url,
                    "title": html.escape(passage.title),
                    "text": "".join(f"<p>{html.escape(words)}</p>" for words in passage.words if words),
                }
                for passage in file.page.passages
            )
            file.page.passages.clear()  # the index has them now


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Follow edits to records, templates and the package."""
    records = _records(config)
    # a register that is not there yet may come
    server.watch(str(records if records.is_dir() else records.parent), builder)
    server.watch(str(HERE), builder)
    return server


def _build(config: MkDocsConfig) -> None:
    from internkontroll.check import check
    from internkontroll.load import CannotReadRegisterError
    from internkontroll.output import terminal
    from internkontroll.pages.shelf import Shelf
    from internkontroll.register import read_register
    from internkontroll.site import SamePathError, build

    root = _records(config)
    try:
        register = read_register(root, _label(root))
    except CannotReadRegisterError as error:
        raise PluginError(str(error)) from None
    day = _stated_day()
    verdict = check(register, day)
    sources = {source.path: source for source in register.sources}
    if verdict.findings:
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        _tell(terminal.render(verdict, sources, colour=colour, notes=verdict.has_errors))
    if verdict.has_errors and not _run.serving:
        raise PluginError("Registret har fel. Webbplatsen är orörd. Rätta felen ovan och bygg igen.")
    if config.strict and not _run.serving:
        _refuse_warnings(verdict)
    with_pdf = os.environ.get("IK_PDF", "0" if _run.serving else "1") != "0"
    try:
        site = build(register, verdict, day, typeset=_typeset if with_pdf else None, show_findings=_run.serving)
    except SamePathError as error:
        raise PluginError(str(error)) from None
    _open_all(site)
    # the texts of the documents are on their pages now, and would be held twice
    _run.site = replace(site, shelf=Shelf())


def _typeset(documents: Sequence[Document]) -> dict[tuple[str, Format], Edition]:
    """Every document as PDF and Word. While somebody edits, a document with faults is left out, and they are told."""
    from internkontroll.editions import Edition, Editions, Format, default_cache
    from internkontroll.output.progress import Progress

    made: dict[tuple[str, Format], Edition] = {}
    faults = []
    orders = [(document, form) for document in documents for form in Format]
    with Editions(default_cache()) as editions, Progress("dokument") as progress:
        for document, form, result in editions.make(orders, progress):
            if isinstance(result, Edition):
                made[document.id, form] = result
            else:  # one faulty document does not stop the others
                faults.append(str(result))
    if faults:
        _tell("\n".join(dict.fromkeys(faults)) + "\n")
        if not _run.serving:
            raise PluginError("Dokument kunde inte skapas. Webbplatsen är orörd. Rätta felen ovan och bygg igen.")
    return made


def _refuse_warnings(verdict: Verdict) -> None:
    """Under `--strict` a warning stops the build here, while the old site still stands.

    MkDocs itself stops only after it has replaced the site. What only a day's passing has made is
    no reason to stop: a site must not fail overnight.
    """
    from internkontroll.findings import Severity
    from internkontroll.rules import all_rules

    by_day = {module.RULE.code for module in all_rules() if module.RULE.depends_on_day}
    count = sum(1 for f in verdict.findings if f.severity is Severity.WARNING and f.code not in by_day)
    if count:
        words = "en varning" if count == 1 else f"{count} varningar"
        raise PluginError(f"Registret har {words} och --strict tillåter ingen. Webbplatsen är orörd.")


def _open_all(site: Site) -> None:
    """MkDocs copies attachments after it has cleaned the old site; find out before whether it can."""
    for file in site.files.values():
        try:
            with file.open("rb"):
                pass
        except OSError:
            raise PluginError(f"Bilagan {file} går inte att läsa. Webbplatsen är orörd.") from None


def _tell(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _records(config: MkDocsConfig) -> Path:
    beside = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return beside / os.environ.get("IK_RECORDS", "records")


def _label(root: Path) -> str:
    """How findings name the register's files: from the folder that the command stands in, if it can be."""
    try:
        return root.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return root.as_posix()


def _stated_day() -> date:
    text = os.environ.get("IK_DATE", "")
    try:
        return date.fromisoformat(text) if text else date.today()  # noqa: DTZ011 -- the day on the user's own wall
    except ValueError:
        raise PluginError(f"IK_DATE är inget datum: {text}. Skriv till exempel 2025-10-01.") from None


def _forget_package() -> None:
    """MkDocs never reloads a hook; dropped modules are imported anew, so edits to the package are seen."""
    gc.unfreeze()  # what the last build kept out of the collector's sight may go now
    for name in [name for name in sys.modules if name == "internkontroll" or name.startswith("internkontroll.")]:
        del sys.modules[name]


def _fault_page() -> str:
    return f"# Webbplatsen kunde inte byggas\n\n<pre>{html.escape(_run.fault)}</pre>\n"
