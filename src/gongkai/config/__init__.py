"""The wiring: settings, addresses and the server's entry; the only place where all doors meet."""
