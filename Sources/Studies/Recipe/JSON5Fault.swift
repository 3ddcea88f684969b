/// The first place where a text stops being JSON5; readers of JSON do not tell it.
struct JSON5Fault: CustomStringConvertible {
  /// The line, from 1.
  let line: Int

  /// What is wrong there, as a phrase.
  let reason: String

  var description: String { "in line \(line), \(reason)" }

  /// Looks for the fault, or returns `nil` when the text reads well.
  init?(in text: String) {
    var walk = JSON5Walk(Array(text.unicodeScalars))
    guard let (place, reason) = walk.fault() else { return nil }
    line = 1 + walk.text.prefix(place).count { $0 == "\n" }
    self.reason = reason
  }
}

/// Goes through a text once, with what is open on a stack.
private struct JSON5Walk {
  typealias Fault = (place: Int, reason: String)

  /// What may come next.
  private enum Turn { case value, valueOrEnd, keyOrEnd, colon, commaOrEnd, nothing }

  let text: [Unicode.Scalar]
  private var place = 0
  private var turn = Turn.value
  private var open: [(mark: Unicode.Scalar, place: Int)] = []

  init(_ text: [Unicode.Scalar]) { self.text = text }

  private var next: Unicode.Scalar? { place < text.count ? text[place] : nil }

  mutating func fault() -> Fault? {
    while true {
      if let fault = skipBlanks() { return fault }
      guard let mark = next else { return faultAtEnd() }
      if let fault = take(mark) { return fault }
    }
  }

  private func faultAtEnd() -> Fault? {
    if let last = open.last { return (last.place, "the \(last.mark) has no end") }
    return turn == .nothing ? nil : (place, "a value is missing")
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Fault? {
    switch (turn, mark) {
    case (.valueOrEnd, "]"), (.keyOrEnd, "}"): return close()
    case (.commaOrEnd, "]") where open.last?.mark == "[": return close()
    case (.commaOrEnd, "}") where open.last?.mark == "{": return close()
    case (.value, "{"), (.valueOrEnd, "{"), (.value, "["), (.valueOrEnd, "["):
      open.append((mark, place))
      return step(to: mark == "{" ? .keyOrEnd : .valueOrEnd)
    case (.value, _), (.valueOrEnd, _): return takeValue(mark)
    case (.keyOrEnd, _): return takeKey(mark)
    case (.colon, ":"): return step(to: .value)
    case (.colon, _): return (place, "a colon is missing after the key")
    case (.commaOrEnd, ","): return step(to: open.last?.mark == "{" ? .keyOrEnd : .valueOrEnd)
    case (.commaOrEnd, _):
      return (place, "a comma or the end of the \(open.last?.mark ?? "{") is missing")
    case (.nothing, _): return (place, "something follows the end")
    }
  }

  private mutating func step(to turn: Turn) -> Fault? {
    place += 1
    self.turn = turn
    return nil
  }

  private mutating func close() -> Fault? {
    open.removeLast()
    return step(to: open.isEmpty ? .nothing : .commaOrEnd)
  }

  private mutating func takeValue(_ mark: Unicode.Scalar) -> Fault? {
    let start = place
    if let fault = isQuote(mark) ? takeText(mark) : nil { return fault }
    if !isQuote(mark) {
      let word = takeWord()
      guard !word.isEmpty else { return (start, "a value is missing") }
      let isNumber = word.unicodeScalars.first.map { "+-.0123456789".unicodeScalars.contains($0) }
      guard isNumber == true || ["true", "false", "null", "NaN", "Infinity"].contains(word) else {
        return (start, "\(word.prefix(20)) needs quotes")
      }
    }
    turn = open.isEmpty ? .nothing : .commaOrEnd
    return nil
  }

  private mutating func takeKey(_ mark: Unicode.Scalar) -> Fault? {
    let start = place
    if let fault = isQuote(mark) ? takeText(mark) : nil { return fault }
    if !isQuote(mark), takeWord().isEmpty { return (start, "a key is missing") }
    turn = .colon
    return nil
  }

  private func isQuote(_ mark: Unicode.Scalar) -> Bool { mark == "\"" || mark == "'" }

  private mutating func takeText(_ quote: Unicode.Scalar) -> Fault? {
    let start = place
    place += 1
    while let mark = next, mark != quote {
      guard mark != "\n" else { return (start, "the text in quotes has no end") }
      place += mark == "\\" ? 2 : 1
    }
    guard next != nil else { return (start, "the text in quotes has no end") }
    place += 1
    return nil
  }

  private mutating func takeWord() -> String {
    var word = String.UnicodeScalarView()
    while let mark = next, !mark.properties.isWhitespace,
      !",:{}[]\"'/".unicodeScalars.contains(mark)
    {
      word.append(mark)
      place += 1
    }
    return String(word)
  }

  /// Skips white space and comments.
  private mutating func skipBlanks() -> Fault? {
    while let mark = next {
      let second = place + 1 < text.count ? text[place + 1] : " "
      if mark == "/", second == "/" {
        while let mark = next, mark != "\n" { place += 1 }
      } else if mark == "/", second == "*" {
        if let fault = skipComment() { return fault }
      } else if mark.properties.isWhitespace || mark == "\u{FEFF}" {
        place += 1
      } else {
        return nil
      }
    }
    return nil
  }

  private mutating func skipComment() -> Fault? {
    let start = place
    place += 2
    while place + 1 < text.count {
      if text[place] == "*", text[place + 1] == "/" {
        place += 2
        return nil
      }
      place += 1
    }
    return (start, "the comment has no end")
  }
}
