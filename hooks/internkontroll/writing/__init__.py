"""Files are written whole or not at all, and records as a person would have written them."""
