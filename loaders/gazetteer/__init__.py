"""The gazetteer: the names of China's administrative areas, found in a text and told apart."""
