/// The Arrow types that are read, by how their values are laid out.
enum ArrowKind: Hashable {
  case null, boolean
  case signed(bytes: Int), unsigned(bytes: Int)
  case float(bytes: Int)
  case decimal(scale: Int)
  case text(offsetBytes: Int)
  case date
  case timestamp(perMicrosecond: Int, microseconds: Int)

  /// Reads a format string of the Arrow C data interface; `nil` for types that are not read.
  init?(format: String) {
    switch format {
    case "n": self = .null
    case "b": self = .boolean
    case "c": self = .signed(bytes: 1)
    case "s": self = .signed(bytes: 2)
    case "i": self = .signed(bytes: 4)
    case "l": self = .signed(bytes: 8)
    case "C": self = .unsigned(bytes: 1)
    case "S": self = .unsigned(bytes: 2)
    case "I": self = .unsigned(bytes: 4)
    case "L": self = .unsigned(bytes: 8)
    case "f": self = .float(bytes: 4)
    case "g": self = .float(bytes: 8)
    case "u", "z": self = .text(offsetBytes: 4)
    case "U", "Z": self = .text(offsetBytes: 8)
    case "tdD": self = .date
    default:
      guard let kind = Self.timestamp(format) ?? Self.decimal(format) else { return nil }
      self = kind
    }
  }

  private static func timestamp(_ format: String) -> ArrowKind? {
    if format.hasPrefix("tss:") {
      .timestamp(perMicrosecond: 1, microseconds: 1_000_000)
    } else if format.hasPrefix("tsm:") {
      .timestamp(perMicrosecond: 1, microseconds: 1_000)
    } else if format.hasPrefix("tsu:") {
      .timestamp(perMicrosecond: 1, microseconds: 1)
    } else if format.hasPrefix("tsn:") {
      .timestamp(perMicrosecond: 1_000, microseconds: 1)
    } else {
      nil
    }
  }

  private static func decimal(_ format: String) -> ArrowKind? {
    guard format.hasPrefix("d:") else { return nil }
    let parts = format.dropFirst(2).split(separator: ",").map { Int($0) }
    // A third part is the width in bits, 128 when left out.
    guard parts.count == 2 || (parts.count == 3 && parts[2] == 128), let scale = parts[1],
      scale >= 0
    else { return nil }
    return .decimal(scale: scale)
  }
}
