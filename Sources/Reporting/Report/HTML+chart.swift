extension HTML {
  /// A chart with its heading, caption and data table; a script draws it.
  static func figure(_ chart: Chart) -> HTML {
    """
    <figure class="chart" aria-labelledby="\(chart.identifier)-title">
    <figcaption><h3 id="\(chart.identifier)-title">\(chart.title)</h3><p>\(chart.caption)</p></figcaption>
    <div class="plot" id="chart-\(chart.identifier)" data-chart="\(chart.identifier)" \
    data-height="\(chart.height)"></div>
    \(details("Numbers of this chart", dataTable(chart)))</figure>

    """
  }

  /// Several charts side by side where there is room.
  static func figures(_ charts: [Chart]) -> HTML {
    "<div class=\"\(charts.count == 3 ? "three" : "two")\">\(charts.map(figure))</div>\n"
  }

  private static func dataTable(_ chart: Chart) -> HTML {
    let headings = chart.table.columns.enumerated().map { index, name in
      index == 0 ? TableHeading.words(name) : .number(name)
    }
    return table("\(chart.title): numbers", headings, chart.table.rows.map { $0.map(text) })
  }
}
