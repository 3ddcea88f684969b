/// Decorates text for a terminal, or leaves it alone.
public struct TextStyle: Sendable {
  /// Whether anything is decorated.
  public let isOn: Bool

  /// Creates a style.
  public init(isOn: Bool) { self.isOn = isOn }

  /// Text that stands out, such as a heading.
  public func bold(_ text: String) -> String { code("1", text) }

  /// Text that stands back, such as a default.
  public func dim(_ text: String) -> String { code("2", text) }

  /// Text of something that went wrong.
  public func red(_ text: String) -> String { code("31", text) }

  /// Text of something that is well.
  public func green(_ text: String) -> String { code("32", text) }

  /// Text of something to look at.
  public func yellow(_ text: String) -> String { code("33", text) }

  private func code(_ code: String, _ text: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
