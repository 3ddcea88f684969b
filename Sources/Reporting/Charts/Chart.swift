/// A chart as a value: what ECharts draws, what a screen reader says and the numbers in a table.
///
/// Reports and pages draw the same charts; a chart knows nothing of the page it stands on.
public struct Chart: Sendable, Hashable {
  /// The name, unique on a page, of letters and hyphens.
  public let identifier: String

  /// What the chart is about, as a short heading.
  public let title: String

  /// What there is to see, as one or two sentences.
  public let caption: String

  /// The height, in CSS pixels.
  public let height: Int

  /// Whether there are so many points that they are painted as pixels.
  public let isDense: Bool

  /// The option for ECharts 6.
  public let option: ChartValue

  /// The numbers behind the chart.
  public let table: ChartTable

  /// Creates a chart; aria text is added to the option.
  init(
    _ identifier: String, title: String, caption: String, height: Int = 320, isDense: Bool = false,
    decals: Bool = false, table: ChartTable, option: ChartValue
  ) {
    self.identifier = identifier
    self.title = title
    self.caption = caption
    self.height = height
    self.isDense = isDense
    self.table = table
    let aria: ChartValue = [
      "enabled": true, "label": ["description": .text("\(title). \(caption)")],
      "decal": ["show": .boolean(decals)],
    ]
    self.option = option.adding(["animation": false, "aria": aria])
  }
}

/// The numbers behind a chart, as cells ready to read.
public struct ChartTable: Sendable, Hashable {
  /// The headings.
  public let columns: [String]

  /// The cells, one list a row; the first is a text, the others are numbers.
  public let rows: [[String]]
}
