import CommandLineKit
import TestSupport

extension BadInputTests {
  static let recipes: [BadInput] = [
    BadInput("an unknown recipe", .usage, says: ["'retial'", "'retail'"]) {
      try segment($0, text: SmallInputs.shop, ["--recipe", "retial"])
    },
    BadInput("a missing recipe", .noFile, says: ["none.json5"]) {
      try segment($0, text: SmallInputs.shop, ["--recipe", $0.path("none.json5")])
    },
    BadInput("an unknown key", .badData, says: ["'clusers' in clustering", "'clusters'"]) {
      try $0.write("{ clustering: { clusers: 4 } }", to: "mine.json5")
      return try segment($0, text: SmallInputs.shop, ["--recipe", $0.path("mine.json5")])
    },
    BadInput("a recipe that is no JSON5", .badData, says: ["mine.json5", "not valid JSON5"]) {
      try $0.write("{ clustering: { clusters: 4 }", to: "mine.json5")
      return ["recipe", "check", $0.path("mine.json5")]
    },
  ]

  static let models: [BadInput] = [
    model("a model that is missing", .noFile, says: ["no such file"]) { _ in nil },
    model("a model that is no JSON", .badData, says: ["is not a model"]) { _ in "hello" },
    model("a model that is another JSON", .badData, says: ["clientele-model"]) { _ in "{}" },
    model("a model that was cut off", .badData, says: ["cut off"]) { String($0.dropLast(99)) },
    model("a model that was changed", .badData, says: ["damaged", "checksum"]) {
      $0.replacing("\"inertia\":", with: "\"inertia\":1")
    },
    model("a newer model", .badData, says: ["of version 2", "newer program"]) {
      $0.replacing("\"version\":1}\n", with: "\"version\":2}\n")
    },
    model("a model of version 0", .badData, says: ["no version 0"]) {
      $0.replacing("\"version\":1}\n", with: "\"version\":0}\n")
    },
    model("a feature too few", .usage, says: ["needs monetary", "recency, frequency"], [:]) { $0 },
    model("a feature too many", .usage, says: ["no feature 'age'"], ["monetary": "9", "age": "3"]) {
      $0
    },
    model("a negative feature", .badData, says: ["monetary", "negative"], ["monetary": "-9"]) {
      $0
    },
    model("a feature that is no number", .usage, says: ["must be a number"], ["monetary": "nan"]) {
      $0
    },
    BadInput("a model for other features", .badData, says: ["made from transactions"]) { folder in
      try folder.write(try SmallInputs.model.get(), to: "model.json")
      try folder.write(SmallInputs.customers(30) { "\($0 * 37 % 90)" }, to: "more.csv")
      return [
        "score", "--model", folder.path("model.json"), folder.path("more.csv"), "-o",
        folder.path("out.csv"),
      ]
    },
  ]

  /// A prediction with a model that is spoilt, or with features that do not fit.
  private static func model(
    _ name: String, _ exitCode: ExitCode, says: [String],
    _ features: [String: String] = ["monetary": "90"],
    _ spoil: @escaping @Sendable (String) -> String?
  ) -> BadInput {
    BadInput(name, exitCode, says: says) { folder in
      if let text = spoil(try SmallInputs.model.get()) { try folder.write(text, to: "model.json") }
      var words = ["predict", "--model", folder.path("model.json")]
      words += ["--recency", "3", "--frequency", "2"]
      for (name, value) in features.sorted(by: { $0.key < $1.key }) {
        words += name == "monetary" ? ["--monetary=\(value)"] : ["--feature", "\(name)=\(value)"]
      }
      return words
    }
  }
}
