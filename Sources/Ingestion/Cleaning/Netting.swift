import Parameters

/// Returns set against sales, the latest earlier sale first.
struct Netting {
  /// A line of a customer and product that have a return.
  struct Line {
    /// The number of the customer and product.
    let pair: Int64

    /// The number of the row.
    let row: Int64

    /// How many units, or how much money, without a sign; NaN when it is not known.
    let units: Double

    /// Whether the line is a return rather than a sale.
    let isReturn: Bool
  }

  /// What is left of sales, and what was found on the way.
  struct Result {
    /// The quantity that is left of each sale that lost some, by row; zero when all is gone.
    var changes: [Int64: Double] = [:]

    /// The number of returns that undo earlier sales.
    var matched = 0

    /// The number of returns that find sales for a part.
    var partly = 0

    /// The number of returns that find no earlier sale.
    var withoutSale = 0

    fileprivate mutating func count(wanted: Double, unmet: Double) {
      if unmet == 0 {
        matched += 1
      } else if unmet < wanted {
        partly += 1
      } else {
        withoutSale += 1
      }
    }

    /// The findings as sentences.
    var notes: [String] {
      guard matched + partly + withoutSale > 0 else { return [] }
      return [
        "Of \(counted(matched + partly + withoutSale, "return")) \(grouped(matched)) undo an earlier "
          + "sale in this file, \(grouped(partly)) do in part, and \(grouped(withoutSale)) find none "
          + "(bought before, or another product)."
      ]
    }
  }

  private let lines: [Line]

  /// Prepares to net lines in the order of pair, time and row.
  init(_ lines: [Line]) { self.lines = lines }

  /// Goes through the lines once, with a stack of open sales for each pair.
  func run() -> Result {
    var result = Result()
    var open: [(row: Int64, left: Double)] = []
    var pair: Int64?
    for line in lines {
      if line.pair != pair { open.removeAll(keepingCapacity: true) }
      pair = line.pair
      guard line.isReturn else {
        if line.units > 0 { open.append((line.row, line.units)) }
        continue
      }
      let unmet = take(line.units, from: &open, &result)
      result.count(wanted: line.units, unmet: unmet)
    }
    return result
  }

  /// Takes units from the latest open sales, and returns how many found none.
  private func take(
    _ wanted: Double, from open: inout [(row: Int64, left: Double)], _ result: inout Result
  ) -> Double {
    var wanted = wanted
    while wanted > 0, let last = open.last {
      let taken = min(wanted, last.left)
      wanted = Self.rest(of: wanted, without: taken)
      let left = Self.rest(of: last.left, without: taken)
      result.changes[last.row] = left
      if left == 0 {
        open.removeLast()
      } else {
        open[open.count - 1].left = left
      }
    }
    return wanted
  }

  /// A difference; what rounding alone leaves of fractions such as 0.3 - 0.1 - 0.2 is nothing.
  private static func rest(of units: Double, without taken: Double) -> Double {
    let rest = units - taken
    return rest < 1e-9 ? 0 : rest
  }
}
