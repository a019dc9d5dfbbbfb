"""The last gate before a page is published: HTML is reduced to what a page of text needs.

Titles and fields are escaped when they are written and raw HTML is a finding, so nothing should be
left to take away; this is for what nobody thought of. Tags, attributes and addresses are allowed by
list, never forbidden by list.
"""

from __future__ import annotations

import nh3

_TAGS = {
    "h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre",
    "code", "em", "strong", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "caption", "sup", "sub", "div",
    "span", "figure", "figcaption", "del", "ins", "abbr", "small", "time", "section",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "role"},
    "a": {"href", "title", "download", "tabindex"},
    "img": {"src", "alt", "title", "width", "height"},
    "th": {"scope", "colspan", "rowspan"},
    "td": {"colspan", "rowspan"},
    "time": {"datetime"},
    "ol": {"start"},
    "abbr": {"title"},
}
#: names for a screen reader, and what our own scripts read; the theme's own (`data-md-…`) stay out of reach
_PREFIXES = {"aria-", "data-ik-"}
_SCHEMES = {"http", "https", "mailto"}


def clean(html: str) -> str:
    """HTML with only the allowed tags, attributes and addresses."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        generic_attribute_prefixes=_PREFIXES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """The value, or None for an image from another place than the site, or an order of our own for the keyboard."""
    if attribute == "tabindex" and value != "-1":
        return None
    if tag == "img" and attribute == "src" and (":" in value or value.startswith(("//", "\\"))):
        return None
    return value
