"""Words by themselves: lists of their classes, what they stand for, and texts divided into them."""
