import CMicroHTTPD

/// A target as it was sent, and where in memory.
struct SentTarget: Sendable {
  /// The text up to its first NUL.
  let text: String

  /// Where it begins.
  let address: UInt

  /// Where it ends.
  var end: UInt { address + UInt(text.utf8.count) }

  /// Copies what the library shows before it decodes it in place.
  init(_ text: UnsafePointer<CChar>) {
    self.text = unsafe String(cString: text)
    address = UInt(bitPattern: text)
  }
}

/// Reads the head of a request from the library, and finds out what the library conceals.
///
/// libmicrohttpd up to 0.9.75 ends fields at NULs, takes a LF alone for the end of a line, drops
/// fields without a name, and garbles folded lines. It does so in place: names and values are
/// pointers into the head as it was sent, whose line ends it overwrote. So each line must begin two
/// bytes (CR and LF) after the end of the one before it, and the head as a whole must be as long as
/// the library says. Addresses are compared, never followed.
struct HeadReader {
  /// The fields.
  private(set) var headers = Headers()

  /// Whether each line ended with CR and LF, and nothing was hidden.
  private(set) var isPlain: Bool

  /// The number of bytes of the head.
  let size: Int

  /// Where the next line must begin.
  private var lineStart: UInt

  /// Reads a head.
  ///
  /// - Parameters:
  ///   - connection: The library's connection, whose head is complete.
  ///   - method: Its method.
  ///   - target: Its target.
  ///   - version: Its version.
  init(
    _ connection: OpaquePointer, method: UnsafePointer<CChar>, _ target: SentTarget,
    version: UnsafePointer<CChar>
  ) {
    let methodStart = UInt(bitPattern: method)
    let versionStart = UInt(bitPattern: version)
    isPlain =
      unsafe methodStart + UInt(strlength(method)) + 1 == target.address
      && target.end + 1 == versionStart
    unsafe lineStart = versionStart + UInt(strlength(version)) + 2
    size = unsafe microhttpd_head_size(connection)
    // Safe: the reader outlives the call, within which alone the library calls back.
    unsafe withUnsafeMutablePointer(to: &self) { reader in
      _ = unsafe MHD_get_connection_values_n(connection, .HEADER_KIND, addField, reader)
    }
    isPlain = isPlain && lineStart + 2 == methodStart + UInt(size) || MICROHTTPD_SHOWS_HEAD == 0
  }

  /// Adds a field as the library has it.
  fileprivate mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    let nameStart = UInt(bitPattern: name.baseAddress)
    let valueStart = UInt(bitPattern: value.baseAddress)
    isPlain = isPlain && nameStart == lineStart && valueStart > nameStart + UInt(name.count)
    lineStart = valueStart + UInt(value.count) + 2
    let trimmed = unsafe value[value.startIndex..<endOfText(value)]
    // Safe: both buffers are the library's, which keeps them while it calls.
    unsafe headers.add(
      lowercasedName: String(decoding: name, as: UTF8.self).smallLetters(),
      String(decoding: trimmed, as: UTF8.self))
  }
}

/// The end of a value without the spaces behind it.
private func endOfText(_ value: UnsafeRawBufferPointer) -> Int {
  var end = value.count
  while end > 0, unsafe value[end - 1] == Byte.space || value[end - 1] == Byte.tab { end -= 1 }
  return end
}

/// Adds a field to the reader that the library was given.
private func addField(
  _ reader: UnsafeMutableRawPointer?, _: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
  _ nameSize: Int, _ value: UnsafePointer<CChar>?, _ valueSize: Int
) -> MHD_Result {
  // Safe: the pointer is the one given with this function.
  unsafe reader?.assumingMemoryBound(to: HeadReader.self).pointee.add(
    UnsafeRawBufferPointer(start: name, count: nameSize),
    UnsafeRawBufferPointer(start: value, count: valueSize))
  return .YES
}

/// The number of bytes before a NUL.
private func strlength(_ text: UnsafePointer<CChar>) -> Int {
  var count = 0
  while unsafe text[count] != 0 { count += 1 }
  return count
}
