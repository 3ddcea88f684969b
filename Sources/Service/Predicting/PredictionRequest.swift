import Features
import Numeric
import Parameters
import Studies

/// The customers that somebody asks about: one as a plain object of features and categories, or many.
struct PredictionRequest: Sendable {
  /// The features and categories of each customer, by name.
  let customers: [[String: CustomerValue]]

  /// Whether many were asked about, so that the answer is a list.
  let isList: Bool

  /// The most customers of one request.
  static let most = 10_000
}

extension PredictionRequest: Decodable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    isList = container.contains(Key(stringValue: "customers"))
    customers =
      isList
      ? try container.decode([[String: CustomerValue]].self, forKey: Key(stringValue: "customers"))
      : [try decoder.singleValueContainer().decode([String: CustomerValue].self)]
  }
}

extension PredictionRequest {
  /// Asks a model about the customers.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - names: The names that people gave to segments.
  ///   - explained: Whether each answer tells what speaks for the segment.
  /// - Returns: An answer for each customer, in order.
  /// - Throws: ``ServiceError/invalid(_:at:)`` for a feature that is missing, unknown or not
  ///   allowed, or too many customers.
  func answers(
    of model: Model, names: [Int: String], explained: Bool
  ) throws(ServiceError) -> [PredictionAnswer] {
    guard customers.count <= Self.most else {
      throw .invalid(
        "At most \(Self.most) customers can be asked about at once; send a file to score instead.",
        at: "customers")
    }
    guard !customers.isEmpty else { return [] }
    var rows: [[Double]] = []
    for (place, customer) in customers.enumerated() {
      rows.append(try row(customer, model, isList ? "customers.\(place)." : ""))
    }
    let words = (model.categories ?? []).map { known in
      customers.map { $0[known.name]?.word }
    }
    do {
      let matrix = try Matrix(
        columns: model.features.indices.map { feature in rows.map { $0[feature] } })
      var predictions = try model.predictions(for: matrix, categories: words)
      for place in predictions.indices where explained {
        predictions[place].because = try model.reasons(
          for: rows[place], categories: words.map { $0[place] })
      }
      return zip(predictions, rows).map {
        PredictionAnswer($0, model, row: $1, names: names)
      }
    } catch { throw .invalid("\(error)", at: isList ? "customers" : nil) }
  }

  private func row(
    _ customer: [String: CustomerValue], _ model: Model, _ place: String
  ) throws(ServiceError) -> [Double] {
    let known = model.inputNames
    if customer.count != known.count || !known.allSatisfy({ customer[$0] != nil }) {
      if let unknown = customer.keys.sorted().first(where: { !known.contains($0) }) {
        throw .invalid(
          "The model has no feature '\(unknown)'\(suggestion(for: unknown, among: known)).",
          at: place + unknown)
      }
      let missing = known.first { customer[$0] == nil } ?? ""
      throw .invalid(
        "The model needs \(missing); it needs \(known.joined(separator: ", ")).",
        at: place + missing)
    }
    var row: [Double] = []
    for feature in model.features {
      guard let number = customer[feature.name]?.number else {
        throw .invalid("\(feature.name) must be a number.", at: place + feature.name)
      }
      row.append(number)
    }
    return row
  }
}
