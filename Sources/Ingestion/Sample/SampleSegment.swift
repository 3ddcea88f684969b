/// A kind of customer, planted so that a study can be compared with the truth.
public enum SampleSegment: String, Sendable, CaseIterable {
  /// Buys often, much, and lately.
  case champion

  /// Buys every month or two.
  case regular

  /// Came in the last two months.
  case new

  /// Was a regular, and has been away for some months.
  case lapsing

  /// Bought a little long ago.
  case lost

  /// Bought once.
  case oneOff = "one-off"

  /// Buys for a business, in bulk.
  case wholesaler
}

/// How one kind of customer buys.
///
/// Days are counted back from the last day of a shop open a year; those of a younger or older shop
/// are scaled.
struct SampleBehaviour {
  /// Part of all customers.
  let share: Double

  /// Orders in a year.
  let orders: ClosedRange<Int>

  /// How many days ago the first order was.
  let firstAgo: ClosedRange<Double>

  /// How many days ago the last order was.
  let lastAgo: ClosedRange<Double>

  /// Lines of an order.
  let lines: ClosedRange<Int>

  /// Units are so many times what a household buys.
  let bulk: Int

  /// Part of the orders of which something comes back.
  let returns: Double
}

extension SampleSegment {
  /// How customers of this kind buy.
  var behaviour: SampleBehaviour {
    switch self {
    case .champion:
      SampleBehaviour(
        share: 0.06, orders: 14...28, firstAgo: 320...364, lastAgo: 0...12, lines: 6...14,
        bulk: 2, returns: 0.12)
    case .regular:
      SampleBehaviour(
        share: 0.24, orders: 4...8, firstAgo: 250...360, lastAgo: 3...40, lines: 4...9, bulk: 1,
        returns: 0.08)
    case .new:
      SampleBehaviour(
        share: 0.12, orders: 1...3, firstAgo: 20...60, lastAgo: 1...20, lines: 3...7, bulk: 1,
        returns: 0.04)
    case .lapsing:
      SampleBehaviour(
        share: 0.14, orders: 3...6, firstAgo: 250...360, lastAgo: 90...150, lines: 3...8, bulk: 1,
        returns: 0.06)
    case .lost:
      SampleBehaviour(
        share: 0.20, orders: 1...3, firstAgo: 290...360, lastAgo: 230...290, lines: 2...6, bulk: 1,
        returns: 0.05)
    case .oneOff:
      SampleBehaviour(
        share: 0.20, orders: 1...1, firstAgo: 60...230, lastAgo: 60...230, lines: 2...8, bulk: 1,
        returns: 0.05)
    case .wholesaler:
      SampleBehaviour(
        share: 0.04, orders: 8...16, firstAgo: 300...360, lastAgo: 1...25, lines: 5...12, bulk: 24,
        returns: 0.06)
    }
  }
}
