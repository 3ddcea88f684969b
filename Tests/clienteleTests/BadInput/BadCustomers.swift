import CommandLineKit
import TestSupport

extension BadInputTests {
  static let customers: [BadInput] = [
    BadInput(
      "negative spend under a logarithm", .badData,
      says: ["logarithm of monetary", "negative for 1 of 12 customers", "net returns"]
    ) { folder in
      try folder.write(SmallInputs.recipe, to: "small.json5")
      let text = SmallInputs.shop(column: 2) { $0 % 12 == 5 ? "-4" : nil }
      return try segment(folder, text: text, ["--recipe", folder.path("small.json5")])
    },
    BadInput(
      "fewer customers than segments", .badData, says: ["12 customers", "13 segments", "--k"]
    ) {
      try segment($0, text: SmallInputs.shop, ["--k", "13"])
    },
    BadInput("one customer", .badData, says: ["1 customer is left", "2 segments"]) {
      try segment($0, text: SmallInputs.shop(column: 5) { _ in "7" })
    },
    BadInput("a constant feature", .badData, says: ["The feature Spend has one value"]) {
      try segment(
        $0, text: SmallInputs.customers(30) { _ in "5" }, ["--column", "feature=Spend"])
    },
    BadInput("an unknown feature", .usage, says: ["'recencie'", "'recency'"]) {
      try segment($0, text: SmallInputs.shop, ["--features", "recencie"])
    },
    BadInput("one segment", .usage, says: ["must be 2 or more", "it is 1"]) {
      try segment($0, text: SmallInputs.shop, ["--k", "1"])
    },
    BadInput("a reference that is no day", .usage, says: ["'yesterday'", "2011-12-10"]) {
      try segment($0, text: SmallInputs.shop, ["--reference", "yesterday"])
    },
    BadInput("a reference before the last purchase", .badData, says: ["2024-01-01", "2024-03-29"]) {
      try segment($0, text: SmallInputs.shop, ["--reference", "2024-01-01"])
    },
    BadInput("a share that is none", .usage, says: ["'contamination'", "at most 0.5"]) {
      try segment($0, text: SmallInputs.shop, ["--contamination", "3"])
    },
  ]
}
