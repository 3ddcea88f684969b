/// One record of a delimited file, as its cells read.
struct DelimitedRecord: Hashable {
  /// The cells, without their quotes.
  let cells: [String]

  /// The line that the record begins in, from 1.
  let line: Int

  /// The number of cells with something in them.
  var filledCount: Int { cells.count { !$0.allSatisfy(\.isWhitespace) } }
}

/// Reads the first records of a delimited text, by the rules of RFC 4180.
///
/// - Parameters:
///   - text: UTF-8, from the beginning of a line.
///   - delimiter: The byte between cells.
///   - quote: The byte around cells, or `nil` for none.
///   - limit: The greatest number of records.
/// - Returns: The records; the last one may be cut where the text is.
func delimitedRecords(
  in text: ArraySlice<UInt8>, delimiter: UInt8, quote: UInt8?, limit: Int
) -> [DelimitedRecord] {
  var reader = RecordReader(text: text, delimiter: delimiter, quote: quote)
  var records: [DelimitedRecord] = []
  while records.count < limit, let record = reader.next() { records.append(record) }
  return records
}

private let lineFeed = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

/// A place in a delimited text.
private struct RecordReader {
  let text: ArraySlice<UInt8>
  let delimiter: UInt8
  let quote: UInt8?
  private var place: Int
  private var line = 1

  init(text: ArraySlice<UInt8>, delimiter: UInt8, quote: UInt8?) {
    self.text = text
    self.delimiter = delimiter
    self.quote = quote
    place = text.startIndex
  }

  /// The next record, or `nil` at the end of the text.
  mutating func next() -> DelimitedRecord? {
    guard place < text.endIndex else { return nil }
    let first = line
    var cells = [cell()]
    while place < text.endIndex, text[place] == delimiter {
      place += 1
      cells.append(cell())
    }
    if place < text.endIndex { skipLineEnd() }
    return DelimitedRecord(cells: cells, line: first)
  }

  /// Reads up to the next delimiter or end of line; a quote may follow spaces, as engines have it.
  private mutating func cell() -> String {
    var bytes: [UInt8] = []
    let first = text[place...].drop { $0 == UInt8(ascii: " ") }.startIndex
    if first < text.endIndex, text[first] == quote {
      place = first
      bytes = quotedPart()
    }
    while place < text.endIndex, !isEnd(text[place]) {
      bytes.append(text[place])
      place += 1
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Reads from a quote to its partner; two quotes inside stand for one.
  private mutating func quotedPart() -> [UInt8] {
    var bytes: [UInt8] = []
    place += 1
    while place < text.endIndex {
      if text[place] == quote {
        place += 1
        guard place < text.endIndex, text[place] == quote else { return bytes }
      } else if text[place] == lineFeed {
        line += 1
      }
      bytes.append(text[place])
      place += 1
    }
    return bytes
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == lineFeed || byte == carriageReturn
  }

  private mutating func skipLineEnd() {
    let isReturn = text[place] == carriageReturn
    place += 1
    if isReturn, place < text.endIndex, text[place] == lineFeed { place += 1 }
    line += 1
  }
}
