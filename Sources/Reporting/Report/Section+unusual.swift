import Detection
import Features
import Segments
import Studies

extension Section {
  /// Customers that stand out, and why.
  static func unusual(_ result: StudyResult) -> Section? {
    guard let unusual = result.unusual else { return nil }
    let features = result.features.compactMap { result.customers.feature($0) }
    let charts = Chart.unusual(
      unusual, features: features, identifiers: result.customers.identifiers)
    let count = unusual.ranked.count
    let rules = Chart.rules(unusual.sensitivity, of: unusual.scores, "Customers")
    return Section(
      identifier: "unusual", title: "Unusual customers",
      body: """
        <p>\(counted(count, "customer")) of \(wholeText(unusual.scores.count)) stand out. They were \
        found by \(methodTitle(unusual.method)); the rule: \(unusual.rule.description). Unusual \
        is not wrong: look at each before deciding.</p>
        \(accuracy(unusual, result))\(count == 0 ? .empty : HTML.figures(charts))\
        \(Self.rules(unusual.sensitivity, of: unusual.scores, rules))\
        \(top(unusual, result))
        """, charts: (count == 0 ? [] : charts) + [rules])
  }

  /// What labels say of the scores; without them nothing says how right they are.
  private static func accuracy(_ unusual: UnusualCustomers, _ result: StudyResult) -> HTML {
    guard let found = unusual.accuracy, let column = result.recipe.unusual?.labels else {
      return .empty
    }
    let measures = [
      ("ROC-AUC", found.areaUnderROC), ("Average precision", found.averagePrecision),
      ("Precision at \(wholeText(found.unusual))", found.precisionAtCount),
    ]
    return """
      <p>By the labels in “\(column)”, \(wholeText(found.unusual)) customers are unusual and \
      \(wholeText(found.usual)) usual. The detector did not see them.</p>
      \(HTML.table("How well labels and scores agree",
        [.words("Measure"), .number("Value"), .number("From"), .number("To")],
        measures.map { name, found in
          [.text(name)] + [found.value, found.low, found.high].map { .text(decimalText($0, 3)) }
        }))
      """
  }

  private static func top(_ unusual: UnusualCustomers, _ result: StudyResult) -> HTML {
    let ranked = unusual.ranked.prefix(50)
    guard !ranked.isEmpty else { return .empty }
    let rows = ranked.map { row -> [HTML] in
      let segment =
        result.segmentOfCustomer.indices.contains(row)
        ? result.segments[result.segmentOfCustomer[row]].name : ""
      return [
        .text(result.customers.identifiers[row]), .text(decimalText(unusual.scores[row], 3)),
        .text(decimalText(unusual.probabilities[row], 3)),
        .text(segment), .text(sentence(of: unusual.reasons[row] ?? [])),
      ]
    }
    let title = unusual.ranked.count > 50 ? "The 50 most unusual" : "Who they are"
    let headings: [TableHeading] = [
      .words("Customer"), .number("Score"), .number("Probability"), .words("Segment"),
      .words("Why"),
    ]
    return """
      <h3>\(title)</h3>
      \(HTML.longTable("Unusual customers", headings, rows))
      """
  }
}

/// The identifier of a method as it stands in a sentence; short ones and those listed are initials.
func methodTitle(_ identifier: String) -> String {
  let initials: Set = ["cblof", "copod", "glosh", "lunar"]
  if identifier.count < 5 && identifier != "pool" || initials.contains(identifier) {
    return identifier.uppercased()
  }
  return "the \(identifier.split(separator: "-").joined(separator: " "))"
}
