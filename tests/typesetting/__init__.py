"""Tests of the typesetting, with the real pandoc, Typst and veraPDF."""
