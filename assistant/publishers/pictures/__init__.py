"""The pictures of a guide: cut, with callouts burned in or drawn over them."""
