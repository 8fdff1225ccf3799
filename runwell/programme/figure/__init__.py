"""How an exercise looks: a body in three dimensions, moved by joint angles and drawn as an SVG of our own."""
