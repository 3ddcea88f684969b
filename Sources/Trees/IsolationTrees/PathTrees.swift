public import Numeric

/// Random trees in which unusual rows have short paths.
public protocol PathTrees: Sendable, Hashable, Codable {
  /// The number of features of a row.
  var featureCount: Int { get }

  /// The path length that marks a row as neither usual nor unusual.
  var averagePathLength: Double { get }

  /// Writes the mean path length of each row over the trees: the shorter, the more unusual.
  ///
  /// - Precondition: `rows.columnCount == featureCount` and `lengths.count == rows.rowCount`.
  func pathLengths(of rows: Matrix, into lengths: inout MutableSpan<Double>)

  /// Returns how many steps each feature takes off the path of a row, a mean over trees.
  ///
  /// - Precondition: `row.count == featureCount`.
  func credits(of row: [Double]) -> [Double]
}
