"""Register -> pages of the site, as Markdown. One kind of page, one file."""
