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
///
/// Spaces and line ends around the text of an element count only where it says `xml:space`.
struct TextCollector {
  private(set) var text = ""
  private var piece = ""
  private var isInText = false
  private var keepsSpaces = false
  private var phoneticDepth = 0

  mutating func take(_ event: XMLScanner.Event) {
    switch event {
    case .start(let name, let attributes):
      if name.isName("rPh") { phoneticDepth += 1 }
      if name.isName("t") { start(attributes) }
    case .end(let name):
      if name.isName("rPh") { phoneticDepth -= 1 }
      if name.isName("t") { finish() }
    case .text(let bytes):
      if isInText, phoneticDepth == 0 { piece += unescaped(bytes) }
    case .verbatim(let bytes):
      if isInText, phoneticDepth == 0 { piece += verbatim(bytes) }
    }
  }

  private mutating func start(_ attributes: ArraySlice<UInt8>) {
    isInText = true
    keepsSpaces = !attributes.isEmpty && attributes.attribute("space") == "preserve"
  }

  private mutating func finish() {
    text += keepsSpaces ? piece : trimmedXML(piece)
    piece = ""
    isInText = false
  }
}

/// Returns a text without the spaces and line ends around it; other kinds of spaces stay.
func trimmedXML(_ text: String) -> String {
  let bytes = text.utf8
  guard bytes.first.map(XMLScanner.isSpace) == true || bytes.last.map(XMLScanner.isSpace) == true
  else { return text }
  let start = bytes.firstIndex { !XMLScanner.isSpace($0) } ?? bytes.endIndex
  let end = bytes.lastIndex { !XMLScanner.isSpace($0) }.map(bytes.index(after:)) ?? start
  return String(text[start..<end])
}
