"""Keep between builds what is dear to make, and know it again as ours."""
