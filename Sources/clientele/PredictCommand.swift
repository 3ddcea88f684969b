import CommandLineKit
import Detection
import Features
import FoundationEssentials
import Numeric
import Studies

/// Scores one customer from numbers on the command line.
enum PredictCommand: Command {
  static let configuration = CommandConfiguration(
    name: "predict", summary: "Says where one customer belongs, from a model and their numbers.",
    discussion: """
      The model is the model.json that 'segment' wrote. It tells which features it needs; those of \
      recency, frequency and monetary have options of their own, all others are given by --feature, \
      and categories by --category; an empty value is a missing one.
      """,
    examples: [
      CommandExample(
        "clientele predict --model out/model.json --recency 12 --frequency 5 --monetary 900",
        "segment, distance, second best, and whether the customer is unusual"),
      CommandExample(
        "clientele predict --model out/model.json --feature \"Annual Income (k$)=80\" "
          + "--feature \"Spending Score (1-100)=20\"", "a model of a customer table"),
      CommandExample(
        "clientele predict --model out/model.json --feature Income=58000 --category Education=PhD",
        "a model of customers that were grouped by a category too"),
    ])

  static let model = Option<String>(
    "model", short: "m", placeholder: "FILE", completion: .files(["json"]),
    help: "the model that 'segment' wrote")
  static let recency = Option<Double?>(
    "recency", placeholder: "DAYS", help: "days since the last purchase")
  static let frequency = Option<Double?>("frequency", placeholder: "N", help: "number of invoices")
  static let monetary = Option<Double?>("monetary", placeholder: "MONEY", help: "money spent")
  static let feature = Option<[String]>(
    "feature", placeholder: "NAME=NUMBER", help: "another feature; give it again for each")
  static let category = Option<[String]>(
    "category", placeholder: "NAME=VALUE", help: "a category; give it again for each")
  static let json = Flag("json", help: "print the result as JSON")

  static var arguments: [any ArgumentKey] {
    [model, recency, frequency, monetary, feature, category, json]
  }

  static func run(_ values: ParsedValues, in environment: Environment) async throws {
    let learned = try Model(path: values[model])
    let row = try row(for: learned, try given(values))
    let given = try words(for: learned, try givenWords(values))
    let predictions = try learned.predictions(
      for: try Matrix(columns: row.map { [$0] }), categories: given)
    guard var prediction = predictions.first else { return }
    prediction.because = try learned.reasons(for: row, categories: given.map { $0[0] })
    if values[json] {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      environment.print(String(decoding: try encoder.encode(prediction), as: UTF8.self))
    } else {
      for line in lines(prediction) { environment.print(line) }
    }
  }

  /// The features that were typed, by name.
  private static func given(_ values: ParsedValues) throws(UsageError) -> [String: Double] {
    var given: [String: Double] = [:]
    given["recency"] = values[recency]
    given["frequency"] = values[frequency]
    given["monetary"] = values[monetary]
    for text in values[feature] {
      let parts = text.split(separator: "=").map(String.init)
      guard parts.count >= 2, let number = Double(parts.last ?? "") else {
        throw .badValue(argument: "--feature", text: text, expected: "a name, =, and a number")
      }
      given[parts.dropLast().joined(separator: "=")] = number
    }
    return given
  }

  /// The categories that were typed, by name.
  private static func givenWords(_ values: ParsedValues) throws(UsageError) -> [String: String] {
    var given: [String: String] = [:]
    for text in values[category] {
      guard let mark = text.firstIndex(of: "="), mark > text.startIndex else {
        throw .badValue(argument: "--category", text: text, expected: "a name, =, and a value")
      }
      given[String(text[..<mark])] = String(text[text.index(after: mark)...])
    }
    return given
  }

  /// The categories of the model in its order, each for one customer.
  private static func words(
    for model: Model, _ given: [String: String]
  ) throws(ModelError) -> [[String?]] {
    let names = (model.categories ?? []).map(\.name)
    if let unknown = given.keys.sorted().first(where: { !names.contains($0) }) {
      throw .unknownFeature(unknown, known: model.inputNames)
    }
    var words: [[String?]] = []
    for name in names {
      guard let value = given[name] else {
        throw .missingFeature(name, needed: model.inputNames)
      }
      words.append([value.isEmpty ? nil : value])
    }
    return words
  }

  /// The features of the model in its order.
  private static func row(
    for model: Model, _ given: [String: Double]
  ) throws(ModelError) -> [Double] {
    let names = model.features.map(\.name)
    if let unknown = given.keys.sorted().first(where: { !names.contains($0) }) {
      throw .unknownFeature(unknown, known: model.inputNames)
    }
    var row: [Double] = []
    for name in names {
      guard let value = given[name] else {
        throw .missingFeature(name, needed: model.inputNames)
      }
      row.append(value)
    }
    return row
  }

  private static func sureness(_ confidence: Double) -> String {
    "The verdict would be the same by \(Int((confidence * 100).rounded())) % of other samples of "
      + "customers"
  }

  private static func lines(_ prediction: Prediction) -> [String] {
    var lines = ["Segment \(prediction.segment): \(prediction.name)"]
    lines.append("Action: \(prediction.action)")
    if let distance = prediction.distance {
      lines.append("Distance to its middle: \(rounded(distance))")
    }
    if let second = prediction.secondName, let distance = prediction.secondDistance {
      lines.append("Second best: \(second), distance \(rounded(distance))")
    }
    let because = (prediction.because ?? []).filter { $0.share > 0.1 }
    if !because.isEmpty {
      let parts = because.map { "\($0.name) \(Int(($0.share * 100).rounded())) %" }
      lines.append("Why not the second best: \(parts.joined(separator: ", "))")
    }
    if let clearness = prediction.clearness {
      lines.append(
        "Clearness: \(Int((clearness * 100).rounded())) % (0 halfway to the second best, 100 at the "
          + "middle; no probability)")
    }
    if let isUnusual = prediction.isUnusual {
      let why = isUnusual ? ": \(sentence(of: prediction.reasons))" : ""
      lines.append("Unusual: \(isUnusual ? "yes" : "no")\(why)")
      lines += prediction.unusualConfidence.map { ["  \(sureness($0))"] } ?? []
    }
    if !prediction.outsideRange.isEmpty {
      lines.append(
        "Outside the range of the customers the model knows: "
          + prediction.outsideRange.joined(separator: ", "))
    }
    if !prediction.unlikeStudy.isEmpty {
      lines.append(
        "Nobody in the study stuck out like this (\(prediction.unlikeStudy.joined(separator: ", "))), "
          + "so the segment is the nearest there is")
    }
    return lines
  }

  private static func rounded(_ value: Double) -> String { "\((value * 1_000).rounded() / 1_000)" }
}
