public import CADBC

extension Table {
  /// Takes over everything an Arrow stream has, and releases the stream.
  ///
  /// - Parameter stream: A stream as a producer filled it in; after the call it is released.
  /// - Throws: ``ArrowError`` when the producer fails, or a column has a type that is not read.
  @unsafe
  public init(taking stream: UnsafeMutablePointer<ArrowArrayStream>) throws(ArrowError) {
    // Safe: the pointer is the caller's for the whole call, and the stream is released once.
    defer { unsafe stream.pointee.release?(stream) }
    var builders = try unsafe readSchema(of: stream)
    while try unsafe readBatch(of: stream, into: &builders) {}
    self.init(columns: builders.map { $0.column() })
  }
}

/// Makes a builder for each column of a stream.
private func readSchema(
  of stream: UnsafeMutablePointer<ArrowArrayStream>
) throws(ArrowError) -> [ColumnBuilder] {
  var schema = unsafe ArrowSchema()
  // Safe: the schema lives on this stack until it is released below.
  let status = unsafe stream.pointee.get_schema?(stream, &schema) ?? 22
  guard status == 0 else { throw unsafe .stream(lastError(of: stream)) }
  defer { unsafe schema.release?(&schema) }
  var builders: [ColumnBuilder] = []
  for index in 0..<Int(unsafe schema.n_children) {
    guard let child = unsafe schema.children?[index] else { continue }
    let name = unsafe child.pointee.name.map { unsafe String(cString: $0) } ?? ""
    let text = unsafe child.pointee.format.map { unsafe String(cString: $0) } ?? ""
    let isDictionary = unsafe child.pointee.dictionary != nil
    guard !isDictionary, let kind = ArrowKind(format: text) else {
      throw .unsupportedType(column: name, format: text)
    }
    builders.append(ColumnBuilder(name: name, kind: kind))
  }
  return builders
}

/// Appends the next batch; `false` when there is none.
private func readBatch(
  of stream: UnsafeMutablePointer<ArrowArrayStream>, into builders: inout [ColumnBuilder]
) throws(ArrowError) -> Bool {
  var batch = unsafe ArrowArray()
  // Safe: the batch lives on this stack until it is released below.
  let status = unsafe stream.pointee.get_next?(stream, &batch) ?? 22
  guard status == 0 else { throw unsafe .stream(lastError(of: stream)) }
  guard unsafe batch.release != nil else { return false }
  defer { unsafe batch.release?(&batch) }
  for index in builders.indices {
    guard let child = unsafe batch.children?[index] else { continue }
    let view = unsafe ArrowView(
      array: child.pointee, extraOffset: Int(batch.offset), count: Int(batch.length))
    try unsafe builders[index].append(view)
  }
  return true
}

private func lastError(of stream: UnsafeMutablePointer<ArrowArrayStream>) -> String {
  // Safe: the producer owns the text until the next call on the stream; it is copied here.
  unsafe stream.pointee.get_last_error?(stream).map { unsafe String(cString: $0) }
    ?? "no reason given"
}
