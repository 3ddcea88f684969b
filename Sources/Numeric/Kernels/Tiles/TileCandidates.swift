/// The centres that may be the nearest to some row of a box.
///
/// One centre, the nearest to the middle of the box, is compared with each of the others: where the
/// corner of the box that lies farthest in the direction of the other is still nearer to the first,
/// no row of the box is nearest to the other.
///
/// > D. Pelleg, A. Moore. "Accelerating exact k-means algorithms with geometric reasoning." *KDD*
/// > 1999, doi:[10.1145/312129.312248](https://doi.org/10.1145/312129.312248)
/// >
/// > T. Kanungo et al. "An efficient k-means clustering algorithm." *IEEE Trans. Pattern Analysis and
/// > Machine Intelligence* 24 (7), 2002, doi:[10.1109/TPAMI.2002.1017616](https://doi.org/10.1109/TPAMI.2002.1017616)
struct TileCandidates {
  /// The numbers of the centres, ascending.
  private(set) var numbers: [Int]

  /// How many of them count.
  private(set) var count: Int

  /// Takes all of some centres.
  init(allOf centres: Int) {
    numbers = Array(0..<centres)
    count = centres
  }

  /// Returns a candidate.
  @inline(__always)
  subscript(place: Int) -> Int {
    // Safe: callers count up to `count`, which is never more than there are numbers.
    unsafe numbers.span[unchecked: place]
  }

  /// Keeps those of some candidates that may be the nearest to a row of a box.
  ///
  /// A candidate goes only if it is farther by more than what rounding may do to the computed
  /// distances of any row, so labels are those of a search of all centres, with the same ties.
  ///
  /// - Parameters:
  ///   - others: What is chosen from.
  ///   - boxes: Boxes, as ``Tiles`` keeps them.
  ///   - box: The number of the box.
  ///   - centres: The coordinates of the centres.
  ///   - width: The number of features.
  @inline(__always)
  mutating func keep(
    from others: borrowing TileCandidates, for boxes: Span<Double>, _ box: Int,
    _ centres: Span<Double>, _ width: some FeatureWidth
  ) {
    let features = width.count
    let low = box &* 3 &* features
    let high = low &+ features
    let owner = others.nearestToMiddle(boxes, low, high, centres, features)
    let first = owner &* features
    var farthest = 0.0
    for feature in 0..<features {
      // Safe here and below: a box has three numbers and a centre one number a feature.
      let centre = unsafe centres[unchecked: first &+ feature]
      let below = unsafe centre - boxes[unchecked: low &+ feature]
      let above = unsafe centre - boxes[unchecked: high &+ feature]
      farthest += max(below * below, above * above)
    }
    // Computed distances and the test below are off by less than 2⁻⁴⁷ of the distances to both
    // centres; the smallest number stands for products that are too small to be rounded so well.
    let margin = farthest * 0x1p-42 + 0x1p-960
    var kept = 0
    var list = numbers.mutableSpan
    for place in 0..<others.count {
      let other = others[place]
      let second = other &* features
      var advance = 0.0
      for feature in 0..<features {
        let a = unsafe centres[unchecked: first &+ feature]
        let b = unsafe centres[unchecked: second &+ feature]
        let least = unsafe boxes[unchecked: low &+ feature]
        let greatest = unsafe boxes[unchecked: high &+ feature]
        let end = b > a ? greatest : least
        advance += (b - a) * ((b - end) + (a - end))
      }
      // Written so that a number that is no number keeps the candidate.
      let goes = advance > margin && other != owner
      // Safe: no more are kept than there are.
      unsafe list[unchecked: kept] = other
      kept &+= goes ? 0 : 1
    }
    count = kept
  }

  @inline(__always)
  private func nearestToMiddle(
    _ boxes: Span<Double>, _ low: Int, _ high: Int, _ centres: Span<Double>, _ features: Int
  ) -> Int {
    var nearest = self[0]
    var best = Double.infinity
    for place in 0..<count {
      let centre = self[place]
      var distance = 0.0
      for feature in 0..<features {
        // Safe: as in `keep`.
        let least = unsafe boxes[unchecked: low &+ feature]
        let greatest = unsafe boxes[unchecked: high &+ feature]
        let value = unsafe centres[unchecked: centre &* features &+ feature]
        let difference = least * 0.5 + greatest * 0.5 - value
        distance += difference * difference
      }
      if distance < best { (nearest, best) = (centre, distance) }
    }
    return nearest
  }
}
