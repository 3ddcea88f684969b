/// A pattern of paths such as `/api/v1/studies/{id}`.
struct RoutePattern: Sendable, Hashable {
  /// One segment of a pattern.
  enum Segment: Sendable, Hashable {
    case literal(String)
    case capture(String)
  }

  /// The pattern as it was written.
  let text: String
  let segments: [Segment]

  /// Reads a pattern; it must begin with a slash.
  init(_ text: String) {
    precondition(text.hasPrefix("/"), "A route's pattern begins with '/'.")
    self.text = text
    segments = text.split(separator: "/").map { part in
      part.hasPrefix("{") && part.hasSuffix("}")
        ? .capture(String(part.dropFirst().dropLast())) : .literal(String(part))
    }
  }

  /// Whether a path fits.
  func matches(_ path: [String]) -> Bool {
    guard path.count == segments.count else { return false }
    for (segment, part) in zip(segments, path) {
      switch segment {
      case .literal(let text) where text != part: return false
      case .capture where part.isEmpty: return false
      case .literal, .capture: continue
      }
    }
    return true
  }

  /// Returns what the pattern captures of a path that fits.
  func captures(_ path: [String]) -> [(name: String, value: String)] {
    zip(segments, path).compactMap { segment, part in
      if case .capture(let name) = segment { (name, part) } else { nil }
    }
  }

  /// Whether two patterns fit the same paths.
  func isSame(as other: RoutePattern) -> Bool {
    shape == other.shape
  }

  /// Whether the pattern is to be tried before another: literals come before captures.
  func precedes(_ other: RoutePattern) -> Bool {
    shape.lexicographicallyPrecedes(other.shape) { left, right in
      switch (left, right) {
      case (.some, nil): true
      case (let left?, let right?): left < right
      case (nil, _): false
      }
    }
  }

  /// The literals, with `nil` for captures.
  private var shape: [String?] {
    segments.map { if case .literal(let text) = $0 { text } else { nil } }
  }
}
