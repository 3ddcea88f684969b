import Engine
import Tabular

/// Keeps rows of some days.
public struct DatesRule: CleaningRule {
  public static let identifier = "dates"
  public static let summary = "Keeps rows from the day `from` to the day `to`, both included."
  public static let keys = ["from", "to"]

  /// The first day, such as `2011-01-01`; no bound when `nil`.
  public var from: String?

  /// The last day, such as `2011-12-31`; no bound when `nil`.
  public var to: String?

  /// Creates the rule.
  public init(from: String? = nil, to: String? = nil) {
    self.from = from
    self.to = to
  }

  public var words: String {
    "only rows \(from.map { "from \($0) " } ?? "")\(to.map { "to \($0) " } ?? "")are kept"
  }
  public var needs: [ColumnRole] { [.date] }

  public var effect: RuleEffect {
    let date = Expression.column("date")
    var condition = !Expression.isMissing(date)
    if let start = from.flatMap({ WallClock($0)?.microseconds }) {
      condition = condition && date >= .timestamp(start)
    }
    if let end = to.flatMap({ WallClock($0)?.microseconds }) {
      condition = condition && date < .timestamp(end + WallClock.day)
    }
    return .keep(condition)
  }

  public func validate() throws(IngestionError) {
    for day in [from, to] {
      guard let day, WallClock(day) == nil else { continue }
      throw .badRule(rule: Self.identifier, reason: "'\(day)' is no date such as 2011-12-31")
    }
    guard let from, let to, let start = WallClock(from), let end = WallClock(to),
      start.microseconds > end.microseconds
    else { return }
    throw .badRule(
      rule: Self.identifier, reason: "`from`, \(from), must not lie after `to`, \(to)")
  }
}
