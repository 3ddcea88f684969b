import Tabular

/// One column of the table of customers, in memory.
struct CustomerCells: Sendable {
  /// Its head.
  let head: CustomerColumnHead

  /// Its values.
  let values: Values

  /// The values of a column.
  enum Values: Sendable {
    /// Numbers; NaN where they are missing.
    case numbers([Double])

    /// Yes or no.
    case flags([Bool])

    /// Texts, and the same in small letters to search in.
    case texts(TextValues, folded: TextValues)
  }

  /// The cell of a row, as it is sent.
  func cell(_ row: Int) -> CustomerCell {
    switch values {
    case .numbers(let values): values[row].isFinite ? .number(values[row]) : .nothing
    case .flags(let values): .flag(values[row])
    case .texts(let values, _): .text(values[row])
    }
  }

  /// The numbers, when the column holds such.
  var numbers: [Double]? { if case .numbers(let values) = values { values } else { nil } }

  /// The texts, when the column holds such.
  var texts: TextValues? { if case .texts(let values, _) = values { values } else { nil } }

  /// The rows by rising value; what is missing comes last, equal ones in their order.
  func ascending() -> [Int32] {
    switch values {
    case .numbers(let values):
      let keys = values.map { $0.isNaN ? Double.infinity : $0 }
      return rows(keys.count) { (keys[$0], $0) < (keys[$1], $1) }
    case .flags(let values):
      return rows(values.count) { (values[$0] ? 1 : 0, $0) < (values[$1] ? 1 : 0, $1) }
    case .texts(let texts, let folded):
      let keys = (0..<texts.count).map { sortKey(folded, $0) }
      return rows(keys.count) { left, right in
        if keys[left] != keys[right] { return keys[left] < keys[right] }
        let order = compare(folded, left, right)
        return order == 0 ? left < right : order < 0
      }
    }
  }

  private func rows(_ count: Int, _ precedes: (Int, Int) -> Bool) -> [Int32] {
    (0..<count).sorted(by: precedes).map { Int32($0) }
  }
}

/// A cell of the table of customers.
enum CustomerCell: Encodable, Sendable, Hashable {
  case number(Double)
  case flag(Bool)
  case text(String)
  case nothing

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let value): try container.encode(value)
    case .flag(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    case .nothing: try container.encodeNil()
    }
  }
}

/// Whole numbers sort as numbers and before texts; of texts the first eight bytes.
private func sortKey(_ texts: TextValues, _ row: Int) -> SortKey {
  let bytes = texts.bytes[texts.offsets[row]..<texts.offsets[row + 1]]
  if (1...18).contains(bytes.count), bytes.allSatisfy({ (48...57).contains($0) }) {
    return SortKey(kind: 0, value: bytes.reduce(0) { $0 * 10 + UInt64($1 - 48) })
  }
  let first = bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  return SortKey(kind: bytes.isEmpty ? 2 : 1, value: first << (8 * UInt64(8 - min(8, bytes.count))))
}

private struct SortKey: Comparable {
  let kind: UInt8
  let value: UInt64

  static func < (left: SortKey, right: SortKey) -> Bool {
    (left.kind, left.value) < (right.kind, right.value)
  }
}

private func compare(_ texts: TextValues, _ left: Int, _ right: Int) -> Int {
  let a = texts.bytes[texts.offsets[left]..<texts.offsets[left + 1]]
  let b = texts.bytes[texts.offsets[right]..<texts.offsets[right + 1]]
  if a.elementsEqual(b) { return 0 }
  return a.lexicographicallyPrecedes(b) ? -1 : 1
}
