"""The neutral corpus: made once, written down for each generator, compared page by page."""
