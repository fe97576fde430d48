"""From walkthroughs to guides: the jobs of a build, who does them, and what is kept between builds."""
