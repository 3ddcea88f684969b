/// The allowed values of a number.
public enum Bounds<Value: Comparable & Sendable>: Sendable {
  /// This value or a larger one.
  case atLeast(Value)

  /// A larger value.
  case above(Value)

  /// A value between two others, both of them allowed.
  case between(Value, Value)

  /// A value above one and at most another.
  case aboveUpTo(Value, Value)

  /// The lower end.
  var least: Value {
    switch self {
    case .atLeast(let low), .above(let low), .between(let low, _), .aboveUpTo(let low, _): low
    }
  }

  /// The upper end, if there is one.
  var greatest: Value? {
    switch self {
    case .between(_, let high), .aboveUpTo(_, let high): high
    case .atLeast, .above: nil
    }
  }

  /// Tells whether a value is allowed; NaN never is.
  func contains(_ value: Value) -> Bool {
    switch self {
    case .atLeast(let low): value >= low
    case .above(let low): value > low
    case .between(let low, let high): low <= value && value <= high
    case .aboveUpTo(let low, let high): low < value && value <= high
    }
  }
}

extension Bounds: CustomStringConvertible {
  /// Words that follow "must be".
  public var description: String {
    switch self {
    case .atLeast(let low): "at least \(low)"
    case .above(let low): "above \(low)"
    case .between(let low, let high): "from \(low) to \(high)"
    case .aboveUpTo(let low, let high): "above \(low) and at most \(high)"
    }
  }
}
