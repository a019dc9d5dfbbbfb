"""The only file that imports mkdocs: it hands the register's pages to the site generator, and no more.

`mkdocs build` checks first. With a `fel` it prints every finding and stops before the old site is
touched. Under `mkdocs serve` the findings stand on the pages instead, and no fault, in a record or in
the package itself, stops the server.

Environment: IK_DATE (the stated day, 2025-10-01), IK_PDF (0: no documents), IK_RECORDS (the
register's folder, else `records` beside mkdocs.yml).
"""

from __future__ import annotations

import atexit
import gc
import html
import logging
import os
import sys
import traceback
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Literal, cast
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import CountHandler

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.utils.templates import TemplateContext

    from internkontroll.building import Face
    from internkontroll.pages.page import Page as RegisterPageData
    from internkontroll.pages.rendering import Passage, TocEntry
    from internkontroll.publishing import Frame, Renewal
    from internkontroll.searching import Collection
    from internkontroll.site import Site

HERE = Path(__file__).resolve().parent
#: what Material brings and no page of ours asks for: its scripts, its search's languages, its own mark
_UNUSED_OF_THEME = ("assets/javascripts/", "assets/images/favicon.png")
#: whose site it is before a register has been read; the package may be broken while somebody edits it
NOBODY = cast("Face", SimpleNamespace(municipality="", logo=None, day=None, report=""))
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
        # the whole page is drawn in `on_page_context`; the template only prints it
        self.meta = {"title": html.escape(self.data.title), "template": "record.html"}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Say what the page holds; its HTML comes when its template is filled (`on_page_context`)."""
        self.content = ""
        self.toc = TableOfContents([_anchor(entry) for entry in self.data.toc])
        self.passages = self.data.passages
        self.present_anchor_ids = set(_ids(self.data.toc))
        self.links_to_anchors = {}


def _ids(entries: Iterable[TocEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.id
        yield from _ids(entry.children)


def _anchor(entry: TocEntry) -> AnchorLink:
    link = AnchorLink(entry.title, entry.id, entry.level)
    link.children = [_anchor(child) for child in entry.children]
    return link


class _Run:
    """What one run of MkDocs remembers between its events."""

    serving: bool = False
    site: Site | None = None
    fault: str = ""
    #: what the index of the search is made from
    search: Collection | None = None
    env: Environment
    #: what every page says of whose site it is
    face: Face
    #: the addresses of the pages in the navigation
    in_navigation: frozenset[str]
    #: address -> what mkdocs.yml calls it there; a page of the register has a title of its own besides
    labels: dict[str, str]
    #: what is around the pages of a folder
    frames: dict[str, Frame]
    #: the new site on its way, and where it goes
    renewal: Renewal | None = None
    site_dir: str = ""
    #: while a site is built, a signal to end is told to us
    ending: ExitStack = ExitStack()


_run = _Run()


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001
    """Remember whether somebody is editing, and where the package is.

    MkDocs keeps this folder on the path only while the file is read; the package is imported later.
    """
    _run.serving = command == "serve"
    if str(HERE) not in sys.path:
        sys.path.insert(0, str(HERE))
    if not _run.serving:
        from internkontroll.ending import ending_in_order

        _run.ending.enter_context(ending_in_order())


def on_shutdown() -> None:
    """Leave nothing half-built, however the build ended: Ctrl-C and a signal to end are no errors to MkDocs."""
    if _run.renewal is not None and _run.renewal.is_halfway:
        from internkontroll.publishing import HALFWAY

        _tell(f"{HALFWAY}\n")
    _end_renewal(None)
    _run.ending.close()


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Check the register and build everything in memory, before the old site is cleaned away."""
    _run.site = None
    _run.face = NOBODY
    if not _run.serving:
        _build(config)
        _build_within(config)
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
    _adopt_theme(files, config)
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


