"""The portal's screens: a module a group of them."""
