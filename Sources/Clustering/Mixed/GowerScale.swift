public import Numeric

/// Gower's distance: the mean over columns of how far two rows are apart, from 0 to 1 in each.
///
/// Two numbers are as far apart as the part of their range that lies between them; two categories are
/// 0 apart when they are the same, and 1 when not. Ranges are those of the rows it was fitted on; a
/// number far outside counts more than 1. A column of one number counts nothing, but as a column.
///
/// > J. C. Gower. "A general coefficient of similarity and some of its properties." *Biometrics* 27
/// > (4), 1971, doi:[10.2307/2528823](https://doi.org/10.2307/2528823)
public struct GowerScale: Sendable, Codable, Hashable {
  /// The least value of each column of numbers.
  public let leasts: [Double]

  /// The difference of the greatest and the least value of each column of numbers.
  public let ranges: [Double]

  /// How many columns of codes follow those of numbers.
  public let categoryCount: Int

  /// The number of columns.
  public var columnCount: Int { ranges.count + categoryCount }

  /// Takes the ranges of some rows.
  ///
  /// - Parameters:
  ///   - rows: The rows, shape `n × d`, finite, codes in the last columns.
  ///   - categories: How many columns hold codes.
  /// - Complexity: O(`n` · `d`).
  /// - Precondition: There are so many columns.
  public init(of rows: Matrix, categories: Int) {
    precondition(0...rows.columnCount ~= categories, "columns for all categories")
    let columns = (0..<rows.columnCount - categories).map { rows.columnValues($0) }
    leasts = columns.map { $0.min() ?? 0 }
    ranges = columns.map { ($0.max() ?? 0) - ($0.min() ?? 0) }
    categoryCount = categories
  }

  /// How kernels measure rows on this scale.
  var kernel: PointMetric { .absoluteAndMismatches(categories: categoryCount) }

  /// What a distance of the kernel is multiplied by.
  var factor: Double { 1 / Double(max(1, columnCount)) }

  /// Returns rows with their numbers as parts of the ranges.
  func measured(_ rows: Matrix) -> Matrix {
    var result = rows
    for feature in ranges.indices {
      var values = result.mutableColumn(feature)
      for row in values.indices {
        // Of a range next to nothing, a value far away must stay one that distances can be told from.
        let part = ranges[feature] > 0 ? (values[row] - leasts[feature]) / ranges[feature] : 0
        values[row] = min(max(part, -1e150), 1e150)
      }
    }
    return result
  }

  /// Returns Gower's distances of rows to some points.
  func distances(of rows: Matrix, to points: Matrix) -> [[Double]] {
    let (rows, points) = (measured(rows), measured(points))
    return (0..<rows.rowCount).map { row in
      (0..<points.rowCount).map { point in
        var sum = 0.0
        for column in 0..<columnCount {
          let difference = abs(rows[row, column] - points[point, column])
          sum += column < ranges.count ? difference : difference == 0 ? 0 : 1
        }
        return factor * sum
      }
    }
  }

  /// Returns how far two rows are apart in each column.
  func parts(_ row: [Double], _ other: [Double]) -> [Double] {
    row.indices.map { column in
      let difference = abs(row[column] - other[column])
      guard column < ranges.count else { return difference == 0 ? 0 : 1 }
      return ranges[column] > 0 ? difference / ranges[column] : 0
    }
  }

  /// Whether it fits rows of so many columns.
  func isOf(_ columns: Int) -> Bool {
    leasts.count == ranges.count && categoryCount >= 0 && columnCount == columns
  }

  /// Returns rows such that squared Euclidean distances add up squared parts of ranges, and 1 for
  /// each category that differs: a column a value, which holds √½ where a row has it.
  func plain(_ rows: Matrix) -> Matrix {
    let measured = measured(rows)
    var columns = ranges.indices.map { measured.columnValues($0) }
    for category in ranges.count..<columnCount {
      let codes = rows.columnValues(category)
      for code in Set(codes).sorted() {
        columns.append(codes.map { $0 == code ? 0.5.squareRoot() : 0 })
      }
    }
    return (try? Matrix(columns: columns)) ?? rows
  }
}
