public import Features

/// A feature as people call it and print it.
public struct FeatureWords: Sendable {
  /// The name, as in tables.
  public let name: String

  /// What it counts.
  public let kind: FeatureKind

  /// Finds the words for a feature.
  public init(name: String, kind: FeatureKind) {
    self.name = name
    self.kind = kind
  }

  /// The name as a heading, such as "Recency".
  public var title: String {
    guard let known = FeatureWords.known[name] else { return name }
    return known.title
  }

  /// The name with its unit, for an axis.
  var axis: String {
    guard let known = FeatureWords.known[name] else { return name }
    return known.unit.isEmpty ? known.title : "\(known.title) (\(known.unit))"
  }

  /// What the feature is, as a phrase.
  var meaning: String { FeatureWords.known[name]?.meaning ?? "a column of the table" }

  /// The name within a sentence.
  public var plain: String { FeatureWords.known[name]?.title.lowercased() ?? name }

  /// A value as it stands in a table.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return switch kind {
    case .days: amountText(value)
    case .count: amountText(value)
    case .money: abs(value) >= 1_000 ? decimalText(value, 0) : decimalText(value, 2)
    case .share: shareText(value)
    case .number: amountText(value)
    }
  }

  private static let known: [String: (title: String, unit: String, meaning: String)] = [
    "recency": ("Recency", "days", "days since the last purchase"),
    "frequency": ("Frequency", "invoices", "number of invoices"),
    "monetary": ("Monetary value", "", "what the customer spent"),
    "tenure": ("Tenure", "days", "days from the first to the last purchase"),
    "average_order": ("Average order", "", "spend an invoice"),
    "lines": ("Lines", "", "lines on all invoices"),
    "products": ("Products", "", "different products bought"),
    "return_share": ("Return share", "", "part of the lines that were returns"),
  ]
}

extension FeatureColumn {
  /// The feature as people call it.
  var words: FeatureWords { FeatureWords(name: name, kind: kind) }
}
