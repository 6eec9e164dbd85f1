"""An article in, its records out: pure functions of the text, its publication date and the lexicon."""
