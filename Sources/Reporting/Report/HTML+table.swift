/// A column of a table on a page.
struct TableHeading {
  /// What stands above the cells.
  let text: String

  /// Whether cells are numbers, which stand to the right.
  let isNumber: Bool

  /// A column of words.
  static func words(_ text: String) -> TableHeading { TableHeading(text: text, isNumber: false) }

  /// A column of numbers.
  static func number(_ text: String) -> TableHeading { TableHeading(text: text, isNumber: true) }
}

extension HTML {
  /// A table that scrolls sideways when it is wider than the page.
  ///
  /// - Parameters:
  ///   - caption: What the table holds; read by screen readers.
  ///   - headings: The columns; the first cell of a row is its heading.
  ///   - rows: The cells.
  /// - Returns: The table within its frame.
  static func table(_ caption: String, _ headings: [TableHeading], _ rows: [[HTML]]) -> HTML {
    let head = headings.map { heading -> HTML in
      "<th scope=\"col\"\(numberClass(heading.isNumber))>\(heading.text)</th>"
    }
    let body = rows.map { cells -> HTML in
      "<tr>\(zip(headings, cells).enumerated().map { cell($0.offset, $0.element.0, $0.element.1) })</tr>\n"
    }
    return """
      <div class="scroll" role="region" aria-label="\(caption)" tabindex="0"><table>
      <caption class="unseen">\(caption)</caption>
      <thead><tr>\(head)</tr></thead><tbody>
      \(body)</tbody></table></div>

      """
  }

  /// A table whose rows after the first ten open on demand.
  static func longTable(_ caption: String, _ headings: [TableHeading], _ rows: [[HTML]]) -> HTML {
    guard rows.count > 12 else { return table(caption, headings, rows) }
    let more = table("\(caption), continued", headings, Array(rows.dropFirst(10)))
    let first = table(caption, headings, Array(rows.prefix(10)))
    return "\(first)\(details("\(rows.count - 10) more", more))"
  }

  private static func cell(_ index: Int, _ heading: TableHeading, _ content: HTML) -> HTML {
    index == 0
      ? "<th scope=\"row\"\(numberClass(heading.isNumber))>\(content)</th>"
      : "<td\(numberClass(heading.isNumber))>\(content)</td>"
  }

  private static func numberClass(_ isNumber: Bool) -> HTML {
    isNumber ? " class=\"n\"" : ""
  }

  /// A text as it stands, escaped.
  static func text(_ text: String) -> HTML { "\(text)" }

  /// Paragraphs.
  static func paragraphs(_ texts: [String]) -> HTML { HTML(texts.map { "<p>\($0)</p>\n" }) }

  /// A list of points.
  static func points(_ texts: [String]) -> HTML {
    texts.isEmpty ? .empty : "<ul>\(texts.map { HTML("<li>\($0)</li>") })</ul>\n"
  }

  /// A part that opens on demand.
  static func details(_ summary: String, _ content: HTML) -> HTML {
    "<details><summary>\(summary)</summary>\(content)</details>\n"
  }
}
