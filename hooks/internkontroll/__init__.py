"""The register of internal control: records, rules, promises, documents and pages.

The package knows nothing of MkDocs. It reads a folder of Markdown records, links them into one
immutable register, judges the register by rules and turns it into pages and documents. The file
`hooks/mkdocs_hooks.py` is the only place where the site generator is met.
"""

__version__ = "0.1.0"
