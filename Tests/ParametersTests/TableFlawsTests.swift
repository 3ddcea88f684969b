import Parameters
import TestSupport
import Testing

/// The check that every room runs on its methods finds what it is there for.
@Suite("Flaws of a table")
struct TableFlawsTests {
  @Test("are none in a consistent table")
  func none() { #expect(tableFlaws(of: Oven.self).isEmpty) }

  @Test("are all found")
  func all() {
    #expect(
      tableFlaws(of: BadOven.self) == [
        "The parameter 'maxHeat' of bad_oven must be a number, from 0.0 to 100.0, but it is 180.",
        "a name stands twice among [\"n\", \"n\", \"maxHeat\"]", "JSON has other names",
        "'bad_oven' is no identifier", "'bakes' is no sentence", "'n' is no whole word",
        "'How long.' is no phrase", "'n' is no whole word", "'maxHeat' is no whole word",
        "'' is no phrase",
      ])
  }
}

/// A method whose table is wrong in every way.
private struct BadOven: Parameterized {
  var minutes = 30
  var heat = 180.0
  var forgotten = 1

  static let identifier = "bad_oven"
  static let summary = "bakes"
  static let parameters: [Parameter<Self>] = [
    .integer("n", \.minutes, .atLeast(1), "How long."),
    .integer("n", \.minutes, .atLeast(1), "how long"),
    .number("maxHeat", \.heat, .between(0, 100), ""),
  ]
}
