"""The training portal: made-up PACER, account and court pages, a world of its own for each visitor."""
