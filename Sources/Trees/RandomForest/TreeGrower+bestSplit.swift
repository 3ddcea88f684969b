extension TreeGrower {
  /// Finds where a feature splits a node best, of equal places the first; `nil` if it never varies.
  mutating func bestSplit(
    of feature: Int, _ rows: Range<Int>, _ weights: [Int]
  ) -> Split? {
    let extent = binExtent(of: feature, rows)
    guard extent.lowerBound < extent.upperBound else { return nil }
    let isWide = extent.count * classCount > 64 * rows.count
    return isWide
      ? bestSplitBySorting(feature, rows, weights)
      : bestSplitByCounting(feature, rows, weights, extent)
  }

  private func binExtent(of feature: Int, _ rows: Range<Int>) -> ClosedRange<Int> {
    let bins = columns[feature].bins
    var (low, high) = (UInt16.max, UInt16.min)
    for i in rows {
      let bin = bins[Int(order[i])]
      low = min(low, bin)
      high = max(high, bin)
    }
    return Int(min(low, high))...Int(high)
  }

  /// For few rows in many bins: visits the rows in the order of their bins.
  private mutating func bestSplitBySorting(
    _ feature: Int, _ rows: Range<Int>, _ weights: [Int]
  ) -> Split? {
    let bins = columns[feature].bins
    keys.removeAll(keepingCapacity: true)
    for i in rows {
      let row = Int(order[i])
      keys.append(
        UInt64(bins[row]) << 32 | UInt64(labels[row]) << 16 | UInt64(draws[row]))
    }
    keys.sort()
    var sides = SideWeights(weights)
    var best: Split?
    for i in 0..<keys.count - 1 {
      sides.move(Int(keys[i] & 0xFFFF), of: Int(keys[i] >> 16 & 0xFFFF))
      let (bin, nextBin) = (Int(keys[i] >> 32), Int(keys[i + 1] >> 32))
      guard bin < nextBin, sides.purity > best?.purity ?? -1 else { continue }
      best = Split(feature: feature, bin: bin, nextBin: nextBin, purity: sides.purity)
    }
    return best
  }

  /// For many rows in few bins: counts the rows of each bin and class.
  private mutating func bestSplitByCounting(
    _ feature: Int, _ rows: Range<Int>, _ weights: [Int], _ extent: ClosedRange<Int>
  ) -> Split? {
    count(feature, rows, extent)
    var sides = SideWeights(weights)
    var best: Split?
    var former = (bin: extent.lowerBound, purity: -1.0)
    for word in occupied.indices {
      var bits = occupied[word]
      while bits != 0 {
        let bin = word * 64 + bits.trailingZeroBitCount
        bits &= bits - 1
        if former.purity > best?.purity ?? -1 {
          best = Split(
            feature: feature, bin: former.bin, nextBin: extent.lowerBound + bin,
            purity: former.purity)
        }
        moveBin(bin, to: &sides)
        former = (extent.lowerBound + bin, sides.rightTotal > 0 ? sides.purity : -1)
      }
    }
    return best
  }

  /// Moves the rows of one bin to the left.
  private func moveBin(_ bin: Int, to sides: inout SideWeights) {
    for label in 0..<classCount {
      let weight = Int(histogram[bin * classCount + label])
      if weight > 0 { sides.move(weight, of: label) }
    }
  }

  /// Counts rows by bin and class, and marks the bins that have any, so that empty ones are cheap.
  private mutating func count(_ feature: Int, _ rows: Range<Int>, _ extent: ClosedRange<Int>) {
    let bins = columns[feature].bins
    histogram.removeAll(keepingCapacity: true)
    histogram.append(contentsOf: repeatElement(0, count: extent.count * classCount))
    occupied.removeAll(keepingCapacity: true)
    occupied.append(contentsOf: repeatElement(0, count: (extent.count + 63) / 64))
    for i in rows {
      let row = Int(order[i])
      let bin = Int(bins[row]) - extent.lowerBound
      histogram[bin * classCount + Int(labels[row])] += UInt32(draws[row])
      occupied[bin / 64] |= 1 << UInt64(bin % 64)
    }
  }
}
