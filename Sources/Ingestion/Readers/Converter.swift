import Glibc

/// The system's converter from an encoding to UTF-8.
@safe
struct Converter: ~Copyable {
  private let handle: iconv_t?
  private let unit: Int

  /// The number of characters that could not be read and became U+FFFD.
  private(set) var unreadable = 0

  /// Opens the converter; `nil` when the system does not know the encoding.
  static func open(from encoding: String) -> Converter? {
    let handle = unsafe iconv_open("UTF-8", encoding)
    // The failure of iconv_open is the pointer of all ones.
    guard Int(bitPattern: handle) != -1 else { return nil }
    return unsafe Converter(handle: handle, unit: encoding.hasPrefix("UTF-16") ? 2 : 1)
  }

  private init(handle: iconv_t?, unit: Int) {
    unsafe self.handle = unsafe handle
    self.unit = unit
  }

  deinit { _ = unsafe iconv_close(handle) }

  /// Whether the system knows an encoding.
  static func knows(_ encoding: String) -> Bool {
    let converter = open(from: encoding)
    return converter != nil
  }

  /// Converts bytes and takes them away, but for a character that is cut at their end.
  ///
  /// - Parameters:
  ///   - input: The bytes; what is left belongs before the next bytes.
  ///   - isLast: Whether nothing follows, so that a cut character is unreadable.
  /// - Returns: UTF-8.
  mutating func convert(_ input: inout [UInt8], isLast: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count * 2)
    var done = 0
    while done < input.count {
      let (used, problem) = step(&input, from: done, into: &output)
      done += used
      guard problem == EILSEQ || (problem == EINVAL && isLast) else {
        if problem == EINVAL { break }
        continue
      }
      output += [0xEF, 0xBF, 0xBD]
      unreadable += 1
      done += unit
    }
    input.removeFirst(min(done, input.count))
    return output
  }

  /// Converts what fits into one piece of memory.
  private func step(
    _ input: inout [UInt8], from start: Int, into output: inout [UInt8]
  ) -> (used: Int, problem: Int32) {
    let total = input.count - start
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    var left = total
    var room = piece.count
    errno = 0
    let status = unsafe input.withUnsafeMutableBytes { from in
      unsafe piece.withUnsafeMutableBytes { to in
        var read = unsafe from.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self)
        var write = unsafe to.baseAddress?.assumingMemoryBound(to: CChar.self)
        // Safe: iconv reads `left` bytes and writes `room` bytes at most.
        return unsafe iconv(handle, &read, &left, &write, &room)
      }
    }
    let problem = status == -1 ? errno : 0
    output += piece.prefix(piece.count - room)
    return (total - left, problem)
  }
}
