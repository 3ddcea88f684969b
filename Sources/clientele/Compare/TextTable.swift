/// Cells set below each other for a terminal.
struct TextTable {
  let lines: [String]

  /// Sets cells: the first column to the left, others to the right.
  ///
  /// - Parameters:
  ///   - rows: The rows, the headings first, all of one width.
  ///   - hasWords: Whether the last column is of words too, and to the left.
  init(_ rows: [[String]], lastIsWords hasWords: Bool = false) {
    let columns = rows.first?.indices ?? 0..<0
    let widths = columns.map { column in rows.map { $0[column].count }.max() ?? 0 }
    lines = rows.map { row in
      let cells = columns.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        let isText = column == 0 || (column == columns.count - 1 && hasWords)
        return isText ? row[column] + space : space + row[column]
      }
      var line = Substring(cells.joined(separator: "  "))
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
