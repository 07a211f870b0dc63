"""How good the doctor is: about 200 trainings whose trouble is known, and what it says of them."""
