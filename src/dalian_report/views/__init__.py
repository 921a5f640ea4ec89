"""How a card looks: words, terminal, notebook, page, picture."""
