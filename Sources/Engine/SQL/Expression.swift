/// An expression of SQL as a value, printed last, in the dialect of an engine.
public indirect enum Expression: Sendable, Hashable {
  /// A column.
  case column(String)

  /// A text.
  case text(String)

  /// A whole number.
  case integer(Int64)

  /// A number; printed with an exponent, so that no engine reads it as a decimal.
  case number(Double)

  /// A decimal of 18 digits, 4 of them behind the point, given as ten-thousandths.
  case money(Int64)

  /// A wall-clock time, in microseconds since 1970.
  case timestamp(Int64)

  /// Nothing.
  case null

  /// Text of SQL that is made elsewhere; never from data.
  case raw(String)

  /// An operator between two expressions.
  case binary(Operator, Expression, Expression)

  /// The opposite of a condition.
  case not(Expression)

  /// Whether an expression is missing.
  case isMissing(Expression)

  /// Whether an expression is one of some values.
  case isOneOf(Expression, [Expression])

  /// Whether a text matches a regular expression somewhere.
  case matches(Expression, pattern: String)

  /// A function that every engine has under the same name, such as `trim` or `coalesce`.
  case call(String, [Expression])

  /// The value of the first condition that holds, else another.
  case firstOf([Branch], otherwise: Expression)

  /// A value as another type; an error when it does not fit.
  case cast(Expression, SQLType)

  /// A value as another type; missing when it does not fit.
  case tryCast(Expression, SQLType)

  /// A condition and the value it leads to.
  public struct Branch: Sendable, Hashable {
    let condition: Expression
    let value: Expression

    /// Makes a branch.
    public init(when condition: Expression, then value: Expression) {
      self.condition = condition
      self.value = value
    }
  }

  /// An operator that means the same in every engine.
  public enum Operator: String, Sendable, Hashable {
    /// Both hold.
    case and = "AND"

    /// At least one holds.
    case or = "OR"

    /// The same.
    case equals = "="

    /// Less.
    case below = "<"

    /// Less, or the same.
    case atMost = "<="

    /// More.
    case above = ">"

    /// More, or the same.
    case atLeast = ">="

    /// A sum.
    case plus = "+"

    /// A difference.
    case minus = "-"

    /// A product.
    case times = "*"
  }
}

/// The types that cleaning and features need.
public enum SQLType: Sendable, Hashable {
  /// A text of any length.
  case text

  /// A floating-point number of 64 bits.
  case double

  /// A decimal of 18 digits, 4 of them behind the point.
  case money

  /// A whole number of 64 bits.
  case integer

  /// A wall-clock time.
  case timestamp
}

extension Expression {
  /// Both conditions.
  public static func && (left: Expression, right: Expression) -> Expression {
    .binary(.and, left, right)
  }

  /// At least one of two conditions.
  public static func || (left: Expression, right: Expression) -> Expression {
    .binary(.or, left, right)
  }

  /// The opposite.
  public static prefix func ! (condition: Expression) -> Expression { .not(condition) }

  /// Whether one is less than the other.
  public static func < (left: Expression, right: Expression) -> Expression {
    .binary(.below, left, right)
  }

  /// Whether one is at most the other.
  public static func <= (left: Expression, right: Expression) -> Expression {
    .binary(.atMost, left, right)
  }

  /// Whether one is more than the other.
  public static func > (left: Expression, right: Expression) -> Expression {
    .binary(.above, left, right)
  }

  /// Whether one is at least the other.
  public static func >= (left: Expression, right: Expression) -> Expression {
    .binary(.atLeast, left, right)
  }

  /// The product.
  public static func * (left: Expression, right: Expression) -> Expression {
    .binary(.times, left, right)
  }
}
