"""The boards' own pages: all of them, each board, each of its years, and the year's risk matrix."""
