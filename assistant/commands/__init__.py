"""What single commands do, and nobody else needs."""
