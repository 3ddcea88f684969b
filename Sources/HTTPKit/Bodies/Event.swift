/// One server-sent event.
public struct Event: Sendable, Hashable {
  /// What a client that comes back names as the last it saw.
  public var id: String?

  /// The kind of event, which a page listens for; `message` when there is none.
  public var name: String?

  /// The content; each line of it becomes a line of its own.
  public var data: String

  /// How many milliseconds a client waits before it comes back.
  public var retry: Int?

  /// Creates an event.
  public init(_ data: String, name: String? = nil, id: String? = nil, retry: Int? = nil) {
    self.data = data
    self.name = name
    self.id = id
    self.retry = retry
  }

  /// The event as it is sent.
  public var encoded: [UInt8] {
    var text = ""
    if let id { text += "id: \(oneLine(id))\n" }
    if let name { text += "event: \(oneLine(name))\n" }
    if let retry { text += "retry: \(retry)\n" }
    for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      text += "data: \(line)\n"
    }
    return Array((text + "\n").utf8)
  }
}

/// A text without line ends and NULs, which would forge further fields.
private func oneLine(_ text: String) -> String {
  String(text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" && $0 != "\0" })
}
