"""Whether who speaks is the one a question asks for: by name, by office or by family."""
