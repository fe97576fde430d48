"""What a portal is started with: files of courts and of made-up people, and the worlds that it makes from them."""
