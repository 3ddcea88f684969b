/// A named column of values of one type, some of which may be missing.
public struct Column: Sendable {
  /// The name, unique in its table.
  public var name: String

  /// The values; what stands where a value is missing has no meaning.
  public let values: ColumnValues

  /// Which values are present, or `nil` when all are.
  public let isPresent: [Bool]?

  /// Creates a column.
  ///
  /// - Precondition: `isPresent`, when given, is as long as the values.
  public init(name: String, values: ColumnValues, isPresent: [Bool]? = nil) {
    precondition(isPresent == nil || isPresent?.count == values.count, "a flag for each value")
    self.name = name
    self.values = values
    self.isPresent = isPresent
  }

  /// The number of values, missing ones included.
  public var count: Int { values.count }

  /// Tells whether the value of a row is missing.
  public func isMissing(_ row: Int) -> Bool { isPresent.map { !$0[row] } ?? false }

  /// The number of missing values.
  public var missingCount: Int { isPresent.map { $0.count { !$0 } } ?? 0 }
}

/// The values of a column.
public enum ColumnValues: Sendable {
  /// Yes or no.
  case boolean([Bool])

  /// Whole numbers.
  case integer([Int64])

  /// Numbers.
  case number([Double])

  /// Exact decimals: `values[i]` stands for `values[i] / 10^scale`.
  case decimal([Int64], scale: Int)

  /// Wall-clock times without a zone, in microseconds since 1970-01-01 00:00.
  case timestamp([Int64])

  /// Texts.
  case text(TextValues)

  /// Texts that repeat: row `i` holds `values[codes[i]]`.
  case category(codes: [Int32], values: TextValues)

  /// The number of values.
  public var count: Int {
    switch self {
    case .boolean(let values): values.count
    case .integer(let values), .timestamp(let values), .decimal(let values, _): values.count
    case .number(let values): values.count
    case .text(let values): values.count
    case .category(let codes, _): codes.count
    }
  }
}
