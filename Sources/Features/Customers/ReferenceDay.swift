public import Ingestion
import Tabular

/// The moment that recency counts to.
public enum ReferenceDay: Sendable, Hashable {
  /// The last purchase of all, plus one day: nobody has a recency of zero.
  case dayAfterLast

  /// The last purchase of all.
  case last

  /// A moment of a person's choice, in microseconds since 1970.
  case moment(Int64)

  /// A moment, or the last purchase of all, plus one day, where that is later.
  case atLeast(Int64)

  /// Reads `last+1`, `last`, or a date such as `2011-12-10`.
  ///
  /// - Throws: `IngestionError` for anything else.
  public init(_ text: String) throws(IngestionError) {
    switch text {
    case "last+1": self = .dayAfterLast
    case "last": self = .last
    default:
      guard let moment = WallClock(text) else { throw .badReference(text) }
      self = .moment(moment.microseconds)
    }
  }

  /// The moment, given the last purchase of all, in microseconds since 1970.
  ///
  /// - Throws: `IngestionError` when it lies before the last purchase.
  func moment(last: Int64) throws(IngestionError) -> Int64 {
    switch self {
    case .dayAfterLast: return last + WallClock.day
    case .last: return last
    case .atLeast(let moment): return last <= moment ? moment : last + WallClock.day
    case .moment(let moment):
      guard moment >= last else {
        throw .earlyReference(
          WallClock(microseconds: moment).text, last: WallClock(microseconds: last).text)
      }
      return moment
    }
  }
}
