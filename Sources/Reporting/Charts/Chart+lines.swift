import Studies

extension Chart {
  /// Draws usual and unusual lines by quantity and price.
  static func lines(_ lines: UnusualLines) -> Chart {
    let top = Array(lines.ranked.prefix(1_000))
    let all = top + lines.usualSample
    let usesLogarithm = all.contains { $0.quantity > 0 && $0.price > 0 }
    let shown = { (rows: [UnusualLine]) in
      rows.filter { !usesLogarithm || ($0.quantity > 0 && $0.price > 0) }
    }
    let hidden = usesLogarithm ? all.count - shown(all).count : 0
    func points(_ rows: [UnusualLine]) -> [ChartValue] {
      shown(rows).map {
        [.number(pictured($0.quantity)), .number(pictured($0.price)), .text("\($0.place)")]
      }
    }
    let note =
      hidden > 0
      ? " \(counted(hidden, "line")) without positive quantity and price cannot stand on logarithmic axes."
      : ""
    return Chart(
      "lines", title: "Quantity and unit price",
      caption:
        "The \(wholeText(top.count)) most unusual lines as triangles, a sample of usual ones as dots.\(note)",
      height: 460, isDense: true,
      table: ChartTable(
        columns: ["Lines", "Number"],
        rows: [
          ["Usual", wholeText(lines.lines - lines.count)], ["Unusual", wholeText(lines.count)],
        ]),
      option: pairOption(
        x: numberAxis("Quantity", isLogarithmic: usesLogarithm),
        y: numberAxis("Unit price", isLogarithmic: usesLogarithm, isHorizontal: false),
        names: ["Quantity", "Unit price", "place"], usual: points(lines.usualSample),
        unusual: points(top)))
  }

  /// Draws the part of unusual lines of the countries that have most of them.
  static func countries(_ countries: [CountryCount]) -> Chart {
    let first = Array(countries.prefix(15))
    let names = first.map { $0.country.isEmpty ? "no country" : $0.country }
    let more =
      countries.count > first.count
      ? " The table below lists the 15 first of \(countries.count)." : ""
    return Chart(
      "countries", title: "Unusual lines by country",
      caption: "The part of a country's lines that is unusual, most unusual lines first.\(more)",
      height: barsHeight(first.count, each: 32),
      table: ChartTable(
        columns: ["Country", "Lines", "Unusual", "Share"],
        rows: zip(names, first).map { name, count in
          [name, wholeText(count.lines), wholeText(count.unusual), shareText(share(count))]
        }),
      option: barOption(names, first.map(share), name: "Unusual", format: .share))
  }

  private static func share(_ count: CountryCount) -> Double {
    Double(count.unusual) / Double(max(1, count.lines))
  }
}
