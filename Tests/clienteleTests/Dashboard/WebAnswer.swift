import FoundationEssentials
import Glibc
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
  ///   - fields: Further lines of the head.
  ///   - body: The body.
  /// - Throws: When nobody answers.
  init(
    port: Int, _ method: String, _ target: String, fields: [String] = [], body: [UInt8] = []
  ) throws {
    let lines =
      ["\(method) \(target) HTTP/1.1", "Host: localhost:\(port)", "Connection: close"]
      + ["Content-Length: \(body.count)"] + fields
    let all = try exchange(port, Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    let end = try #require(all.firstRange(of: Array("\r\n\r\n".utf8)))
    head = String(decoding: all[..<end.lowerBound], as: UTF8.self)
    status = try #require(Int(head.split(separator: " ")[1]))
    let rest = all[end.upperBound...]
    self.body =
      head.lowercased().contains("transfer-encoding: chunked") ? unchunked(rest) : Array(rest)
  }

  /// The body as a value.
  func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(body))
  }
}

private struct NoAnswer: Error {}

private func exchange(_ port: Int, _ request: [UInt8]) throws -> [UInt8] {
  let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(descriptor) }
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_port = UInt16(port).bigEndian
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  // Safe: the address is a local value of the size given.
  let connected = unsafe withUnsafePointer(to: &address) { pointer in
    unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
    }
  }
  guard connected == 0 else { throw NoAnswer() }
  var sent = 0
  while sent < request.count {
    // Safe: the part from the offset on lies within the buffer.
    let count = unsafe request.withUnsafeBytes { buffer in
      unsafe send(
        descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
        Int32(MSG_NOSIGNAL))
    }
    guard count > 0 else { break }
    sent += count
  }
  var all: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65_536)
  while true {
    // Safe: at most as many bytes as the array has are written.
    let count = unsafe recv(descriptor, &piece, piece.count, 0)
    guard count > 0 else { return all }
    all += piece[..<count]
  }
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
