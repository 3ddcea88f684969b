/// Breaks text into lines of at most some characters, at spaces; a longer word stands alone.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(whereSeparator: \.isWhitespace) {
    if !line.isEmpty, line.count + 1 + word.count > width {
      lines.append(line)
      line = ""
    }
    line += line.isEmpty ? String(word) : " " + word
  }
  return line.isEmpty ? lines : lines + [line]
}

/// Breaks paragraphs, which empty lines separate, and indents them.
func wrappedParagraphs(_ text: String, width: Int, indent: Int) -> String {
  let margin = String(repeating: " ", count: indent)
  return text.split(separator: "\n\n").map { paragraph in
    wrapped(String(paragraph), width: width - indent).map { margin + $0 }.joined(separator: "\n")
  }.joined(separator: "\n\n")
}

/// Sets names beside their explanations, in two columns.
func twoColumns(_ rows: [(name: String, text: String)], width: Int) -> String {
  let room = width - 2
  let longest = rows.map(\.name.count).filter { $0 <= 28 }.max() ?? 0
  let left = min(longest + 2, 30)
  let margin = String(repeating: " ", count: left + 2)
  return rows.map { name, text in
    let lines = wrapped(text, width: max(20, room - left))
    let padding = String(repeating: " ", count: max(0, left - name.count))
    let isLong = name.count > left - 2
    let first = "  " + name + (isLong ? "\n" + margin : padding) + (lines.first ?? "")
    return ([first] + lines.dropFirst().map { margin + $0 }).joined(separator: "\n")
  }.joined(separator: "\n")
}
