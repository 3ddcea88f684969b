import CCrypto
import Glibc

/// Returns the SHA-256 hash of some bytes, in hexadecimal.
///
/// > NIST. "Secure Hash Standard." FIPS 180-4, 2015.
public func sha256(of text: String) -> String {
  var digest = SHA256Digest()
  var copy = text
  copy.withUTF8 { bytes in unsafe digest.update(UnsafeRawBufferPointer(bytes)) }
  return digest.hexadecimal()
}

/// Returns the SHA-256 hash of a file, in hexadecimal, and its size in bytes.
///
/// - Throws: ``IngestionError/unreadable(path:reason:)`` when the file cannot be read to its end.
public func sha256(ofFile path: String) throws(IngestionError) -> (hash: String, bytes: Int) {
  let contents = try contents(ofFile: path)
  return (contents.hash, contents.bytes)
}

/// What one pass over a file tells.
struct FileContents {
  /// The SHA-256 hash, in hexadecimal.
  var hash: String

  /// The size, in bytes.
  var bytes: Int

  /// The number of lines that a line feed ends, and one for what stands behind the last.
  var lines: Int
}

/// Reads a file in pieces of 1 MiB.
///
/// - Throws: ``IngestionError/unreadable(path:reason:)`` when the file cannot be read to its end.
func contents(ofFile path: String) throws(IngestionError) -> FileContents {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
  defer { close(file) }
  var digest = SHA256Digest()
  var total = 0
  var feeds = 0
  var last = UInt8(ascii: "\n")
  let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
  defer { unsafe piece.deallocate() }
  while true {
    // Safe: read writes at most as many bytes as the buffer holds.
    let count = unsafe read(file, piece.baseAddress, piece.count)
    guard count >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
    guard count > 0 else {
      let lines = last == UInt8(ascii: "\n") ? feeds : feeds + 1
      return FileContents(hash: digest.hexadecimal(), bytes: total, lines: lines)
    }
    // Safe: the first count bytes were just written.
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: piece[..<count])
    unsafe digest.update(bytes)
    unsafe feeds += lineFeeds(in: bytes)
    last = unsafe bytes[count - 1]
    total += count
  }
}

/// The number of line feeds, counted in runs short enough for bytes, which is many times faster.
@unsafe
private func lineFeeds(in bytes: UnsafeRawBufferPointer) -> Int {
  var total = 0
  var start = 0
  while start < bytes.count {
    let end = min(bytes.count, start + 255)
    var count: UInt8 = 0
    // Safe: the range lies within the bytes.
    for place in start..<end { count &+= unsafe bytes[place] == UInt8(ascii: "\n") ? 1 : 0 }
    total += Int(count)
    start = end
  }
  return total
}

/// What the operating system said last.
func lastSystemProblem() -> String {
  // Safe: strerror gives a text that is copied at once.
  unsafe String(cString: strerror(errno)).lowercased()
}

/// A SHA-256 hash in the making.
@safe
private struct SHA256Digest: ~Copyable {
  private let context: OpaquePointer?

  init() {
    unsafe context = unsafe EVP_MD_CTX_new()
    _ = unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil)
  }

  deinit { unsafe EVP_MD_CTX_free(context) }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    // Safe: the library reads no further than the count it is given.
    _ = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
  }

  mutating func hexadecimal() -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    // Safe: a SHA-256 hash has 32 bytes.
    _ = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
      unsafe EVP_DigestFinal_ex(context, buffer.baseAddress, nil)
    }
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
