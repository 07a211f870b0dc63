"""One problem a file; `engine.doctor.judge` finds them by themselves. A rule imports no other rule."""
