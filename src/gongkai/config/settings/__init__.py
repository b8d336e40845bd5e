"""Settings: `base` for all, `dev` on loopback, `test`, `prod` behind HTTPS. No law in any of them."""
