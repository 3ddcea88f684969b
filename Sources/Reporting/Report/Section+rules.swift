import Detection

extension Section {
  /// How many rows every threshold rule calls unusual, and how far the rules agree.
  static func rules(_ found: Sensitivity, of scores: [Double], _ chart: Chart) -> HTML {
    let counts = found.agreements(on: scores)
    func count(_ word: Sensitivity.Agreement) -> String {
      wholeText(counts.first { $0.agreement == word }?.count ?? 0)
    }
    return """
      <p>Nobody knows how many are really unusual. Of \(wholeText(found.votes.count)) rules that find \
      the number by themselves, all agree on \(count(.all)), most on \(count(.most)) more, and fewer \
      than half on another \(count(.few)).</p>
      \(HTML.figure(chart))\(HTML.details("What every rule would find", table(found)))
      """
  }

  private static func table(_ found: Sensitivity) -> HTML {
    let headings: [TableHeading] = [
      .words("Rule"), .number("Unusual"), .number("Threshold"), .number("Fewest"),
      .number("Most"), .words("By"),
    ]
    let rows = found.rules.map { finding -> [HTML] in
      let counts = finding.band.map(\.count)
      let values = [finding.band.first, finding.band.last].compactMap(\.self).map { "\($0.value)" }
      return [
        .text(finding.rule), .text(wholeText(finding.count)),
        .text(decimalText(finding.threshold, 3)),
        .text(wholeText(counts.min() ?? finding.count)),
        .text(wholeText(counts.max() ?? finding.count)),
        .text("\(finding.parameter) \(values.joined(separator: " to "))"),
      ]
    }
    return .table("What every rule would find", headings, rows)
  }
}