def _adopt_theme(files: Files, config: MkDocsConfig) -> None:
    """Take of Material what the pages use, with its styles where any of ours count for more."""
    from internkontroll.publishing import layered

    for file in list(files):
        if file.src_uri.startswith(_UNUSED_OF_THEME) or file.src_uri.endswith(".map"):
            files.remove(file)
    styles = [file.src_uri for file in files if file.src_uri.startswith("assets/stylesheets/")]
    files.append(File.generated(config, "assets/styles/material.css", content=layered("material", styles)))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG001
    """Prepare the templates, and prepare the search."""
    _run.env = env
    _run.frames = {}
    env.globals["face"] = _run.face
    env.globals["labels"] = _run.labels
    env.globals["footer_links"] = _footer_links(files)
    env.globals["has_feed"] = files.get_file_from_path("andringar.xml") is not None
    _prepare_search(files)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Remember what is in the navigation: such a page is drawn by itself, the others of a folder share one frame."""
    _run.in_navigation = frozenset(page.url for page in nav.pages)
    _run.labels = {
        file.url: html.escape(label)
        for label, path in _labels(config.nav)
        if (file := files.get_file_from_path(path)) is not None
    }


def _labels(entries: Any) -> Iterator[tuple[str, str]]:
    """What the navigation in mkdocs.yml calls its pages: label and file."""
    for entry in entries or ():
        for label, value in entry.items() if isinstance(entry, dict) else ():
            if isinstance(value, str):
                yield str(label), value
            else:
                yield from _labels(value)


def on_template_context(context: TemplateContext, *, template_name: str, config: MkDocsConfig) -> None:
    """The page for an address that does not exist; the only one with an inline script (see its template)."""
    from internkontroll.publishing import MISSING, script_hash

    if template_name == "sitemap.xml" and _run.face.day is not None:
        for file in context["pages"]:
            if file.page is not None:  # not the wall clock's day: the same register gives the same bytes
                file.page.update_date = _run.face.day.isoformat()
    if template_name == "404.html":
        script = MISSING.read_text("utf-8")
        base = urlsplit(config.site_url).path if config.site_url else ""
        if base:
            script = ""
        policy = "" if _run.serving else _policy(*([script_hash(script)] if script else []))
        _give(context, base=base, script=script, policy=policy)


def on_page_markdown(markdown: str, *, page: Page, files: Files, **_: Any) -> str:
    """Let the handbook's examples lead only to records that this register has."""
    from internkontroll.publishing import without_missing
    from internkontroll.records.identity import SLUGS

    def exists(path: str) -> bool:
        # what is misspelt among the pages by hand is left to be a warning
        is_of_record = path.partition("/")[0] in SLUGS.values()
        return not is_of_record or files.get_file_from_path(path) is not None

    return markdown if isinstance(page, RegisterPage) else without_missing(markdown, page.file.src_uri, exists)


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Let a heading's link to itself be as on the register's pages: no part of its name, no stop for the keyboard."""
    link = '<a class="headerlink"'
    return html if isinstance(page, RegisterPage) else html.replace(link, f'{link} aria-hidden="true" tabindex="-1"')


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the template the page's cleaned HTML, in which nothing that a contributor wrote is anything but text."""
    from internkontroll.publishing import MARKS, Frame, Parts, contents, scripts

    data = page.data if isinstance(page, RegisterPage) else None
    base = context["base_url"]
    content = data.html if data else page.content or ""
    parts = Parts(
        title=_title(page, config),
        description=_description(page),
        policy="" if _run.serving else _policy(),
        content=content if "<h1" in content else f"<h1>{page.title}</h1>\n{content}",
        contents=contents(page.toc.items),
        scripts=scripts(data.scripts if data else page.meta.get("scripts", ()), f"{base}/assets/scripts"),
    )
    alone = page if page.url in _run.in_navigation else None
    folder = page.url.rpartition("/")[0]
    if data is None:
        _give(context, part=parts, first=alone, menu=_menu(nav, page, folder))
        return
    key = page.url if alone else f"{folder}/"
    if key not in _run.frames:
        template = _run.env.get_template("main.html")
        drawn = template.render({**context, "part": MARKS, "first": alone, "menu": _menu(nav, page, folder)})
        _run.frames[key] = Frame(drawn)
    _give(context, whole=_run.frames[key].filled(parts))


def _give(context: TemplateContext, **more: Any) -> None:
    """Let a template see more than MkDocs gives it."""
    cast("dict[str, Any]", context).update(more)


def _title(page: Page, config: MkDocsConfig) -> str:
    """The page's own title first: it is what tells tabs and bookmarks from each other."""
    own = config.site_name if page.is_homepage else html.unescape(str(page.meta.get("title") or page.title))
    last = _run.face.municipality if page.is_homepage else config.site_name
    return html.escape(" – ".join(filter(None, (own, last))))


def _description(page: Page) -> str:
    said = page.meta.get("description")
    return f'<meta name="description" content="{html.escape(str(said))}">' if said else ""


def _policy(*hashes: str) -> str:
    from internkontroll.publishing import meta

    return meta(hashes)


def _menu(nav: Navigation, page: Page, folder: str) -> list[dict[str, str]]:
    """The top of the navigation, as links; a section leads to its first page."""
    entries = []
    for item in nav.items:
        first = _first_page(item)
        if first is None:
            continue
        is_above = (item.is_section and page in _pages(item)) or (folder and first.url.startswith(f"{folder}/"))
        current = "page" if first is page and item.is_page else "true" if is_above else ""
        entries.append(
            {
                "title": _run.labels.get(first.url, str(item.title)) if item.is_page else html.escape(str(item.title)),
                "url": first.url,
                "current": f' aria-current="{current}"' if current else "",
            }
        )
    return entries


def _pages(item: StructureItem) -> list[Page]:
    if isinstance(item, Page):
        return [item]
    return [page for child in getattr(item, "children", None) or () for page in _pages(child)]


def _first_page(item: StructureItem) -> Page | None:
    return next(iter(_pages(item)), None)


