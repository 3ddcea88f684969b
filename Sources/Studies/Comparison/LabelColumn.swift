import Detection
import Features
import Parameters

/// The column of a customer table that says which customers are known to be unusual.
struct LabelColumn {
  /// What is known of each customer.
  let labels: KnownLabels

  /// What a reader should know, as sentences.
  let notes: [String]

  /// The words for unusual and for usual, in small letters.
  private static let words: [String: Bool] = [
    "1": true, "1.0": true, "true": true, "yes": true,
    "0": false, "0.0": false, "false": false, "no": false,
  ]

  /// Reads what is known: 1, true or yes; 0, false or no; everything else is not known.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - customers: The customers with their categories, of which it is one.
  /// - Throws: ``StudyError/unknownLabels(_:known:)`` when there is no such column.
  init(_ column: String, of customers: CustomerTable) throws(StudyError) {
    guard let found = customers.categories.first(where: { $0.name == column }) else {
      throw .unknownLabels(column, known: customers.categories.map(\.name))
    }
    labels = KnownLabels(found.values.map { $0.flatMap { Self.words[$0.lowercased()] } })
    let others = found.values.count { $0 != nil } - labels.count
    notes =
      others == 0
      ? []
      : [
        "\(counted(others, "value")) of the labels '\(column)' \(others == 1 ? "is" : "are") neither "
          + "1, true, yes nor 0, false, no, and \(others == 1 ? "counts" : "count") as not known."
      ]
  }
}

extension Recipe {
  /// What is known of customers by the column of labels; `nil` when the recipe names none.
  ///
  /// - Throws: ``StudyError/unknownLabels(_:known:)``.
  func labels(of customers: CustomerTable) throws(StudyError) -> LabelColumn? {
    guard let column = unusual?.labels else { return nil }
    return try LabelColumn(column, of: customers)
  }
}
