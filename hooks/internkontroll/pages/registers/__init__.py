"""The registers as pages: one overview of each, a page for each board (and year), and one that filters across all."""
