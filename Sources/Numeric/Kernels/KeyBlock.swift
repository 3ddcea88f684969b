/// Some rows, feature after feature, with values as whole numbers in the same order, and room for
/// their sums.
///
/// Whole numbers are compared in fewer cycles, and a step of a tree waits for the one before.
struct KeyBlock {
  /// The number of rows, rounded up to whole eights.
  private(set) var rowCount = 0
  private(set) var keys: [Int64]
  var sums: [Double]
  private let stride: Int
  private let featureCount: Int

  /// How many rows stay in the nearest cache together with a tree.
  static func capacity(features: Int) -> Int { max(32, min(512, 4_096 / max(1, features) & ~7)) }

  /// How far features are apart: eight more than there are rows, so that values of one row do not
  /// fall on the same place of the cache.
  static func stride(features: Int) -> Int { capacity(features: features) + 8 }

  /// Makes room for some rows.
  init(featureCount: Int, rows: Int) {
    let stride = Self.stride(features: featureCount)
    (self.featureCount, self.stride) = (featureCount, stride)
    // Safe: the keys are plain bits, and those of all rows up to `rowCount` are written before
    // they are read.
    keys = unsafe Array(unsafeUninitializedCapacity: featureCount * stride) { _, count in
      count = featureCount * stride
    }
    sums = Array(repeating: 0, count: (rows + 7) & ~7)
  }

  /// Takes rows of a matrix, fills them up to whole eights, and forgets their sums.
  ///
  /// - Precondition: No more rows than there is room for.
  mutating func copy(_ rows: Matrix, from first: Int, count: Int) {
    let rounded = (count + 7) & ~7
    let stride = stride
    for feature in 0..<featureCount {
      let column = rows.column(feature).extracting(first..<first + count)
      var places = keys.mutableSpan
      let start = feature * stride
      for i in column.indices { places[start + i] = orderedBits(column[i]) }
      for i in count..<rounded { places[start + i] = 0 }
    }
    rowCount = rounded
    for i in 0..<rounded { sums[i] = 0 }
  }
}

/// Returns a whole number that is greater for greater numbers, and least for what is no number.
@inline(__always)
func orderedBits(_ value: Double) -> Int64 {
  // Adding zero makes both zeros one.
  let bits = Int64(bitPattern: (value + 0).bitPattern)
  return value == value ? bits ^ ((bits &>> 63) & .max) : .min
}
