public import CADBC

/// How a column of texts that repeat is handed to an engine.
public enum RepeatedTexts: Sendable {
  /// Each text as often as it stands in the column.
  case inFull

  /// As its code, a whole number of 32 bits; whoever reads it has the texts.
  case asCodes
}

extension Table {
  /// Fills in a stream that hands the table to an engine, batch by batch.
  ///
  /// The values of a batch are copied when it is asked for, so that no more than a batch is held
  /// twice. The stream keeps the table alive until it is released.
  ///
  /// - Parameters:
  ///   - stream: Where the stream goes; its consumer releases it.
  ///   - texts: How texts that repeat are handed over.
  ///   - batchRows: The greatest number of rows of a batch.
  @unsafe
  public func export(
    to stream: UnsafeMutablePointer<ArrowArrayStream>, repeatedTexts texts: RepeatedTexts = .inFull,
    batchRows: Int = 1 << 16
  ) {
    let source = ExportedStream(table: self, texts: texts, batchRows: max(1, batchRows))
    var result = unsafe ArrowArrayStream()
    unsafe result.private_data = unsafe Unmanaged.passRetained(source).toOpaque()
    unsafe result.get_schema = { stream, schema in
      guard let stream = unsafe stream, let schema = unsafe schema else { return 22 }
      unsafe exported(stream).writeSchema(to: schema)
      return 0
    }
    unsafe result.get_next = { stream, array in
      guard let stream = unsafe stream, let array = unsafe array else { return 22 }
      unsafe exported(stream).writeNextBatch(to: array)
      return 0
    }
    unsafe result.get_last_error = { _ in nil }
    unsafe result.release = { stream in
      guard let stream = unsafe stream, unsafe stream.pointee.release != nil else { return }
      // Safe: balances the retain above, once, because release is cleared.
      unsafe Unmanaged<ExportedStream>.fromOpaque(stream.pointee.private_data).release()
      unsafe stream.pointee.release = nil
    }
    unsafe stream.initialize(to: result)
  }
}

/// The stream that private_data points to.
private func exported(_ stream: UnsafeMutablePointer<ArrowArrayStream>) -> ExportedStream {
  // Safe: private_data was set from a retained ExportedStream and is released with the stream.
  unsafe Unmanaged.fromOpaque(stream.pointee.private_data).takeUnretainedValue()
}

/// A table on its way into an engine, and how far it has come.
private final class ExportedStream {
  private let table: Table
  private let texts: RepeatedTexts
  private let batchRows: Int
  private var next = 0

  init(table: Table, texts: RepeatedTexts, batchRows: Int) {
    self.table = table
    self.texts = texts
    self.batchRows = batchRows
  }

  func writeSchema(to schema: UnsafeMutablePointer<ArrowSchema>) {
    let children = unsafe table.columns.map { column in
      unsafe makeSchema(name: column.name, format: arrowFormat(of: column.values, texts))
    }
    unsafe schema.initialize(to: makeSchema(name: "", format: "+s", children: children))
  }

  func writeNextBatch(to array: UnsafeMutablePointer<ArrowArray>) {
    guard next < table.rowCount else { return unsafe array.initialize(to: ArrowArray()) }
    let rows = next..<min(table.rowCount, next + batchRows)
    next = rows.upperBound
    let children = unsafe table.columns.map { unsafe makeArray(of: $0, rows: rows, texts) }
    let batch = unsafe makeArray(
      count: rows.count, missing: 0, buffers: [nil], children: children)
    unsafe array.initialize(to: batch)
  }
}

/// The format string of a column's values.
private func arrowFormat(of values: ColumnValues, _ texts: RepeatedTexts) -> String {
  switch values {
  case .boolean: "b"
  case .integer: "l"
  case .number: "g"
  case .decimal(_, let scale): "d:18,\(scale)"
  case .timestamp: "tsu:"
  case .category where texts == .asCodes: "i"
  // DuckDB 1.5 writes beyond its memory when a dictionary comes with a batch of more than 2,048
  // rows, and smaller batches make it read the dictionary again each time: so texts go plain.
  case .text, .category: "U"
  }
}
