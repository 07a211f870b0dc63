"""One cure a file: a pure function on the project; `engine.doctor.cure` finds them by themselves."""
