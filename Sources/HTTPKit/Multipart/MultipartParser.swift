/// Turns the bytes of a multipart/form-data body into its parts (RFC 7578).
///
/// A pure state machine, and a strict one: no text before the first boundary,
/// no blanks after one.
struct MultipartParser: Sendable {
  /// What the bytes at hand amount to.
  enum Step: Sendable, Hashable {
    /// Nothing until more bytes come.
    case needsMore

    /// The head of a part.
    case part(PartHead)

    /// Some bytes of the part, never none.
    case data([UInt8])

    /// The end of the part.
    case partEnd

    /// The end of all parts; what follows is of no interest.
    case end
  }

  private enum State: Sendable {
    case start, afterBoundary, head, data, finished
  }

  /// The most bytes of the head of a part.
  private static let largestHead = 8_192

  private var state = State.start

  /// CRLF, two dashes and the boundary, which stand between two parts.
  private let delimiter: [UInt8]

  /// Creates a parser of a body.
  init(boundary: String) { delimiter = Array("\r\n--\(boundary)".utf8) }

  /// Whether the last boundary has been read.
  var isFinished: Bool { if case .finished = state { true } else { false } }

  /// Reads on as far as the next thing worth telling.
  mutating func step(_ input: inout ByteQueue) throws(MultipartError) -> Step {
    switch state {
    case .start: return try readStart(&input)
    case .afterBoundary: return try readAfterBoundary(&input)
    case .head: return try readHead(&input)
    case .data: return readData(&input)
    case .finished:
      input.consume(input.count)
      return .needsMore
    }
  }

  /// Reads the first boundary, which has no line end before it.
  private mutating func readStart(_ input: inout ByteQueue) throws(MultipartError) -> Step {
    let wanted = delimiter.count - 2
    for i in 0..<min(wanted, input.count) where input.bytes[i] != delimiter[i + 2] {
      throw .badStart
    }
    guard input.count >= wanted else { return .needsMore }
    input.consume(wanted)
    state = .afterBoundary
    return try step(&input)
  }

  private mutating func readAfterBoundary(
    _ input: inout ByteQueue
  ) throws(MultipartError) -> Step {
    guard input.count >= 2 else { return .needsMore }
    let (first, second) = (input.bytes[0], input.bytes[1])
    input.consume(2)
    if first == Byte.dash, second == Byte.dash {
      state = .finished
      return .end
    }
    guard first == Byte.carriageReturn, second == Byte.lineFeed else { throw .badBoundary }
    state = .head
    return try step(&input)
  }

  private mutating func readHead(_ input: inout ByteQueue) throws(MultipartError) -> Step {
    let end = findHeadEnd(input.bytes)
    // Judged by its own length, so that it does not matter how much came along with it.
    guard end ?? input.count <= Self.largestHead else { throw .badHead("It is too long.") }
    guard let length = end else { return .needsMore }
    let head = PartHead(try readFields(input.take(length)))
    guard head.isNamed else { throw .missingName }
    state = .data
    return .part(head)
  }

  private mutating func readData(_ input: inout ByteQueue) -> Step {
    let (start, isWhole) = findDelimiter(input.bytes)
    if start > 0 { return .data(input.take(start)) }
    guard isWhole else { return .needsMore }
    input.consume(delimiter.count)
    state = .afterBoundary
    return .partEnd
  }

  /// Finds the first place where the delimiter stands, or may stand once more bytes have come.
  private func findDelimiter(_ bytes: Span<UInt8>) -> (start: Int, isWhole: Bool) {
    var start = 0
    while start < bytes.count {
      if bytes[start] == Byte.carriageReturn {
        let count = min(delimiter.count, bytes.count - start)
        var matched = 1
        while matched < count, bytes[start + matched] == delimiter[matched] { matched += 1 }
        if matched == count { return (start, matched == delimiter.count) }
      }
      start += 1
    }
    return (start, false)
  }
}
