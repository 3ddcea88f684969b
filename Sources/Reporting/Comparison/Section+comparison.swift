import Clustering
import Features
import Ingestion
public import Studies

extension Report {
  /// Arranges what several methods found.
  ///
  /// - Parameters:
  ///   - result: What they found.
  ///   - versions: The versions of the program and of the engine.
  public init(_ result: StudyComparison, versions: [String: String] = [:]) {
    let found = result.comparison
    let names = result.input.files.map(\.name)
    let sections: [Section?] = [
      .recommendation(result), .measures(found), .agreement(found), .overlap(found),
      .making(result, versions: versions),
    ]
    self.init(
      title: "Methods compared", subtitle: "\(listed(names)), recipe \(result.recipe.name)",
      sections: sections.compactMap(\.self))
  }
}

extension Section {
  /// Which grouping is recommended, why, and what speaks against it.
  static func recommendation(_ result: StudyComparison) -> Section {
    let found = result.comparison
    let taken = found.groupings[found.recommended]
    let features = result.features.map { name in
      result.customers.feature(name)?.words.plain ?? name
    }
    let dissent: HTML =
      found.dissent.isEmpty
      ? .empty : "<h3>What speaks against it, or for another</h3>\(HTML.points(found.dissent))"
    return Section(
      identifier: "recommendation",
      title: "\(taken.name), \(counted(taken.measures.k, "group"))",
      body: """
        <div class="lede"><p>\(counted(found.groupings.count + found.failures.count, "method")) grouped \
        the same \(counted(result.grouped, "customer")) by \(listed(features)).</p></div>
        \(HTML.points(found.reasons))\(dissent)
        """)
  }

  /// How good each grouping is.
  static func measures(_ found: MethodComparison) -> Section {
    let charts = [Chart.comparedMeasures(found), .comparedSizes(found)]
    let headings = [
      "Groups", "Silhouette", "Davies-Bouldin", "Calinski-Harabasz", "Gap", "DBCV", "Stability",
    ]
    return Section(
      identifier: "measures", title: "How good each is",
      body: """
        \(HTML.table("Measures of each method",
          [.words("Method")] + headings.map { .number($0) }
            + [.words("Sizes"), .number("In no group"), .number("Seconds")],
          found.groupings.indices.map { row(found, $0) }))
        <p class="note">Higher is better, but for the Davies-Bouldin index. Stability is how well \
        groupings of resamples agree; the gap is that to customers spread evenly, for methods that are \
        told the number. Customers in no group are left out of the indices but for DBCV, in which they \
        count as 0. \(found.samples.joined(separator: " "))</p>
        \(charts.map(HTML.figure))
        """, charts: charts)
  }

  private static func row(_ found: MethodComparison, _ place: Int) -> [HTML] {
    let grouping = found.groupings[place]
    let measures = grouping.measures
    let name: HTML =
      place == found.recommended
      ? "<strong>\(grouping.name)</strong>, recommended" : "\(grouping.name)"
    let objection = grouping.objection.map { HTML("<small>\($0)</small>") } ?? .empty
    return [
      "\(name)\(objection)",
      .text("\(measures.k)"), .text(silhouetteText(measures)),
      .text(decimalText(measures.daviesBouldin, 3)),
      .text(decimalText(measures.calinskiHarabasz, 0)), .text(gapText(grouping.gap)),
      .text(densityText(measures)), .text(decimalText(measures.stability, 3)),
      .text(sizesText(grouping.sizes)), .text(shareText(measures.ungrouped)),
      .text(decimalText(grouping.seconds, 2)),
    ]
  }

  /// The sizes of the greatest groups.
  private static func sizesText(_ sizes: [Int]) -> String {
    let shown = sizes.prefix(5).map(wholeText).joined(separator: ",\u{A0}")
    return sizes.count > 5 ? "\(shown) and \(sizes.count - 5) more" : shown
  }

  /// How well each two groupings agree.
  static func agreement(_ found: MethodComparison) -> Section? {
    guard found.groupings.count > 1 else { return nil }
    let chart = Chart.comparedAgreement(found)
    return Section(
      identifier: "agreement", title: "How well they agree", body: HTML.figure(chart),
      charts: [chart])
  }

  /// Where the customers of each recommended group are in the other groupings.
  static func overlap(_ found: MethodComparison) -> Section? {
    guard found.groupings.count > 1 else { return nil }
    let taken = found.groupings[found.recommended]
    let others = found.groupings.indices.filter { $0 != found.recommended }
    let tables = others.map { place -> HTML in
      let grouping = found.groupings[place]
      let overlap = found.overlaps[place]
      let rows = overlap.shares.enumerated().map { group, shares -> [HTML] in
        let missing = max(0, 1 - shares.prefix(10).reduce(0, +))
        let size = counted(taken.sizes[group], "customer")
        return ["Group \(group + 1)<small>\(size)</small>"]
          + shares.prefix(10).map { .text(shareText($0)) } + [.text(shareText(missing))]
      }
      return """
        <h3>\(grouping.name)</h3><p>\(shareText(overlap.share)) of customers are in groups that go \
        together.</p>
        \(HTML.table("Where the customers of \(taken.name) are by \(grouping.name)",
          [.words(taken.name)] + (0..<min(10, grouping.sizes.count)).map { .number("Group \($0 + 1)") }
            + [.number(grouping.sizes.count > 10 ? "Others, or none" : "None")], rows))
        """
    }
    return Section(
      identifier: "overlap", title: "Where the customers of each group are",
      body:
        "<p>Each row is a group of the recommended grouping; its customers by another.</p>\(tables)"
    )
  }
}
