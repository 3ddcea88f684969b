/// Reads one typed text, or says what it should have been.
func read<Value: ExpressibleByArgument>(
  _ text: String, as specification: ArgumentSpecification
) throws(UsageError) -> Value {
  guard let value = Value(argument: text) else {
    throw .badValue(
      argument: specification.typed, text: text, expected: Value.argumentRequirement)
  }
  return value
}

/// Reads the only text of an argument that has to be given.
func readRequired<Value: ExpressibleByArgument>(
  _ texts: [String], as specification: ArgumentSpecification
) throws(UsageError) -> Value {
  guard let text = texts.first else {
    throw .missing(specification.typed, meaning: specification.help)
  }
  return try read(text, as: specification)
}

/// Reads every text of an argument that may be given several times.
func readAll<Value: ExpressibleByArgument>(
  _ texts: [String], as specification: ArgumentSpecification
) throws(UsageError) -> [Value] {
  if specification.isRequired, texts.isEmpty {
    throw .missing(specification.typed, meaning: specification.help)
  }
  var values: [Value] = []
  for text in texts { values.append(try read(text, as: specification)) }
  return values
}

/// Words to propose for a type with few values, or else what the caller says.
func completion<Value: ExpressibleByArgument>(
  _ given: ArgumentSpecification.Completion, for type: Value.Type
) -> ArgumentSpecification.Completion {
  given == .none && !Value.allArgumentValues.isEmpty ? .words(Value.allArgumentValues) : given
}