def _footer_links(files: Files) -> list[dict[str, str]]:
    """What the law and habit want at the foot of every page, of what the site has."""
    links = [
        {"title": "Tillgänglighet", "url": "handbok/tillganglighet.html"},
        {"title": "Prenumerera på ändringar (Atom)", "url": "andringar.xml"},
    ]
    there = {file.dest_uri for file in files}
    return [link for link in links if link["url"] in there]


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> None:  # noqa: ARG001
    """Let go of what the page was made of: over thousands of pages it would fill the memory."""
    if isinstance(page, RegisterPage):
        page.content = None
        del page.data


@event_priority(-100)  # after everything else has been made
def on_post_build(*, config: MkDocsConfig) -> None:
    """Make the index of the search from what the pages told, and let the new site take the old one's place."""
    _make_search_index(config)
    if _run.renewal is None:
        return
    counters = (one for one in logging.getLogger("mkdocs").handlers if isinstance(one, CountHandler))
    if any(counter.get_counts() for counter in counters):
        _tell("Bygget varnade (se ovan) och --strict tillåter ingen varning. Webbplatsen är orörd.\n")
        return  # MkDocs stops now, and tells `on_build_error`
    _run.renewal.swap()
    _end_renewal(config)


def on_build_error(*, error: Exception) -> None:
    """Leave the site as it is. What cannot be written is told in Swedish, without a trace of the program."""
    from internkontroll.publishing import cannot_write

    folder = _run.site_dir
    is_within = _run.renewal is not None
    _end_renewal(None)
    if is_within and isinstance(error, OSError):
        raise PluginError(cannot_write(error, Path(folder)))


def _build_within(config: MkDocsConfig) -> None:
    """Let MkDocs build elsewhere than in the site itself."""
    from internkontroll.publishing import BusySiteError, Renewal, cannot_write

    folder = Path(config.site_dir).resolve()
    try:
        _run.renewal = Renewal(folder)
    except BusySiteError as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        raise PluginError(cannot_write(error, folder)) from None
    atexit.register(_run.renewal.close)  # also when whoever runs MkDocs does not tell `on_shutdown`
    _run.site_dir, config.site_dir = config.site_dir, str(_run.renewal.target)


def _end_renewal(config: MkDocsConfig | None) -> None:
    """Nothing of ours is left in the site's folder, and who comes after, as `gh-deploy`, finds it where it was."""
    if _run.renewal is not None:
        _run.renewal.close()
        atexit.unregister(_run.renewal.close)
        _run.renewal = None
    if config is not None:
        config.site_dir = _run.site_dir


def _prepare_search(files: Files) -> None:
    """Write down what every page says, for the index that is made at the end, and let go of it."""
    from internkontroll.searching import Collection, Entry, Kind, SearchFault, kind_of, passages_of

    if _run.serving:  # an index for every letter that is changed would be too slow
        return
    word_list = os.environ.get("IK_ORDLISTA")
    try:
        _run.search = Collection(Path(word_list) if word_list else None)
    except SearchFault as fault:
        raise PluginError(str(fault)) from None
    for file in files:
        page = file.page
        if isinstance(page, RegisterPage):
            data = page.data
            kind = kind_of(data)
            _run.search.add(Entry(file.dest_uri, data.title, page.passages, kind, data.facets, data.names))
            page.passages.clear()
        elif page is not None and page.content:
            title = html.unescape(str(page.title))
            facets = {"Typ": "Handbok"}
            _run.search.add(Entry(file.dest_uri, title, passages_of(page.content), Kind.HANDBOOK, facets))


def _make_search_index(config: MkDocsConfig) -> None:
    from internkontroll.searching import FOLDER, SearchFault, make_index

    if _run.search is None:
        return
    with _run.search as collection:
        _run.search = None
        try:
            make_index(collection, Path(config.site_dir) / FOLDER)
        except SearchFault as fault:
            raise PluginError(f"{fault} Webbplatsen är orörd.") from None


def on_serve(server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Follow edits to records, templates and the package."""
    records = _records(config)
    # a register that is not there yet may come
    server.watch(str(records if records.is_dir() else records.parent), builder)
    server.watch(str(HERE), builder)
    return server


def _build(config: MkDocsConfig) -> None:
    from internkontroll.building import BuildStoppedError, build_site

    try:
        _run.site, _run.face = build_site(
            _records(config), serving=_run.serving, strict=config.strict, site_url=config.site_url or ""
        )
    except BuildStoppedError as error:
        raise PluginError(str(error)) from None


def _records(config: MkDocsConfig) -> Path:
    beside = Path(config.config_file_path or "mkdocs.yml").resolve().parent
    return beside / os.environ.get("IK_RECORDS", "records")


def _tell(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _forget_package() -> None:
    """MkDocs never reloads a hook; dropped modules are imported anew, so edits to the package are seen."""
    gc.unfreeze()  # what the last build kept out of the collector's sight may go now
    for name in [name for name in sys.modules if name == "internkontroll" or name.startswith("internkontroll.")]:
        del sys.modules[name]


def _fault_page() -> str:
    return f"# Webbplatsen kunde inte byggas\n\n<pre>{html.escape(_run.fault)}</pre>\n"
