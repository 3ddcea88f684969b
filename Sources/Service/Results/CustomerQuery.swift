import Parameters

/// Which customers are asked for, and in which order.
struct CustomerQuery: Sendable, Hashable {
  /// How many of those that match are passed over.
  var offset = 0

  /// The most that are returned.
  var limit = 50

  /// The column to sort by, and whether the greatest comes first.
  var sort: (column: String, isDescending: Bool)? {
    get { sortColumn.map { ($0, isDescending) } }
    set { (sortColumn, isDescending) = (newValue?.column, newValue?.isDescending ?? false) }
  }

  /// What a text of the row must hold, whatever its capitals.
  var search = ""

  /// The number of the segment.
  var segment: Int?

  /// Whether they are unusual.
  var unusual: Bool?

  /// The least and greatest values of columns.
  var ranges: [Range] = []

  private var sortColumn: String?
  private var isDescending = false

  /// Bounds of one column, both included.
  struct Range: Sendable, Hashable {
    let column: String
    var least = -Double.infinity
    var greatest = Double.infinity
  }

  /// The most rows of a page.
  static let longestPage = 1_000

  /// Asks for the first customers in the order of the table.
  init() {}

  /// Reads the parameters of an address.
  ///
  /// - Throws: ``ServiceError/invalid(_:at:)`` for a value that is no number, or a negative offset.
  init(_ pairs: [(name: String, value: String)]) throws(ServiceError) {
    for (name, value) in pairs where !value.isEmpty { try read(name, value) }
  }

  private mutating func read(_ name: String, _ value: String) throws(ServiceError) {
    switch name {
    case "offset": offset = try whole(name, value, 0...Int(Int32.max))
    case "limit": limit = try whole(name, value, 1...Self.longestPage)
    case "sort":
      let isDescending = value.hasPrefix("-")
      sort = (isDescending ? String(value.dropFirst()) : value, isDescending)
    case "search": search = value
    case "segment": segment = try whole(name, value, 0...Int(Int32.max))
    case "unusual":
      guard let flag = Bool(value) else {
        throw .invalid("unusual must be true or false.", at: name)
      }
      unusual = flag
    case _ where name.hasPrefix("min."):
      bound(name, try number(name, value)) { $0.least = $1 }
    case _ where name.hasPrefix("max."):
      bound(name, try number(name, value)) { $0.greatest = $1 }
    default: break
    }
  }

  private mutating func bound(
    _ name: String, _ value: Double, _ change: (inout Range, Double) -> Void
  ) {
    let column = String(name.dropFirst(4))
    if let place = ranges.firstIndex(where: { $0.column == column }) {
      change(&ranges[place], value)
    } else {
      var range = Range(column: column)
      change(&range, value)
      ranges.append(range)
    }
  }
}

/// Reads a whole number within bounds.
func whole(_ name: String, _ value: String, _ allowed: ClosedRange<Int>) throws(ServiceError) -> Int
{
  guard let number = Int(value), allowed.contains(number) else {
    throw .invalid(
      "\(name) must be a whole number from \(allowed.lowerBound) to \(allowed.upperBound).",
      at: name)
  }
  return number
}

private func number(_ name: String, _ value: String) throws(ServiceError) -> Double {
  guard let number = Double(value), number.isFinite else {
    throw .invalid("\(name) must be a number.", at: name)
  }
  return number
}
