import Glibc

/// A connection to a service on loopback; it ends with the value.
final class WebConnection {
  private let descriptor: Int32

  /// Connects.
  ///
  /// - Throws: When nobody listens.
  init(port: Int) throws {
    // Not for the processes that tests beside this one start.
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
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
      throw NobodyListens()
    }
  }

  deinit { close(descriptor) }

  /// Sends bytes, as far as the other side takes them.
  func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      // Safe: the part from the offset on lies within the buffer.
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.send(
          descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent,
          Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Reads until the other side closes.
  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      // Safe: at most as many bytes as the array has are written.
      let count = unsafe recv(descriptor, &piece, piece.count, 0)
      guard count > 0 else { return all }
      all += piece[..<count]
    }
  }

  struct NobodyListens: Error {}
}
