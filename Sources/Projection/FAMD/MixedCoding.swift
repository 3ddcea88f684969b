public import Numeric

/// How numbers and categories become columns of one kind for ``FAMD``.
public struct MixedCoding: Sendable, Codable, Hashable {
  /// The mean and the standard deviation of each number (with `n`, as Pagès has it).
  public let numbers: [Spread]

  /// The values of each category with their shares, by rising code.
  public let categories: [[Level]]

  /// The share that rarer values count as if they had; `nil` where all count as they are.
  public let leastShare: Double?

  /// Where a number stands, and how widely it is spread.
  public struct Spread: Sendable, Codable, Hashable {
    /// The mean.
    public let mean: Double

    /// The standard deviation; 0 for a constant, which then counts nothing.
    public let deviation: Double
  }

  /// One value of a category.
  public struct Level: Sendable, Codable, Hashable {
    /// The code.
    public let code: Double

    /// The share of the rows that have it, above 0.
    public let share: Double
  }

  /// The number of features of rows, categories among them.
  public var featureCount: Int { numbers.count + categories.count }

  /// The number of columns rows are coded as: numbers first, then the values of each category.
  public var columnCount: Int { numbers.count + categories.reduce(0) { $0 + $1.count } }

  /// Learns means, deviations and shares.
  ///
  /// - Parameters:
  ///   - rows: Shape `n × d`, finite, codes of categories in the last columns.
  ///   - categories: How many columns hold codes.
  ///   - leastShare: The share of rows that a rarer value counts as if it had; 0 leaves it.
  /// - Complexity: O(`n` · `d`).
  /// - Precondition: There are so many columns.
  public init(of rows: Matrix, categories: Int, leastShare: Double = 0) {
    self.leastShare = leastShare > 0 ? leastShare : nil
    precondition(0...rows.columnCount ~= categories, "columns for all categories")
    let count = Double(rows.rowCount)
    let numberCount = rows.columnCount - categories
    numbers = (0..<numberCount).map { feature in
      let values = rows.columnValues(feature)
      let mean = values.reduce(0, +) / count
      let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      return Spread(mean: mean, deviation: (squares / count).squareRoot())
    }
    self.categories = (numberCount..<rows.columnCount).map { feature in
      let counts = rows.columnValues(feature).reduce(into: [Double: Int]()) {
        $0[$1, default: 0] += 1
      }
      return counts.keys.sorted().map { code in
        Level(code: code, share: Double(counts[code] ?? 0) / count)
      }
    }
  }

  /// Returns rows as columns of one kind; a value that was not there in fitting is none of them.
  ///
  /// - Parameter rows: Rows of ``featureCount`` columns.
  /// - Returns: Rows of ``columnCount`` columns.
  public func coded(_ rows: Matrix) -> Matrix {
    var result = Matrix(rowCount: rows.rowCount, columnCount: columnCount)
    for (feature, spread) in numbers.enumerated() where spread.deviation > 0 {
      let values = rows.column(feature)
      var target = result.mutableColumn(feature)
      for row in values.indices { target[row] = (values[row] - spread.mean) / spread.deviation }
    }
    var column = numbers.count
    for (category, levels) in categories.enumerated() {
      let codes = rows.column(numbers.count + category)
      for level in levels {
        let one = 1 / max(level.share, leastShare ?? 0).squareRoot()
        var target = result.mutableColumn(column)
        for row in codes.indices where codes[row] == level.code { target[row] = one }
        column += 1
      }
    }
    return result
  }
}

extension MixedCoding {
  /// Reads a coding, and refuses one that would divide by zero.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    numbers = try container.decode([Spread].self, forKey: .numbers)
    categories = try container.decode([[Level]].self, forKey: .categories)
    leastShare = try container.decodeIfPresent(Double.self, forKey: .leastShare)
    guard categories.joined().allSatisfy({ $0.share > 0 }) else {
      throw DecodingError.dataCorruptedError(
        forKey: .categories, in: container, debugDescription: "A value has no share of the rows.")
    }
  }
}
