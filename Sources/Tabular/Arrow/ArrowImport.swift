public import CADBC
import Glibc

extension Table {
  /// Takes over everything an Arrow stream has, and releases the stream.
  ///
  /// - Parameter stream: A stream as a producer filled it in; after the call it is released.
  /// - Throws: ``ArrowError`` when the producer fails, or a column has a type that is not read.
  @unsafe
  public init(taking stream: UnsafeMutablePointer<ArrowArrayStream>) throws(ArrowError) {
    // Safe: the stream is moved out of the caller's memory, so that it is released once.
    let moved = unsafe stream.move()
    unsafe stream.initialize(to: ArrowArrayStream())
    var batches = try unsafe ArrowBatches(moved)
    self = try batches.rest()
  }
}

/// The batches of an Arrow stream, one after another; the stream is released with the value.
@safe
public struct ArrowBatches: ~Copyable {
  private var stream: ArrowArrayStream
  private let empty: [ColumnBuilder]

  /// Takes over a stream as a producer filled it in.
  ///
  /// - Throws: ``ArrowError`` when the producer fails, or a column has a type that is not read.
  @unsafe
  public init(_ stream: ArrowArrayStream) throws(ArrowError) {
    var stream = unsafe stream
    do {
      empty = try unsafe Self.readSchema(of: &stream)
    } catch {
      unsafe stream.release?(&stream)
      throw error
    }
    unsafe self.stream = unsafe stream
  }

  deinit {
    // Safe: the stream is this value's alone, and C wants it by pointer.
    var stream = unsafe stream
    unsafe stream.release?(&stream)
  }

  /// The next batch, or `nil` when there is none.
  ///
  /// - Throws: ``ArrowError`` when the producer fails.
  public mutating func next() throws(ArrowError) -> Table? {
    var builders = empty
    guard try appendBatch(to: &builders) else { return nil }
    return Table(columns: builders.map { $0.column() })
  }

  /// All batches that are left, as one table.
  mutating func rest() throws(ArrowError) -> Table {
    var builders = empty
    while try appendBatch(to: &builders) {}
    return Table(columns: builders.map { $0.column() })
  }

  /// Makes a builder for each column of a stream.
  private static func readSchema(
    of stream: inout ArrowArrayStream
  ) throws(ArrowError) -> [ColumnBuilder] {
    var schema = unsafe ArrowSchema()
    // Safe: the schema lives on this stack until it is released below.
    let status = unsafe stream.get_schema?(&stream, &schema) ?? EINVAL
    guard status == 0 else { throw unsafe .stream(lastError(of: &stream)) }
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
  private mutating func appendBatch(to builders: inout [ColumnBuilder]) throws(ArrowError) -> Bool {
    var batch = unsafe ArrowArray()
    // Safe: the batch lives on this stack until it is released below.
    let status = unsafe stream.get_next?(&stream, &batch) ?? EINVAL
    guard status == 0 else { throw unsafe .stream(lastError(of: &stream)) }
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
}

private func lastError(of stream: inout ArrowArrayStream) -> String {
  // Safe: the producer owns the text until the next call on the stream; it is copied here.
  unsafe stream.get_last_error?(&stream).map { unsafe String(cString: $0) } ?? "no reason given"
}
