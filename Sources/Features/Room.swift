// Built in this room next.
