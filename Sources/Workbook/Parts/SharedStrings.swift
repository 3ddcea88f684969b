import Tabular

/// Reads the table of texts that cells refer to by number.
///
/// Runs of rich text are joined; phonetic hints are left out.
func sharedStrings(
  _ bytes: [UInt8], path: String, limits: WorkbookLimits
) throws(WorkbookError) -> TextValues {
  var texts = TextValues()
  var collector = TextCollector()
  var scanner = XMLScanner(bytes)
  while let event = scanner.next() {
    switch event {
    case .start(let name, _) where name.isName("si"): collector = TextCollector()
    case .end(let name) where name.isName("si"):
      guard collector.text.utf8.count <= limits.textBytes else {
        throw .limit(
          path: path, what: "bytes of one text", value: limits.textBytes, flag: "limit-text")
      }
      texts.append(unescapedControls(collector.text))
    default: collector.take(event)
    }
  }
  return texts
}

/// Gathers the text of a cell or of a shared string from `t` elements.
struct TextCollector {
  var text = ""
  private var isInText = false
  private var phoneticDepth = 0

  mutating func take(_ event: XMLScanner.Event) {
    switch event {
    case .start(let name, _):
      if name.isName("rPh") { phoneticDepth += 1 }
      if name.isName("t") { isInText = true }
    case .end(let name):
      if name.isName("rPh") { phoneticDepth -= 1 }
      if name.isName("t") { isInText = false }
    case .text(let bytes):
      if isInText, phoneticDepth == 0 { text += unescaped(bytes) }
    case .verbatim(let bytes):
      if isInText, phoneticDepth == 0 { text += String(decoding: bytes, as: UTF8.self) }
    }
  }
}
