import Numeric

/// Distinct rows of numbers and codes, row after row, with what a category that differs counts.
struct MixedPoints: Sendable {
  /// The number of rows.
  let count: Int

  /// The columns of numbers.
  let numberCount: Int

  /// The columns of categories.
  let categoryCount: Int

  /// The numbers, row after row.
  let numbers: [Double]

  /// The places of codes among ``values``, row after row.
  let codes: [Int]

  /// How many rows each row stands for.
  let weights: [Double]

  /// The different codes of each category, rising.
  let values: [[Double]]

  /// What a category that differs counts.
  let gamma: Double

  /// Copies rows.
  ///
  /// - Parameters:
  ///   - cells: Distinct rows with their counts.
  ///   - categories: How many of the last columns hold codes.
  ///   - gamma: What a category that differs counts; 0 has it chosen.
  /// - Complexity: O(`m` · `d` log `m`).
  /// - Precondition: There are so many columns.
  init(_ cells: Cells, categories: Int, gamma: Double) {
    let rows = cells.means
    precondition(0...rows.columnCount ~= categories, "columns for all categories")
    count = rows.rowCount
    numberCount = rows.columnCount - categories
    categoryCount = categories
    weights = cells.sizes.map { Double($0) }
    let columns = (0..<numberCount).map { rows.columnValues($0) }
    numbers = (0..<rows.rowCount).flatMap { row in columns.map { $0[row] } }
    let coded = (numberCount..<rows.columnCount).map { rows.columnValues($0) }
    values = coded.map { Set($0).sorted() }
    let places = values.map { values in
      Dictionary(zip(values, values.indices), uniquingKeysWith: { first, _ in first })
    }
    codes = (0..<rows.rowCount).flatMap { row in
      coded.indices.map { places[$0][coded[$0][row]] ?? 0 }
    }
    self.gamma = gamma > 0 ? gamma : chosenGamma(columns, weights)
  }

  /// The distance of a row to a prototype; numbers in their order, then categories.
  func distance(_ row: Int, to prototype: Prototype) -> Double {
    var sum = 0.0
    for feature in 0..<numberCount {
      let difference = numbers[row &* numberCount &+ feature] - prototype.means[feature]
      sum += difference * difference
    }
    var mismatches = 0.0
    for category in 0..<categoryCount
    where codes[row &* categoryCount &+ category] != prototype.modes[category] { mismatches += 1 }
    return sum + gamma * mismatches
  }

  /// A row as a prototype.
  func prototype(at row: Int) -> Prototype {
    Prototype(
      means: Array(numbers[row * numberCount..<(row + 1) * numberCount]),
      modes: Array(codes[row * categoryCount..<(row + 1) * categoryCount]))
  }

  /// Returns prototypes as rows of a matrix, with codes as they were given, and for one that no row
  /// has, that of values never seen.
  func matrix(_ prototypes: [Prototype]) -> Matrix {
    var result = Matrix(rowCount: prototypes.count, columnCount: numberCount + categoryCount)
    for (row, prototype) in prototypes.enumerated() {
      for feature in 0..<numberCount { result[row, feature] = prototype.means[feature] }
      for category in 0..<categoryCount {
        let place = prototype.modes[category]
        result[row, numberCount + category] = place < 0 ? -2 : values[category][place]
      }
    }
    return result
  }
}

/// The middle of a group: means of numbers, and places of the most frequent codes.
struct Prototype: Sendable {
  var means: [Double]
  var modes: [Int]
}

/// Half the mean standard deviation of some columns, as kmodes has it; 1 where there is none.
private func chosenGamma(_ columns: [[Double]], _ weights: [Double]) -> Double {
  let total = weights.reduce(0, +)
  let deviations = columns.map { values in
    let mean = zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    let squares = zip(values, weights).reduce(0) { $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1 }
    return (squares / total).squareRoot()
  }
  let gamma = 0.5 * deviations.reduce(0, +) / Double(max(1, deviations.count))
  return gamma > 0 && gamma.isFinite ? gamma : 1
}
