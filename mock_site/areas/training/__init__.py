"""What is about the training itself: worlds, the trainer's panel, classes, simulated mail, guides that were built."""

from __future__ import annotations

from mock_site.areas.training import (
    authenticator,
    classroom,
    guides,
    joining,
    mailbox,
    mailroom,
    trainer_panel,
    worlds,
)

SCREENS = (
    worlds.screens,
    trainer_panel.screens,
    guides.screens,
    mailroom.screens,
    mailbox.screens,
    authenticator.screens,
    classroom.screens,
    joining.screens,
)
