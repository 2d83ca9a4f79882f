"""Second opinions on what the rules read, of a tagger or a language model: optional, and checked by the rules."""
