/// Which cell styles show a number as a date.
struct DateStyles: Sendable {
  /// One flag a style, 1 for dates.
  var isDate: [UInt8] = []

  init() {}

  /// Reads the styles part.
  init(_ bytes: [UInt8]) {
    var custom: [Int: Bool] = [:]
    var isInCellFormats = false
    var scanner = XMLScanner(bytes)
    while let event = scanner.next() {
      switch event {
      case .start(let name, let attributes):
        if name.isName("numFmt"), let id = attributes.attribute("numFmtId").flatMap({ Int($0) }) {
          custom[id] = isDateFormat(attributes.attribute("formatCode") ?? "")
        } else if name.isName("cellXfs") {
          isInCellFormats = true
        } else if name.isName("xf"), isInCellFormats {
          let id = attributes.attribute("numFmtId").flatMap { Int($0) } ?? 0
          isDate.append(custom[id] ?? isBuiltInDate(id) ? 1 : 0)
        }
      case .end(let name): if name.isName("cellXfs") { isInCellFormats = false }
      case .text, .verbatim: continue
      }
    }
  }
}

/// The numbers of formats that mean dates or times without being written down (ECMA-376, 18.8.30).
private func isBuiltInDate(_ id: Int) -> Bool {
  (14...22).contains(id) || (27...36).contains(id) || (45...47).contains(id)
    || (50...58).contains(id)
}

/// Tells whether a format shows a date: it has a letter for a part of one outside of quotes.
func isDateFormat(_ code: String) -> Bool {
  var rest = Array(code.unicodeScalars)[...]
  while let scalar = rest.popFirst() {
    switch scalar {
    case "\"":
      while let next = rest.popFirst(), next != "\"" {}
    case "\\", "_", "*": _ = rest.popFirst()
    case "[":
      // Elapsed time is [h], [m] or [s]; anything else in brackets is a colour or a condition.
      let inside = rest.prefix { $0 != "]" }
      if !inside.isEmpty, inside.allSatisfy({ "hHmMsS".unicodeScalars.contains($0) }) {
        return true
      }
      rest = rest.dropFirst(inside.count + 1)
    case ";": return false
    case "G", "g":
      if rest.starts(with: "eneral".unicodeScalars) { rest = rest.dropFirst(6) }
    case "S", "s":
      if rest.starts(with: "tandard".unicodeScalars) {
        rest = rest.dropFirst(7)
      } else {
        return true
      }
    case "d", "D", "m", "M", "y", "Y", "h", "H": return true
    default: continue
    }
  }
  return false
}
