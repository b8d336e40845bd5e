"""How a letter's value looks on the page."""
