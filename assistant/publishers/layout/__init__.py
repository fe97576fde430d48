"""Pure geometry: a recording becomes rows on pages, with outlines and callouts. It knows no format."""
