"""Page readers for single sources that the generic reader does not do justice. They never import each other."""
