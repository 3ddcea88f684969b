import FoundationEssentials
import Tabular

/// Reads `sections/customers.csv`, which this program wrote.
struct CustomerTableFile {
  private let bytes: [UInt8]
  private let heads: [CustomerColumnHead]

  init(path: String, heads: [CustomerColumnHead]) throws(ServiceError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .state("the table of customers of the study cannot be read")
    }
    bytes = Array(data)
    self.heads = heads
  }

  /// The columns, in the order of the file.
  ///
  /// - Throws: ``ServiceError/state(_:)`` when a row has other cells than the header.
  func columns() throws(ServiceError) -> [CustomerCells] {
    var builders = heads.map { CellsBuilder($0) }
    var place = 0
    var column = 0
    var isHeader = true
    while place < bytes.count {
      let (cell, end) = cell(at: place)
      guard column < builders.count else {
        throw .state("the table of customers of the study is damaged")
      }
      if !isHeader { builders[column].add(cell) }
      let endsLine = end >= bytes.count || bytes[end] == 10
      column = endsLine ? 0 : column + 1
      if endsLine { isHeader = false }
      place = end + 1
    }
    guard Set(builders.map(\.count)).count <= 1 else {
      throw .state("the table of customers of the study is damaged")
    }
    return builders.map(\.cells)
  }

  /// A cell, without its quotes, and where the comma or the end of the line after it stands.
  private func cell(at start: Int) -> (ArraySlice<UInt8>, end: Int) {
    guard bytes[start] == quote else {
      var end = start
      while end < bytes.count, bytes[end] != comma, bytes[end] != 10 { end += 1 }
      return (bytes[start..<end], end)
    }
    var content: [UInt8] = []
    var place = start + 1
    while place < bytes.count {
      if bytes[place] == quote {
        guard place + 1 < bytes.count, bytes[place + 1] == quote else { break }
        place += 1
      }
      content.append(bytes[place])
      place += 1
    }
    return (content[...], place + 1)
  }
}

private let quote = UInt8(ascii: "\"")
private let comma = UInt8(ascii: ",")

/// Makes a column of cells as texts.
private struct CellsBuilder {
  private let head: CustomerColumnHead
  private var numbers: [Double] = []
  private var flags: [Bool] = []
  private var texts = TextValues()
  private var folded = TextValues()

  init(_ head: CustomerColumnHead) { self.head = head }

  var count: Int { numbers.count + flags.count + texts.count }

  var cells: CustomerCells {
    switch head.kind {
    case "text": CustomerCells(head: head, values: .texts(texts, folded: folded))
    case "boolean": CustomerCells(head: head, values: .flags(flags))
    default: CustomerCells(head: head, values: .numbers(numbers))
    }
  }

  mutating func add(_ cell: ArraySlice<UInt8>) {
    switch head.kind {
    case "text":
      texts.append(utf8: cell.span)
      fold(cell)
    case "boolean": flags.append(cell.first == UInt8(ascii: "t"))
    default: numbers.append(number(cell))
    }
  }

  private mutating func fold(_ cell: ArraySlice<UInt8>) {
    guard cell.allSatisfy({ $0 < 128 }) else {
      folded.append(String(decoding: cell, as: UTF8.self).lowercased())
      return
    }
    let small = cell.map { (65...90).contains($0) ? $0 + 32 : $0 }
    folded.append(utf8: small.span)
  }
}

/// Reads a number; whole ones of few digits without the help of the library.
private func number(_ cell: ArraySlice<UInt8>) -> Double {
  if (1...15).contains(cell.count), cell.allSatisfy({ (48...57).contains($0) }) {
    return Double(cell.reduce(0) { $0 * 10 + Int($1 - 48) })
  }
  return Double(String(decoding: cell, as: UTF8.self)) ?? .nan
}
