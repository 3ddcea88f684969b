/// Makes lines of pieces of bytes.
struct LineSplitter {
  /// The most bytes of a line; what is longer is cut.
  static let longest = 16 << 20

  private var rest: [UInt8] = []

  /// Takes a piece, and tells each line that it ends.
  mutating func add(_ piece: ArraySlice<UInt8>, _ body: (String) -> Void) {
    var piece = piece
    while let end = piece.firstIndex(of: 10) {
      keep(piece[..<end])
      body(String(decoding: rest, as: UTF8.self))
      rest.removeAll(keepingCapacity: true)
      piece = piece[(end + 1)...]
    }
    keep(piece)
  }

  /// Tells the last line when it has no end.
  mutating func finish(_ body: (String) -> Void) {
    if !rest.isEmpty { body(String(decoding: rest, as: UTF8.self)) }
    rest = []
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    rest += bytes.prefix(Self.longest - rest.count)
  }
}
