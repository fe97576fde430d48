"""What is known of courts and people, and what a walk leaves behind: pure data, no browser and no network."""
