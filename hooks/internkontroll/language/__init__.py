"""Swedish: how dates, numbers and lists are written, and how running text falls into sentences."""
