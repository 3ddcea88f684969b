// Tests of the command.
