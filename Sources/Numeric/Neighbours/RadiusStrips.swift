/// Rows arranged so that those within a distance of each other are found quickly.
///
/// The widest feature runs along strips, which the next two cut out, a little wider than the radius;
/// within a strip rows stand in the order of the feature along it. Rows that may be near are then
/// windows of the strips that touch. With more features than three strips tell less and less, and
/// the search slowly becomes a comparison of all pairs. Equal rows are one.
struct RadiusStrips: Sendable {
  /// The different rows.
  let points: StripPoints

  /// The row at which each of them first appears.
  let first: [Int32]

  /// How many rows each stands for.
  let weights: [Double]

  /// Which of them each row is.
  let place: [Int32]

  /// The squared radius.
  let squaredRadius: Double

  /// The feature that runs along the strips, and how far rows within the radius are apart along it.
  let along: Int
  let reach: Double

  /// The strips that touch each one, itself among them.
  let touching: TouchingStrips

  /// Arranges the rows of a matrix.
  ///
  /// - Complexity: O(`n` · `d`), and O(`n` log `n` · `d`) where many rows share a place.
  /// - Precondition: There is a feature, values are finite, and the radius is above 0.
  init(_ rows: Matrix, radius: Double) {
    let keys = StripKeys(rows, radius: radius)
    let order = StripOrder(rows, keys)
    var (strips, starts): ([Int], [Int]) = ([], [])
    for (place, strip) in order.strips.enumerated() where strips.last != strip {
      strips.append(strip)
      starts.append(place)
    }
    points = StripPoints(rows, order: order.first, starts: starts + [order.first.count])
    (first, place) = (order.first, order.place)
    weights = order.counts.map(Double.init)
    squaredRadius = radius * radius
    along = keys.along
    // A little more, so that rounding loses none.
    reach = radius * (1 + 0x1p-20)
    touching = TouchingStrips(strips, steps: keys.steps)
  }
}
