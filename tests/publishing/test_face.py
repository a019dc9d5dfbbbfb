"""A municipality's own name, logo and colours, and a site that knows its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.project import copy_project, mkdocs

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's records in another municipality, whose name is not to be trusted."""
    project = copy_project(tmp_path_factory.mktemp("face") / "project")
    (project / "records" / "vapen.svg").write_text(LOGO, "utf-8")
    (project / "records" / "register.yml").write_text(
        'format: 1\nkommun: "Å <b>by</b> \\"stad\\""\nlogotyp: vapen.svg\nfärger: {primär: "#ffdd00", accent: "#ffdd00"}\n',
        "utf-8",
    )
    configuration = project / "mkdocs.yml"
    configuration.write_text(f"site_url: https://intranat.example.se/ik\n{configuration.read_text('utf-8')}", "utf-8")
    run = mkdocs(project, "build", IK_PDF="0")
    assert run.returncode == 0, run.stdout
    return project / "site"


def test_the_logo_is_shown_with_the_municipalitys_name(site: Path) -> None:
    """At every depth; the name is text."""
    assert (site / "assets" / "logotyp.svg").read_text("utf-8") == LOGO
    for path, way in (("index.html", ""), ("risk/asn-r07.html", "../")):
        text = (site / path).read_text("utf-8")
        assert f'src="{way}assets/logotyp.svg" alt="Å &lt;b&gt;by&lt;/b&gt; &#34;stad&#34;"' in text
        assert "<b>by" not in text


def test_its_colours_come_after_the_sites_own(site: Path) -> None:
    """A yellow header has black text."""
    assert "--ik-primary: #ffdd00; --ik-on-primary: #000000" in (site / "assets" / "farger.css").read_text("utf-8")
    text = (site / "risk" / "asn-r07.html").read_text("utf-8")
    assert text.index("styles/base.css") < text.index("assets/farger.css")


def test_the_page_for_a_wrong_address_needs_no_inline_script(site: Path) -> None:
    """It knows where the site is."""
    text = (site / "404.html").read_text("utf-8")
    assert '<base href="/ik/">' in text
    assert "<script>" not in text
    assert "sha256-" not in text
    assert 'href="assets/styles/base.css"' in text
