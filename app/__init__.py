"""unionkg: a knowledge graph of trade unions in which every claim carries its exact quote."""
