/// The sums and sizes of groups over blocks of rows.
///
/// Few groups are added up lane by lane under masks, a batch of blocks at a time so that a sum stays in
/// a register; with more groups that looks at too many, and rows are added one after another.
struct GroupSums {
  /// The number of blocks that are best added together.
  static let batch = 16

  /// Up to so many groups masks are quicker.
  private static let mostMaskedGroups = 12

  private let features: Int
  private let isMasked: Bool

  /// The sums of rows that were added by themselves; behind the features of a group stands its size.
  private var single: [Double]

  /// The sums of rows that were added under masks, in the same order.
  private var lanes: [SIMD8<Double>]

  init(groups: Int, features: Int) {
    self.features = features
    isMasked = groups <= GroupSums.mostMaskedGroups
    single = Array(repeating: 0, count: groups * (features + 1))
    lanes = Array(repeating: .zero, count: isMasked ? single.count : 0)
  }

  /// The sum of each feature of each group, group after group.
  var totals: [Double] {
    single.indices.filter { $0 % (features + 1) != features }.map(total)
  }

  /// The number of rows of each group.
  var counts: [Int] {
    stride(from: features, to: single.count, by: features + 1).map { Int(total($0)) }
  }

  private func total(_ cell: Int) -> Double {
    isMasked ? single[cell] + lanes[cell].laneSum : single[cell]
  }

  /// Adds the rows of some blocks.
  ///
  /// - Parameters:
  ///   - blocks: The blocks.
  ///   - rows: The rows.
  ///   - labels: The groups of the rows of these blocks.
  @inline(__always)
  mutating func add(_ blocks: Range<Int>, of rows: BlockedRows, _ labels: Span<SIMD8<Int64>>) {
    // Lanes without a row would be counted.
    let whole = blocks.lowerBound..<min(blocks.upperBound, rows.rowCount / 8)
    guard isMasked, !whole.isEmpty else { return addSingly(blocks, of: rows, labels, from: 0) }
    switch features {
    case 2: addMasked(whole, of: rows, labels, TwoFeatures())
    case 3: addMasked(whole, of: rows, labels, ThreeFeatures())
    default: addMasked(whole, of: rows, labels, ManyFeatures(count: features))
    }
    addSingly(whole.upperBound..<blocks.upperBound, of: rows, labels, from: whole.count)
  }

  private mutating func addMasked(
    _ blocks: Range<Int>, of rows: BlockedRows, _ labels: Span<SIMD8<Int64>>,
    _ width: some FeatureWidth
  ) {
    let features = width.count
    let values = rows.values.span
    var lanes = lanes.mutableSpan
    for group in 0..<lanes.count / (features &+ 1) {
      let wanted = SIMD8(repeating: Int64(truncatingIfNeeded: group))
      let cell = group &* (features &+ 1)
      for feature in 0..<features {
        var sum = lanes[cell &+ feature]
        for place in 0..<blocks.count {
          // Safe: the blocks exist, with a vector a feature, and there is a label for each.
          let value = unsafe values.bytes.unsafeLoadUnaligned(
            fromUncheckedByteOffset: ((blocks.lowerBound &+ place) &* features &+ feature) &* 64,
            as: SIMD8<Double>.self)
          let isIn = unsafe labels[unchecked: place] .== wanted
          sum += SIMD8<Double>.zero.replacing(with: value, where: isIn)
        }
        lanes[cell &+ feature] = sum
      }
      var count = lanes[cell &+ features]
      for place in 0..<blocks.count {
        // Safe: there is a label for each block.
        let isIn = unsafe labels[unchecked: place] .== wanted
        count += SIMD8<Double>.zero.replacing(with: SIMD8(repeating: 1), where: isIn)
      }
      lanes[cell &+ features] = count
    }
  }

  @inline(__always)
  private mutating func addSingly(
    _ blocks: Range<Int>, of rows: BlockedRows, _ labels: Span<SIMD8<Int64>>, from place: Int
  ) {
    let features = features
    let values = rows.values.span
    var sums = single.mutableSpan
    for block in blocks {
      let label = labels[place + block - blocks.lowerBound]
      for lane in 0..<min(8, rows.rowCount - block * 8) {
        let first = Int(label[lane]) &* (features &+ 1)
        for feature in 0..<features {
          // Safe: the group was found among as many as there are sums for.
          unsafe sums[unchecked: first &+ feature] +=
            values[unchecked: (block &* features &+ feature) &* 8 &+ lane]
        }
        unsafe sums[unchecked: first &+ features] += 1
      }
    }
  }
}
