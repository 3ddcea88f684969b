/// How a delimited file is laid out.
struct DelimitedShape: Hashable {
  /// The byte between cells.
  var delimiter: UInt8

  /// The byte around cells, or `nil` for none.
  var quote: UInt8?

  /// The line that holds the column names, from 1.
  var headerLine: Int

  /// The cells of that line.
  var header: [String]
}

extension DelimitedShape {
  /// Finds the layout from the beginning of a file.
  ///
  /// The delimiter is the one that cuts most records into the same number of cells. The header is
  /// the first record with more than one filled cell, because titles above it have one at most.
  ///
  /// - Parameters:
  ///   - sample: UTF-8 without a byte order mark, from the beginning.
  ///   - options: What the user has said about the file.
  /// - Returns: The layout and the records below the header; `nil` for a file without any text.
  /// - Throws: ``IngestionError`` when an option is not one character.
  static func find(
    in sample: ArraySlice<UInt8>, _ options: ReaderOptions
  ) throws(IngestionError) -> (shape: DelimitedShape, records: [DelimitedRecord])? {
    let quote = try options.quoteByte()
    let separated = declaredSeparator(sample)
    let candidates = try options.delimiterByte().map { [$0] } ?? separated.map { [$0] } ?? usual
    let layouts = candidates.map { Layout(sample, delimiter: $0, quote: quote) }
    guard
      let best = layouts.enumerated().max(by: { ($0.1, $1.0) < ($1.1, $0.0) })?.element,
      let place = best.header(givenLine: options.headerRow, isDeclared: separated != nil)
    else { return nil }
    let below = Array(best.records[(place + 1)...])
    var header = best.records[place].cells
    // A delimiter at the end of every row makes a last cell that the header lacks.
    if header.count + 1 == best.width, below.allSatisfy({ $0.cells.last == "" }) {
      header.append("")
    }
    let shape = DelimitedShape(
      delimiter: best.delimiter, quote: quote, headerLine: best.records[place].line,
      header: header)
    return (shape, below)
  }

  private static let usual = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// The delimiter of a first line such as `sep=;`, as spreadsheets write it.
  private static func declaredSeparator(_ sample: ArraySlice<UInt8>) -> UInt8? {
    let line = sample.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.count == 5, line.starts(with: "sep=".utf8) else { return nil }
    return line.last
  }
}

/// A file as one delimiter would cut it.
private struct Layout: Comparable {
  let delimiter: UInt8
  let records: [DelimitedRecord]

  /// The most frequent number of cells.
  let width: Int

  /// The share of records with that number of cells; 0 when it is one.
  let agreement: Double

  init(_ sample: ArraySlice<UInt8>, delimiter: UInt8, quote: UInt8?) {
    self.delimiter = delimiter
    records = delimitedRecords(in: sample, delimiter: delimiter, quote: quote, limit: 1_000)
    var counts: [Int: Int] = [:]
    for record in records where record.filledCount > 0 {
      counts[record.cells.count, default: 0] += 1
    }
    let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
    width = most?.key ?? 0
    let total = counts.values.reduce(0, +)
    agreement = width < 2 ? 0 : Double(most?.value ?? 0) / Double(max(1, total))
  }

  static func < (left: Layout, right: Layout) -> Bool {
    (left.agreement, left.width) < (right.agreement, right.width)
  }

  static func == (left: Layout, right: Layout) -> Bool {
    (left.agreement, left.width) == (right.agreement, right.width)
  }

  /// The place of the header among the records.
  func header(givenLine: Int?, isDeclared: Bool) -> Int? {
    if let givenLine {
      return records.firstIndex { $0.line >= givenLine && $0.filledCount > 0 }
    }
    let start = isDeclared ? 1 : 0
    let needed = width > 1 ? 2 : 1
    return records.indices.dropFirst(start).first { records[$0].filledCount >= needed }
      ?? records.indices.dropFirst(start).first { records[$0].filledCount > 0 }
  }
}
