import Glibc

/// Returns the numbers, from 1, of the records of a delimited file that are not blank, as a
/// spreadsheet program counts its rows: a line end in quotes begins none.
///
/// - Parameters:
///   - path: The file, in UTF-8.
///   - shape: How it is laid out.
/// - Returns: The numbers of the records below the header.
/// - Throws: ``IngestionError/unreadable(path:reason:)``.
/// - Complexity: One pass over the bytes.
func recordNumbers(
  of path: String, _ shape: DelimitedShape
) throws(IngestionError) -> [Int32] {
  let file = unsafe open(path, O_RDONLY)
  guard file >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
  defer { close(file) }
  var counter = RecordCounter(shape)
  var piece = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    // Safe: read writes at most as many bytes as the buffer holds.
    let count = unsafe piece.withUnsafeMutableBytes {
      unsafe Glibc.read(file, $0.baseAddress, $0.count)
    }
    guard count >= 0 else { throw .unreadable(path: path, reason: lastSystemProblem()) }
    guard count > 0 else { return counter.finish() }
    counter.count(piece[..<count])
  }
}

/// Counts records byte by byte.
private struct RecordCounter {
  private let delimiter: UInt8
  private let quote: UInt8?

  /// Whether a blank line is a row of its own, as it is where there is one column.
  private let countsBlanks: Bool

  private let headerLine: Int32
  private var numbers: [Int32] = []
  private var number: Int32 = 1
  private var state = State.start

  /// Whether the last byte ended a record as a carriage return, which a line feed may follow.
  private var wasReturn = false

  private enum State {
    /// At the beginning of a record.
    case start

    /// At the beginning of a cell, or behind spaces there.
    case cell

    /// In a cell without quotes, or behind a closing one.
    case plain

    case quoted

    /// Behind a quote that ends the cell, or is the first of two.
    case closing
  }

  init(_ shape: DelimitedShape) {
    delimiter = shape.delimiter
    quote = shape.quote
    countsBlanks = shape.header.count == 1
    headerLine = Int32(shape.headerLine)
  }

  mutating func count(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { take(byte) }
  }

  mutating func finish() -> [Int32] {
    if state != .start { endRecord() }
    return numbers
  }

  private mutating func take(_ byte: UInt8) {
    if state == .quoted {
      if byte == quote { state = .closing }
      return
    }
    let isFeed = byte == UInt8(ascii: "\n")
    if isFeed || byte == UInt8(ascii: "\r") {
      if !(isFeed && wasReturn) { endRecord() }
      wasReturn = !isFeed
      return
    }
    wasReturn = false
    if byte == quote, state != .plain {
      state = .quoted
    } else if byte == delimiter {
      state = .cell
    } else if !(byte == UInt8(ascii: " ") && (state == .start || state == .cell)) {
      state = .plain
    } else {
      state = .cell
    }
  }

  private mutating func endRecord() {
    if number > headerLine, state != .start || countsBlanks { numbers.append(number) }
    number += 1
    state = .start
  }
}
