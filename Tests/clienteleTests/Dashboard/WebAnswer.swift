import FoundationEssentials
import TestSupport
import Testing

/// What a service answered to one request on a connection of its own.
struct WebAnswer {
  /// The status code.
  let status: Int

  /// The head, as it came.
  let head: String

  /// The body, with chunks put together.
  let body: [UInt8]

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// Sends a request and reads the answer to its end.
  ///
  /// - Parameters:
  ///   - port: The port on loopback.
  ///   - method: The method.
  ///   - target: The path and query.
  ///   - host: What it asks for as the host, or `nil` for the host itself.
  ///   - fields: Further lines of the head.
  ///   - body: The body.
  /// - Throws: When nobody answers.
  init(
    port: Int, _ method: String, _ target: String, host: String? = nil, fields: [String] = [],
    body: [UInt8] = []
  ) throws {
    let lines =
      ["\(method) \(target) HTTP/1.1", "Host: \(host ?? "localhost:\(port)")", "Connection: close"]
      + ["Content-Length: \(body.count)"] + fields
    let all = try exchange(port, Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    let end = try #require(all.firstRange(of: Array("\r\n\r\n".utf8)))
    head = String(decoding: all[..<end.lowerBound], as: UTF8.self)
    status = try #require(Int(head.split(separator: " ")[1]))
    let rest = all[end.upperBound...]
    self.body =
      head.lowercased().contains("transfer-encoding: chunked") ? unchunked(rest) : Array(rest)
  }

  /// The value of a field of the head, or `nil`.
  func field(_ name: String) -> String? {
    let lines = head.split(separator: "\r\n").map { $0.split(separator: ": ", maxSplits: 1) }
    return lines.first { $0.first?.lowercased() == name }?.last.map(String.init)
  }

  /// The body as a value.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(body))
  }
}

private func exchange(_ port: Int, _ request: [UInt8]) throws -> [UInt8] {
  let connection = try WebConnection(port: port)
  connection.send(request)
  return connection.readAll()
}

private func unchunked(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
  var rest = bytes
  var whole: [UInt8] = []
  while let end = rest.firstRange(of: [13, 10]),
    let count = Int(String(decoding: rest[..<end.lowerBound], as: UTF8.self), radix: 16), count > 0
  {
    whole += rest[end.upperBound...].prefix(count)
    rest = rest[end.upperBound...].dropFirst(count + 2)
  }
  return whole
}
