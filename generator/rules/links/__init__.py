"""Rules on links, images and addresses."""
