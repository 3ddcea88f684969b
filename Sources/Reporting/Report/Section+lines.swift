import Studies

extension Section {
  /// Lines of invoices that stand out.
  static func lines(_ lines: UnusualLines) -> [Section] {
    let share = shareText(Double(lines.count) / Double(max(1, lines.lines)))
    let chart = Chart.lines(lines)
    let rules = Chart.rules(lines.sensitivity, of: lines.scores, "Lines")
    let countries = Chart.countries(lines.countries)
    return [
      Section(
        identifier: "lines", title: "Unusual lines",
        body: """
          <p>\(counted(lines.count, "line")) of \(wholeText(lines.lines)) (\(share)) stand out by \
          quantity, unit price and country. They were found by \(methodTitle(lines.method)).</p>
          \(HTML.figure(chart))\(Self.rules(lines.sensitivity, of: lines.scores, rules))\
          \(table(lines))
          """, charts: [chart, rules]),
      Section(
        identifier: "countries", title: "Countries", body: .figure(countries), charts: [countries]),
    ]
  }

  private static func table(_ lines: UnusualLines) -> HTML {
    let first = lines.ranked.prefix(50)
    let headings: [TableHeading] = [
      .words("Place"), .words("Invoice"), .words("Product"), .words("Customer"),
      .number("Quantity"), .number("Unit price"), .words("Country"), .number("Score"),
    ]
    return """
      <h3>The \(first.count) most unusual</h3>
      \(HTML.longTable("The most unusual lines", headings, first.map(row)))
      """
  }

  private static func row(_ line: UnusualLine) -> [HTML] {
    [
      .text("\(line.place)"), .text(line.invoice), .text(line.product), .text(line.customer),
      .text(amountText(line.quantity)), .text(decimalText(line.price, 2)), .text(line.country),
      .text(decimalText(line.score, 3)),
    ]
  }
}
