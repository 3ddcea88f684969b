import Ingestion
import Studies
import Testing

/// The file of a small model, to spoil.
enum SmallModel {
  /// The text, a few kilobytes long.
  static func text() throws -> String { try #require(try made.get()) }

  private static let made = Result { try study(table, by: recipe).model?.json() }

  /// Two groups, and two customers far from both.
  private static let table = customers(40) { row in
    let group = Double(row % 2)
    return (20 + group * 30 + Double(row % 7), row > 37 ? 5_000 : 100 + group * 300 + Double(row))
  }

  private static let recipe = """
    {
      name: "small",
      customers: { features: ["Age", "Spend"] },
      extremes: { handling: "set-apart", features: ["Spend"] },
      transforms: [{ transform: "standardise" }],
      clustering: { clusters: 2 },
      drivers: { trees: 1 },
      unusual: { parameters: { trees: 2, sample: 8 } },
    }
    """

  /// The text with a part replaced, and a checksum that fits what it says now.
  ///
  /// - Throws: When the part is not there, or not written as the program writes it.
  static func signed(replacing part: String, with other: String) throws -> String {
    let text = try text()
    let start = try #require(text.firstRange(of: "\"model\":")).upperBound
    let tail = ",\"version\":1}\n"
    try #require(text.hasSuffix(tail))
    let model = String(text[start...].dropLast(tail.count))
    try #require(model.contains(part), "there is no \(part) in the model")
    let changed = model.replacing(part, with: other, maxReplacements: 1)
    return text.replacing(model, with: changed)
      .replacing(sha256(of: model), with: sha256(of: changed))
  }
}
