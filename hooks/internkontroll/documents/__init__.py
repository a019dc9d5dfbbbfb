"""Register -> documents: one text from which the web page, the PDF and the Word file all come."""

from __future__ import annotations

from internkontroll.documents.catalogue import document_of, published_documents
from internkontroll.documents.document import Document, Drawing, Origin, Profile

__all__ = ["Document", "Drawing", "Origin", "Profile", "document_of", "published_documents"]
