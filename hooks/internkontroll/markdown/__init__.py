"""Markdown: what a body holds (`body`), the stated subset (`subset*`), and safe text in Markdown (`inline`)."""
