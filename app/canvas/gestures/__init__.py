"""What a person does on the canvas with the pointer: one class for each gesture."""
