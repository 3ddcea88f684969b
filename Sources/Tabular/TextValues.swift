/// Many texts in one piece of memory, as Arrow lays them out: UTF-8 bytes and where each begins.
public struct TextValues: Sendable {
  /// The bytes of all texts, one after another.
  public private(set) var bytes: [UInt8]

  /// Where each text begins in ``bytes``, and at the end where the last one ends.
  public private(set) var offsets: [Int]

  /// Creates a collection without texts.
  public init() {
    bytes = []
    offsets = [0]
  }

  /// Creates a collection of texts.
  public init(_ texts: some Sequence<String>) {
    self.init()
    for text in texts { append(text) }
  }

  /// Adds a text at the end.
  public mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    offsets.append(bytes.count)
  }

  /// Adds a text at the end, from its UTF-8 bytes.
  public mutating func append(utf8: Span<UInt8>) {
    for i in utf8.indices { bytes.append(utf8[i]) }
    offsets.append(bytes.count)
  }

  /// Adds a text at the end, from its UTF-8 bytes in memory that is not ours.
  @unsafe
  mutating func append(utf8: UnsafeRawBufferPointer) {
    // Safe: the bytes are copied before the call returns.
    unsafe bytes.append(contentsOf: utf8)
    offsets.append(bytes.count)
  }

  /// Makes room for more texts, so that adding them does not move memory.
  public mutating func reserve(texts: Int, bytes byteCount: Int) {
    offsets.reserveCapacity(offsets.count + texts)
    bytes.reserveCapacity(bytes.count + byteCount)
  }

  /// The number of texts.
  public var count: Int { offsets.count - 1 }

  /// Returns a text; bytes that are no UTF-8 come out as U+FFFD.
  public subscript(index: Int) -> String {
    String(decoding: bytes[offsets[index]..<offsets[index + 1]], as: UTF8.self)
  }
}
