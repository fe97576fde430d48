"""The made-up card that this portal takes, and one that it declines; no bank knows either."""

from __future__ import annotations

ACCEPTED = "4111 1111 1111 1111"
DECLINED = "4000 0000 0000 0002"
TEST_BRAND = "VISA"
