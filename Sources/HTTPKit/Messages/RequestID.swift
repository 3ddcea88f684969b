import Synchronization

/// A number that a request, its response and its line in the log share.
public struct RequestID: RawRepresentable, Hashable, Sendable {
  /// The number.
  public let rawValue: UInt64

  /// Creates an id from its number.
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}

extension RequestID: CustomStringConvertible {
  /// The number as 16 hexadecimal digits.
  public var description: String { String(decoding: digits, as: UTF8.self) }

  /// The ASCII digits of the number.
  var digits: [UInt8] {
    (0..<16).map { i in
      let digit = UInt8(truncatingIfNeeded: rawValue >> (60 - 4 * UInt64(i)) & 15)
      return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }
  }
}

/// Hands out ids that are distinct within a server and, all but surely, between its runs.
final class RequestIDs: Sendable {
  private let next: Atomic<UInt64>

  /// Starts at a random number.
  init() { next = Atomic(UInt64.random(in: 0 ... .max)) }

  /// Returns another id.
  ///
  /// The counter is scrambled (a bijection), so ids do not tell how many
  /// requests there were.
  func make() -> RequestID {
    var value = next.wrappingAdd(1, ordering: .relaxed).newValue
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return RequestID(rawValue: value ^ value >> 31)
  }
}
