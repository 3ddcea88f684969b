/// One hyper-parameter of a method, described well enough to check it, document it and draw it.
///
/// The table of parameters of a method is the single source of its validation, its command-line
/// options, its JSON, its form in the dashboard, and the tests of its bad values.
public struct Parameter<Method>: Sendable {
  /// The name in code, in JSON and, with a leading `--`, on the command line.
  public let name: String

  /// What the parameter does, as one phrase.
  public let summary: String

  /// What a value must satisfy, as words that follow "must be".
  public let requirement: String

  /// How a form asks for the value.
  public let kind: ParameterKind

  /// Returns the value a method has now.
  public let value: @Sendable (Method) -> Setting

  /// The least value of a number, or one just below the least; `nil` when there is none.
  public private(set) var minimum: Double?

  /// The greatest value of a number, or `nil` when there is none.
  public private(set) var maximum: Double?

  /// Writes a value into a method; `false` when it is of the wrong type or not allowed.
  let write: @Sendable (inout Method, Setting) -> Bool
}

/// How a form asks for the value of a parameter.
public enum ParameterKind: Sendable, Hashable {
  /// A whole number.
  case integer

  /// A number.
  case number

  /// Yes or no.
  case flag

  /// One of some words.
  case choice([String])
}

extension Parameter {
  /// Returns the same parameter of methods that hold what has it as a part.
  public func within<Whole>(
    _ path: any WritableKeyPath<Whole, Method> & Sendable
  ) -> Parameter<Whole> {
    Parameter<Whole>(
      name: name, summary: summary, requirement: requirement, kind: kind,
      value: { value($0[keyPath: path]) }, minimum: minimum, maximum: maximum,
      write: { write(&$0[keyPath: path], $1) })
  }

  /// Describes a whole number with a range of allowed values.
  public static func integer(
    _ name: String, _ path: any WritableKeyPath<Method, Int> & Sendable, _ bounds: Bounds<Int>,
    _ summary: String
  ) -> Self {
    Parameter(
      name: name, summary: summary, requirement: "a whole number, \(bounds)", kind: .integer,
      value: { .number(Double($0[keyPath: path])) }, minimum: Double(bounds.least),
      maximum: bounds.greatest.map { Double($0) },
      write: { method, setting in
        guard case .number(let number) = setting, let value = Int(exactly: number),
          bounds.contains(value)
        else { return false }
        method[keyPath: path] = value
        return true
      })
  }

  /// Describes a number with a range of allowed values.
  public static func number(
    _ name: String, _ path: any WritableKeyPath<Method, Double> & Sendable,
    _ bounds: Bounds<Double>, _ summary: String
  ) -> Self {
    Parameter(
      name: name, summary: summary, requirement: "a number, \(bounds)", kind: .number,
      value: { .number($0[keyPath: path]) }, minimum: bounds.least, maximum: bounds.greatest,
      write: { method, setting in
        guard case .number(let value) = setting, value.isFinite, bounds.contains(value) else {
          return false
        }
        method[keyPath: path] = value
        return true
      })
  }

  /// Describes a switch.
  public static func flag(
    _ name: String, _ path: any WritableKeyPath<Method, Bool> & Sendable, _ summary: String
  ) -> Self {
    Parameter(
      name: name, summary: summary, requirement: "true or false", kind: .flag,
      value: { .flag($0[keyPath: path]) },
      write: { method, setting in
        guard case .flag(let value) = setting else { return false }
        method[keyPath: path] = value
        return true
      })
  }

  /// Describes one word out of the cases of an enumeration.
  public static func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Method, Choice> & Sendable, _ summary: String
  ) -> Self {
    let words = Choice.allCases.map(\.rawValue)
    return Parameter(
      name: name, summary: summary, requirement: "one of \(words.joined(separator: ", "))",
      kind: .choice(words),
      value: { .word($0[keyPath: path].rawValue) },
      write: { method, setting in
        guard case .word(let word) = setting, let value = Choice(rawValue: word) else {
          return false
        }
        method[keyPath: path] = value
        return true
      })
  }
}
