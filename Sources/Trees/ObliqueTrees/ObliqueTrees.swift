public import Numeric

/// Random trees that part rows from each other by planes that lie askew.
///
/// As ``IsolationTrees``, but a split weighs several features. So there are no bands along the axes
/// in which rows look usual without being so.
///
/// > S. Hariri, M. Carrasco Kind, R. J. Brunner. "Extended isolation forest." *IEEE TKDE* 33 (4),
/// > 2021, doi:[10.1109/TKDE.2019.2947676](https://doi.org/10.1109/TKDE.2019.2947676)
public struct ObliqueTrees: PathTrees {
  /// The number of features of a row.
  public let featureCount: Int

  /// The number of rows each tree was grown on.
  public let sample: Int

  private let trees: [ObliqueTree]

  /// The number of trees.
  public var count: Int { trees.count }

  /// Grows trees side by side, each from a random stream of its own.
  ///
  /// - Parameters:
  ///   - trees: The number of trees.
  ///   - rows: The rows, shape `n × d`, finite, at least one.
  ///   - sample: The number of rows of a tree; all rows when there are fewer.
  ///   - features: The number of features of a split; all when there are fewer.
  ///   - seed: The seed of every random choice.
  /// - Complexity: O(`trees` · `sample` · log `sample` · `features`).
  public init(growing trees: Int, on rows: Matrix, sample: Int, features: Int, seed: UInt64) {
    featureCount = rows.columnCount
    self.sample = min(sample, rows.rowCount)
    let (size, depth) = (self.sample, isolationDepth(ofSample: self.sample))
    self.trees = concurrentMap(trees) { tree in
      var grower = ObliqueTreeGrower(
        rows, sample: size, depth: depth, width: min(features, rows.columnCount),
        random: SplitMix64(seed: seed, stream: UInt64(tree)))
      grower.grow()
      return grower.tree
    }
  }

  /// The path length that marks a row as neither usual nor unusual.
  public var averagePathLength: Double { Trees.averagePathLength(ofRows: sample) }

  /// Writes the mean path length of each row over the trees: the shorter, the more unusual.
  ///
  /// - Precondition: `rows.columnCount == featureCount` and `lengths.count == rows.rowCount`.
  /// - Complexity: O(`n` · trees · depth · features of a split).
  public func pathLengths(of rows: Matrix, into lengths: inout MutableSpan<Double>) {
    precondition(rows.columnCount == featureCount, "a column for each feature")
    let lengthOf = Trees.pathLengths(upTo: sample)
    forEachChunk(of: &lengths, atLeast: 256) { range, chunk in
      let values = rowMajor(rows, range)
      for i in chunk.indices { chunk[i] = 0 }
      // Tree after tree, so that the nodes of one stay in the cache.
      for tree in trees {
        for i in chunk.indices {
          let row = values.span.extracting(i * featureCount..<(i + 1) * featureCount)
          chunk[i] += tree.pathLength(of: row, lengthOf)
        }
      }
      for i in chunk.indices { chunk[i] /= Double(count) }
    }
  }

  /// Returns how much each feature shortens the path of a row, a mean over trees.
  ///
  /// As `IsolationTrees.credits(of:)`; the steps of a split are shared among its features by how
  /// far each takes the row to its side of the plane.
  ///
  /// - Parameter row: A value a feature.
  /// - Returns: A number of steps for each feature.
  /// - Complexity: O(trees · depth · features of a split).
  /// - Precondition: `row.count == featureCount`.
  public func credits(of row: [Double]) -> [Double] {
    precondition(row.count == featureCount, "a value for each feature")
    var credits = [Double](repeating: 0, count: featureCount)
    for tree in trees { tree.addCredits(of: row, to: &credits) }
    return credits.map { $0 / Double(count) }
  }
}

/// Copies some rows so that each stands in one piece.
private func rowMajor(_ rows: Matrix, _ range: Range<Int>) -> [Double] {
  let width = rows.columnCount
  var values = [Double](repeating: 0, count: range.count * width)
  for feature in 0..<width {
    let column = rows.column(feature)
    for i in 0..<range.count { values[i * width + feature] = column[range.lowerBound + i] }
  }
  return values
}

extension ObliqueTrees: Codable {
  private enum CodingKeys: String, CodingKey { case featureCount, sample, trees }

  /// Reads trees and checks that they are whole.
  ///
  /// - Throws: `DecodingError` when a tree is malformed.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    featureCount = try container.decode(Int.self, forKey: .featureCount)
    sample = try container.decode(Int.self, forKey: .sample)
    trees = try container.decode([ObliqueTree].self, forKey: .trees)
    let featureCount = featureCount
    let sample = sample
    guard featureCount > 0, (2...greatestIsolationSample).contains(sample), !trees.isEmpty,
      trees.allSatisfy({ tree in
        tree.isWhole(featureCount: featureCount) && tree.rows.allSatisfy { $0 <= sample }
      })
    else {
      throw DecodingError.dataCorruptedError(
        forKey: .trees, in: container,
        debugDescription: "The isolation trees are damaged; fit the model again.")
    }
  }
}
