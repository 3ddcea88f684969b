import Glibc

/// A client that sends and reads plain bytes, as no decent client would let one.
final class RawClient {
  private let descriptor: Int32

  /// Connects to a port on loopback.
  init(port: Int) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    // Safe: the address is a local value of the size given.
    let result = unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      close(descriptor)
      throw CannotConnect()
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes, and returns whether the other side took them.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        // Safe: the part from the offset on lies within the buffer.
        unsafe Glibc.send(
          descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Sends text, and returns whether the other side took it.
  @discardableResult
  func send(_ text: String) -> Bool { send(Array(text.utf8)) }

  /// Makes the end of the client a reset of the connection.
  func reset() {
    var now = linger(l_onoff: 1, l_linger: 0)
    // Safe: the option is a local value of the size given.
    unsafe setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
  }

  /// Says that nothing more will be sent.
  func finishSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// Reads until the other side closes, the text read satisfies a condition, or time is over.
  func read(
    seconds: Double = 60, until isEnough: (String) -> Bool = { _ in false }
  ) -> (text: String, isClosed: Bool) {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let end = ContinuousClock.now + .seconds(seconds)
    while isReadable(end - .now) {
      let count = unsafe buffer.withUnsafeMutableBytes { buffer in
        // Safe: at most the buffer's count of bytes is written.
        unsafe recv(descriptor, buffer.baseAddress, buffer.count, 0)
      }
      guard count > 0 else { return (String(decoding: all, as: UTF8.self), true) }
      all += buffer[0..<count]
      let text = String(decoding: all, as: UTF8.self)
      if isEnough(text) { return (text, false) }
    }
    return (String(decoding: all, as: UTF8.self), false)
  }

  private func isReadable(_ limit: Duration) -> Bool {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // Safe: one pollfd is given.
    return unsafe poll(&waited, 1, max(0, Int32(limit / .milliseconds(1)))) > 0
  }

  struct CannotConnect: Error {}
}

/// The status codes of the responses in a text, in order.
func statuses(_ text: String) -> [Int] {
  var found: [Int] = []
  let bytes = Array(text.utf8)
  let mark = Array("HTTP/1.1 ".utf8)
  var i = 0
  while i + mark.count + 3 <= bytes.count {
    if bytes[i] == mark[0], bytes[i..<i + mark.count].elementsEqual(mark) {
      let code = bytes[i + mark.count..<i + mark.count + 3]
      // Sentences mention the version as well, without a number behind it.
      if let status = Int(String(decoding: code, as: UTF8.self)) { found.append(status) }
      i += mark.count
    } else {
      i += 1
    }
  }
  return found
}
